import type { ClientSession, Model, mongo } from 'mongoose';
import { checkOf, InvalidRecordError, type RecordCheck } from './record-check.js';
import type { Recorded } from './records.js';

/**
 * Every write of a record is checked against its declaration first, so that an invalid one is never stored. Values go
 * to the driver directly: mongoose's conversion would cost more than the rest of the write.
 */
interface Identified {
  _id: string;
}

export async function insertRecord<T extends Identified>(
  model: Model<T>,
  record: T,
  tx: ClientSession | null,
): Promise<void> {
  ensureSound(model, 'inRecord', record);
  await collectionOf(model).insertOne(record, inSession(tx));
}

/** Inserts many records in one round trip. */
export async function insertRecords<T extends Identified>(
  model: Model<T>,
  records: readonly T[],
  tx: ClientSession | null,
): Promise<void> {
  if (records.length === 0) return;
  for (const record of records) ensureSound(model, 'inRecord', record);
  await collectionOf(model).insertMany(records, inSession(tx));
}

/**
 * Sets fields if the record still has this version, and increments the version; `undefined` leaves a field unchanged.
 * Null if the version differs.
 */
export async function changeRecord<T extends Recorded>(
  model: Model<T>,
  { id, version }: { id: string; version: number },
  set: Partial<Omit<T, keyof Recorded>>,
  tx: ClientSession,
): Promise<T | null> {
  const changes = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  ensureSound(model, 'inFields', changes);
  const update = { $set: { ...changes, version: version + 1 } };
  const options = { session: tx, returnDocument: 'after' } as const;
  return (await collectionOf(model).findOneAndUpdate({ _id: id, version }, update, options)) as T | null;
}

/**
 * Stores new versions of many records in one round trip, each over the version before it.
 *
 * @throws Error if one has changed since; the transaction must then be aborted.
 */
export async function changeRecords<T extends Recorded>(
  model: Model<T>,
  records: readonly T[],
  tx: ClientSession,
): Promise<void> {
  if (records.length === 0) return;
  const updates = records.map((record) => {
    ensureSound(model, 'inRecord', record);
    const { _id, ...set } = record;
    return { updateOne: { filter: { _id, version: record.version - 1 }, update: { $set: set } } };
  });
  const { matchedCount } = await collectionOf(model).bulkWrite(updates, { session: tx });
  if (matchedCount !== records.length) throw new Error('a record changed inside the transaction that changes it');
}

/** Sets fields without a new version, for records or fields that are not versioned. */
export async function setFields<T extends Identified>(
  model: Model<T>,
  id: string,
  set: Partial<Omit<T, '_id'>>,
): Promise<void> {
  ensureSound(model, 'inFields', set);
  await collectionOf(model).updateOne({ _id: id }, { $set: set });
}

/** Replaces the record with this id, or inserts it. */
export async function putRecord<T extends Identified>(model: Model<T>, record: T): Promise<void> {
  ensureSound(model, 'inRecord', record);
  const { _id, ...set } = record;
  await collectionOf(model).updateOne({ _id }, { $set: set }, { upsert: true });
}

/** The stored record with this id; inserts the given one if there is none. */
export async function ensureRecord<T extends Identified>(model: Model<T>, record: T): Promise<T> {
  ensureSound(model, 'inRecord', record);
  const { _id, ...set } = record;
  const options = { upsert: true, returnDocument: 'after' } as const;
  const stored = await collectionOf(model).findOneAndUpdate({ _id }, { $setOnInsert: set }, options);
  return stored as unknown as T;
}

/** Deletes the matching record; false if there is none. */
export async function removeRecord<T extends Identified>(model: Model<T>, filter: Partial<T>): Promise<boolean> {
  const { deletedCount } = await collectionOf(model).deleteOne(filter);
  return deletedCount === 1;
}

/**
 * A record that exists only to be written: of two transactions that write it concurrently, the later one is run again.
 */
interface Lock extends Identified {
  writes: number;
}

/** Writes these lock records, creating them if needed, so that concurrent transactions with the same locks conflict. */
export async function lockRecords<T extends Lock>(
  model: Model<T>,
  records: readonly Omit<T, 'writes'>[],
  tx: ClientSession,
): Promise<void> {
  if (records.length === 0) return;
  for (const record of records) ensureSound(model, 'inRecord', { ...record, writes: 1 });
  const updates = records.map(({ _id, ...facts }) => {
    // MongoDB before version 5 rejects an empty `$set`.
    const set = Object.keys(facts).length === 0 ? {} : { $set: facts };
    return { updateOne: { filter: { _id }, update: { ...set, $inc: { writes: 1 } }, upsert: true } };
  });
  await collectionOf(model).bulkWrite(updates, { session: tx });
}

/** A record that follows from others, written together with each of them. `rev` counts its writes. */
export interface Rollup extends Identified {
  rev: number;
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
    const { _id, ...set } = fold as Omit<T, 'rev'> & Identified;
    return { updateOne: { filter: { _id }, update: { $set: set, $inc: { rev: 1 } }, upsert: true } };
  });
  await collectionOf(model).bulkWrite(updates, { session: tx });
}

/** Writes roll-ups without changing what they hold, so that concurrent transactions with one of them conflict. */
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
}

/** Deletes the roll-ups with these ids, which follow from no record. */
export async function removeRollups<T extends Rollup>(
  model: Model<T>,
  ids: readonly string[],
  tx: ClientSession,
): Promise<void> {
  if (ids.length > 0) await collectionOf(model).deleteMany({ _id: { $in: [...ids] } }, { session: tx });
}

function ensureSound<T>(model: Model<T>, part: keyof RecordCheck, values: object): void {
  const fault = checkOf(model.schema)[part](values);
  if (fault !== null) throw new InvalidRecordError(model.modelName, fault);
}

/** Any record, as the driver takes it. */
type Stored = Identified & mongo.Document;

/** Mongoose types every `_id` of a model's collection as an ObjectId. */
function collectionOf<T>(model: Model<T>): mongo.Collection<Stored> {
  return model.collection as unknown as mongo.Collection<Stored>;
}

function inSession(tx: ClientSession | null): { session?: ClientSession } {
  return tx === null ? {} : { session: tx };
}
