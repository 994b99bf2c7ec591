import { isDeepStrictEqual } from 'node:util';
import type { ClientSession, Model, QueryFilter } from 'mongoose';
import { collectionNameOf, findFields, findRecords } from './records.js';
import { removeRollups, replaceRollups, type Rollup } from './write-rollups.js';

/** A difference between a stored roll-up and the records it follows from. */
export interface RollupDifference {
  readonly collection: string;
  /** Id of the roll-up. */
  readonly id: string;
  /** `MISSING`: not stored; `STRAY`: follows from no record; `DIFFERENT`: in `fields`. */
  readonly kind: 'MISSING' | 'STRAY' | 'DIFFERENT';
  readonly fields: readonly string[];
}

/** Roll-ups of families' spells. */
type OfFamily = Rollup & { readonly familyId: string };

/** What follows from the records of a feature for some families: the content of their roll-ups. */
interface Folding<T extends OfFamily> {
  readonly model: Model<T>;
  readonly familyIds: readonly string[];
  readonly folds: readonly Omit<T, 'rev'>[];
}

/** Compares the stored roll-ups of families with what follows from their records. */
export async function rollupDifferences<T extends OfFamily>(
  { model, familyIds, folds }: Folding<T>,
  tx: ClientSession,
): Promise<RollupDifference[]> {
  const collection = collectionNameOf(model);
  const stored = await storedOf(model, familyIds, tx);
  const storedById = new Map<string, T>(stored.map((rollup) => [rollup._id, rollup]));
  const expectedIds = new Set<string>(folds.map(idOf));
  const strays = stored.filter(({ _id }) => !expectedIds.has(_id));
  return [
    ...folds.flatMap((fold): RollupDifference[] => {
      const rollup = storedById.get(idOf(fold));
      if (rollup === undefined) return [{ collection, id: idOf(fold), kind: 'MISSING', fields: [] }];
      const fields = differingFields(rollup, fold);
      return fields.length === 0 ? [] : [{ collection, id: rollup._id, kind: 'DIFFERENT', fields }];
    }),
    ...strays.map(({ _id }): RollupDifference => ({ collection, id: _id, kind: 'STRAY', fields: [] })),
  ];
}

/** Writes what follows from the records of families over their stored roll-ups, and deletes stray ones. */
export async function rebuildRollups<T extends OfFamily>(
  { model, familyIds, folds }: Folding<T>,
  tx: ClientSession,
): Promise<void> {
  const expectedIds = new Set<string>(folds.map(idOf));
  const stored = await storedOf(model, familyIds, tx);
  const strays = stored.filter(({ _id }) => !expectedIds.has(_id));
  const revById = new Map<string, number>(stored.map(({ _id, rev }) => [_id, rev]));
  await removeRollups(model, strays, tx);
  await replaceRollups(
    model,
    folds.map((fold) => ({ ...fold, rev: (revById.get(idOf(fold)) ?? 0) + 1 }) as T),
    tx,
  );
}

/** Ids of the families that stored roll-ups name, in order, for work in batches; null: from the first. */
export async function familiesOfRollups<T extends OfFamily>(
  model: Model<T>,
  afterFamilyId: string | null,
  limit: number,
): Promise<string[]> {
  const filter = (afterFamilyId === null ? {} : { familyId: { $gt: afterFamilyId } }) as QueryFilter<T>;
  const rollups = await findFields<T, 'familyId'>(model, ['familyId'], filter, { sort: { familyId: 1 }, limit });
  return [...new Set(rollups.map(({ familyId }) => familyId))];
}

function storedOf<T extends OfFamily>(model: Model<T>, familyIds: readonly string[], tx: ClientSession): Promise<T[]> {
  return findRecords(model, { familyId: { $in: [...familyIds] } } as QueryFilter<T>, { tx });
}

function differingFields<T extends OfFamily>(rollup: T, fold: Omit<T, 'rev'>): string[] {
  const expected = Object.entries({ ...fold, rev: rollup.rev });
  const stored = new Map(Object.entries(rollup));
  const names = new Set(expected.map(([name]) => name));
  return [
    ...expected.filter(([name, value]) => !isDeepStrictEqual(stored.get(name), value)).map(([name]) => name),
    ...[...stored.keys()].filter((name) => !names.has(name)),
  ];
}

function idOf(fold: object): string {
  return (fold as { readonly _id: string })._id;
}
