import type { ClientSession, Model, mongo } from 'mongoose';
import { checkOf, InvalidRecordError, type RecordCheck } from './record-check.js';
import type { Recorded } from './records.js';

/**
 * Every write of a record: checked against its declaration first, so that an invalid one is a fault and never stored. Values go to
 * the driver as they were checked; mongoose would spend more on converting them than all the rest of a write costs.
 */
interface Identified {
  _id: string;
}

/** Inserts one record. */
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

/** Sets fields of the record if it still has this version, which grows by one; `undefined` leaves a field. Null when it has not. */
export async function changeRecord<T extends Recorded>(
  model: Model<T>,
  { id, version }: { id: string; version: number },
  set: Partial<Omit<T, keyof Recorded>>,
  tx: ClientSession,
): Promise<T | null> {
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  ensureSound(model, 'inFields', given);
  const update = { $set: { ...given, version: version + 1 } };
  const options = { session: tx, returnDocument: 'after' } as const;
  return (await collectionOf(model).findOneAndUpdate({ _id: id, version }, update, options)) as T | null;
}

/**
 * Stores new versions of many records in one round trip, each over the version before it.
 *
 * @throws Error when one of them has another version by now; the transaction has to be given up then.
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

/** Sets fields of a record that has no versions, or fields that are no part of them. */
export async function setFields<T extends Identified>(
  model: Model<T>,
  id: string,
  set: Partial<Omit<T, '_id'>>,
): Promise<void> {
  ensureSound(model, 'inFields', set);
  await collectionOf(model).updateOne({ _id: id }, { $set: set });
}

/** Stores the record in place of whatever is stored under its id. */
export async function putRecord<T extends Identified>(model: Model<T>, record: T): Promise<void> {
  ensureSound(model, 'inRecord', record);
  const { _id, ...set } = record;
  await collectionOf(model).updateOne({ _id }, { $set: set }, { upsert: true });
}

/** The record stored under the id of this one, which is stored if there is none. */
export async function ensureRecord<T extends Identified>(model: Model<T>, record: T): Promise<T> {
  ensureSound(model, 'inRecord', record);
  const { _id, ...set } = record;
  const options = { upsert: true, returnDocument: 'after' } as const;
  const stored = await collectionOf(model).findOneAndUpdate({ _id }, { $setOnInsert: set }, options);
  return stored as unknown as T;
}

/** Removes the record that matches; false when there is none. */
export async function removeRecord<T extends Identified>(model: Model<T>, filter: Partial<T>): Promise<boolean> {
  const { deletedCount } = await collectionOf(model).deleteOne(filter);
  return deletedCount === 1;
}

/** A record that exists only to be written: of two transactions that write it at once, the later one starts anew. */
interface Lock extends Identified {
  writes: number;
}

/** Writes these records, which are made if they do not exist, so that this transaction meets every other one that writes them. */
export async function lockRecords<T extends Lock>(
  model: Model<T>,
  records: readonly Omit<T, 'writes'>[],
  tx: ClientSession,
): Promise<void> {
  if (records.length === 0) return;
  for (const record of records) ensureSound(model, 'inRecord', { ...record, writes: 1 });
  const updates = records.map(({ _id, ...facts }) => {
    // Before version 5, MongoDB refuses to set nothing.
    const set = Object.keys(facts).length === 0 ? {} : { $set: facts };
    return { updateOne: { filter: { _id }, update: { ...set, $inc: { writes: 1 } }, upsert: true } };
  });
  await collectionOf(model).bulkWrite(updates, { session: tx });
}

function ensureSound<T>(model: Model<T>, part: keyof RecordCheck, values: object): void {
  const fault = checkOf(model.schema)[part](values);
  if (fault !== null) throw new InvalidRecordError(model.modelName, fault);
}

/** Any record, as the driver takes it. */
type Stored = Identified & mongo.Document;

/** Mongoose types the collection of a model as if every `_id` were an ObjectId. */
function collectionOf<T>(model: Model<T>): mongo.Collection<Stored> {
  return model.collection as unknown as mongo.Collection<Stored>;
}

function inSession(tx: ClientSession | null): { session?: ClientSession } {
  return tx === null ? {} : { session: tx };
}
