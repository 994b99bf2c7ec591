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

/** Increments `rev` of these records, creating them if needed; concurrent transactions with one of them conflict. */
export async function raiseRecords<T extends Identified & { rev: number }>(
  model: Model<T>,
  ids: readonly string[],
  tx: ClientSession,
): Promise<void> {
  if (ids.length === 0) return;
  const updates = ids.map((_id) => ({ updateOne: { filter: { _id }, update: { $inc: { rev: 1 } }, upsert: true } }));
  await collectionOf(model).bulkWrite(updates, { session: tx });
}

/** @throws InvalidRecordError if the values do not fit the declaration. */
export function ensureSound<T>(model: Model<T>, part: keyof RecordCheck, values: object): void {
  const fault = checkOf(model.schema)[part](values);
  if (fault !== null) throw new InvalidRecordError(model.modelName, fault);
}

/** Any record, as the driver takes it. */
type Stored = Identified & mongo.Document;

/** Mongoose types every `_id` of a model's collection as an ObjectId. */
export function collectionOf<T>(model: Model<T>): mongo.Collection<Stored> {
  return model.collection as unknown as mongo.Collection<Stored>;
}

function inSession(tx: ClientSession | null): { session?: ClientSession } {
  return tx === null ? {} : { session: tx };
}
