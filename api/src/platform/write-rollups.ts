import type { ClientSession, Model } from 'mongoose';
import { raiseVersions } from './data-versions.js';
import { collectionOf, ensureSound } from './write-records.js';

/** A record that follows from others, written together with each of them. `rev` counts its writes. */
export interface Rollup {
  _id: string;
  rev: number;
  /** Whose version its writes raise. */
  stripe: string;
}

/** Writes roll-ups over the stored ones, or creates them; of two concurrent transactions with one of them, the later is run again. */
export async function writeRollups<T extends Rollup>(
  model: Model<T>,
  folds: readonly Omit<T, 'rev'>[],
  tx: ClientSession,
): Promise<void> {
  if (folds.length === 0) return;
  const updates = folds.map((fold) => {
    ensureSound(model, 'inRecord', { ...fold, rev: 1 });
    const { _id, ...set } = fold as Omit<T, 'rev'> & { _id: string };
    return { updateOne: { filter: { _id }, update: { $set: set, $inc: { rev: 1 } }, upsert: true } };
  });
  await collectionOf(model).bulkWrite(updates, { session: tx });
  await raiseVersions(model.db, stripesOf(folds), tx);
}

/** Writes roll-ups without changing what they hold, so that concurrent transactions with one of them conflict. Raises no version. */
export async function touchRollups<T extends Rollup>(
  model: Model<T>,
  ids: readonly string[],
  tx: ClientSession,
): Promise<void> {
  if (ids.length > 0)
    await collectionOf(model).updateMany({ _id: { $in: [...ids] } }, { $inc: { rev: 1 } }, { session: tx });
}

/** Replaces whole roll-ups, whatever else is stored in them, or creates them. */
export async function replaceRollups<T extends Rollup>(
  model: Model<T>,
  rollups: readonly T[],
  tx: ClientSession,
): Promise<void> {
  if (rollups.length === 0) return;
  const replacements = rollups.map((rollup) => {
    ensureSound(model, 'inRecord', rollup);
    const { _id, ...replacement } = rollup;
    return { replaceOne: { filter: { _id }, replacement, upsert: true } };
  });
  await collectionOf(model).bulkWrite(replacements, { session: tx });
  await raiseVersions(model.db, stripesOf(rollups), tx);
}

/** Deletes these roll-ups, which follow from no record. */
export async function removeRollups<T extends Rollup>(
  model: Model<T>,
  rollups: readonly T[],
  tx: ClientSession,
): Promise<void> {
  if (rollups.length === 0) return;
  await collectionOf(model).deleteMany({ _id: { $in: rollups.map(({ _id }) => _id) } }, { session: tx });
  await raiseVersions(model.db, stripesOf(rollups), tx);
}

/** Roll-ups that were stored before there were stripes have none. */
function stripesOf(rollups: readonly { readonly stripe?: string }[]): string[] {
  return rollups.flatMap(({ stripe }) => stripe ?? []);
}
