import { createHash } from 'node:crypto';
import type { ClientSession, Connection, Model, QueryFilter, Schema } from 'mongoose';
import type { Recorder } from './actor.js';
import { instant, integer, orNull, text, type RecordOf } from './fields.js';

/** Fields that every record carries; spread them into its schema. */
export const recordedFields = {
  /** The client key it was made with. */
  _id: text,
  version: integer,
  /** Server time of its making. */
  recordedAt: instant,
  /** Account that made it; null for the installation. */
  recordedBy: orNull(text),
  recordedByName: text,
  /** Hash of the first request and its account: tells a repeated request from another one under the same key. */
  fingerprint: text,
};

/** What every record carries. */
export type Recorded = RecordOf<typeof recordedFields>;

/** The model of a collection, made on each connection: there are no global models, so several apps can run in one process. */
export function defineModel<T>(
  name: string,
  schema: Schema<T>,
  collection: string,
): (connection: Connection) => Model<T> {
  return (connection) => (connection.models[name] ?? connection.model(name, schema, collection)) as unknown as Model<T>;
}

/** First version of a record made by this actor at this time with this request. */
export function newRecord(key: string, actor: Recorder, at: Date, request: unknown): Recorded {
  return {
    _id: key,
    version: 1,
    recordedAt: at,
    recordedBy: actor.accountId,
    recordedByName: actor.displayName,
    fingerprint: fingerprintOf(actor, request),
  };
}

/** Same request by the same person, whatever the order of its fields; absent and undefined are the same. */
export function fingerprintOf(actor: Recorder, request: unknown): string {
  return createHash('sha256')
    .update(canonical([actor.accountId, request]))
    .digest('base64url');
}

function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, content]) => content !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, content]) => `${JSON.stringify(name)}:${canonical(content)}`).join(',')}}`;
}

/** What a record looks like in its revision: everything but the fingerprint. */
export function revisionState(record: Recorded): object {
  const { fingerprint: _fingerprint, ...state } = record;
  return state;
}

/** How to read: in which order, how many at most, in which transaction. */
interface Finding {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
  readonly tx?: ClientSession | null;
}

/** Records that match, as they are stored; in no order unless sorted. */
export async function findRecords<T>(
  model: Model<T>,
  filter: QueryFilter<T>,
  { sort = {}, limit = 0, tx = null }: Finding = {},
): Promise<T[]> {
  return model.find(filter).sort(sort).limit(limit).session(tx).lean<T[]>();
}

/** The first record that matches. */
export async function findRecord<T>(
  model: Model<T>,
  filter: QueryFilter<T>,
  { sort = {}, tx = null }: Omit<Finding, 'limit'> = {},
): Promise<T | null> {
  return model.findOne(filter).sort(sort).session(tx).lean<T>();
}

/** Some fields of the records that match: what a list needs of records that are large or many. */
export async function findFields<T, K extends keyof T & string>(
  model: Model<T>,
  fields: readonly K[],
  filter: QueryFilter<T>,
  { sort = {}, limit = 0, tx = null }: Finding = {},
): Promise<Pick<T, K>[]> {
  const projection = { _id: 0, ...Object.fromEntries(fields.map((field) => [field, 1])) };
  return model.find(filter, projection).sort(sort).limit(limit).session(tx).lean<Pick<T, K>[]>();
}

/** One record by its id. */
export function readRecord<T extends Recorded>(
  model: Model<T>,
  id: string,
  tx: ClientSession | null = null,
): Promise<T | null> {
  return findRecord<T>(model, { _id: { $eq: id } } as QueryFilter<T>, { tx });
}

/** Records of these ids, in no order; unknown ids are left out. */
export function readRecords<T extends Recorded>(
  model: Model<T>,
  ids: readonly string[],
  tx: ClientSession | null = null,
): Promise<T[]> {
  return findRecords<T>(model, { _id: { $in: [...ids] } } as QueryFilter<T>, { tx });
}

/** Whether any record matches. */
export async function hasRecord<T>(
  model: Model<T>,
  filter: QueryFilter<T>,
  tx: ClientSession | null = null,
): Promise<boolean> {
  return (await model.exists(filter).session(tx)) !== null;
}

export function collectionNameOf<T>(model: Model<T>): string {
  return model.collection.collectionName;
}

export async function countRecords<T>(model: Model<T>, filter: QueryFilter<T>): Promise<number> {
  return model.countDocuments(filter);
}

/** Number of records that match, by the value of a field, for some of its values; values without any are left out. */
export async function countByField<T>(
  model: Model<T>,
  field: keyof T & string,
  values: readonly string[],
  filter: QueryFilter<T>,
): Promise<Map<string, number>> {
  const rows = await model.aggregate<{ _id: string; count: number }>([
    { $match: { ...filter, [field]: { $in: [...values] } } },
    { $group: { _id: `$${field}`, count: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}
