import { createHash } from 'node:crypto';
import type { ClientSession, Connection, Model, QueryFilter, Schema } from 'mongoose';
import type { Recorder } from './actor.js';
import { DomainError, NotFoundError } from './errors.js';

/** What every record carries. `_id` is the client key it was made with. */
export interface Recorded {
  _id: string;
  version: number;
  /** Server time of its making. */
  recordedAt: Date;
  /** Account that made it; null for the installation. */
  recordedBy: string | null;
  recordedByName: string;
  /** Hash of the first request and its account: tells a repeated request from another one under the same key. */
  fingerprint: string;
}

/** Schema paths of `Recorded`; spread them into every record's schema. */
export const recordedPaths = {
  _id: String,
  version: Number,
  recordedAt: Date,
  recordedBy: String,
  recordedByName: String,
  fingerprint: String,
} as const;

/** The model of a collection on this connection; there are no global models, so several apps can run in one process. */
export function defineModel<T>(connection: Connection, name: string, schema: Schema<T>, collection: string): Model<T> {
  const known = connection.models[name];
  if (known !== undefined) return known as unknown as Model<T>;
  schema.set('autoIndex', false);
  schema.set('autoCreate', false);
  schema.set('versionKey', false);
  schema.set('minimize', false);
  return connection.model(name, schema, collection) as unknown as Model<T>;
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
export function stateOf(record: Recorded): object {
  const { fingerprint: _fingerprint, ...state } = record;
  return state;
}

/** Reads one record by its id, within a transaction when one is given. */
export async function readRecord<T extends Recorded>(
  model: Model<T>,
  id: string,
  tx: ClientSession | null = null,
): Promise<T | null> {
  return model
    .findOne({ _id: { $eq: id } } as QueryFilter<T>)
    .session(tx)
    .lean<T>();
}

/** Why an update that named its version matched nothing. */
export async function staleOrMissing<T extends Recorded>(
  model: Model<T>,
  id: string,
  tx: ClientSession,
): Promise<DomainError> {
  const present = await readRecord(model, id, tx);
  return present === null ? new NotFoundError() : new DomainError('STALE_VERSION', 'version', String(present.version));
}
