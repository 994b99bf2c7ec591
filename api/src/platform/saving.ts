import type { ClientSession, Connection, Model } from 'mongoose';
import type { Recorder } from './actor.js';
import { DomainError, NotFoundError } from './errors.js';
import { fingerprintOf, readRecord, stateOf, type Recorded } from './records.js';
import { recordChange } from './revisions.js';
import { duplicateKey, inTransaction } from './transactions.js';
import { changeRecord, insertRecord } from './write-records.js';

interface Saving<T extends Recorded> {
  model: Model<T>;
  /** Kind of record such as `family`. */
  recordType: string;
  /** Stable word such as `family.enrol`. */
  action: string;
  actor: Recorder;
  at: Date;
  /** Leaves secrets out of the revision; the whole record but its fingerprint when left out. */
  toState?: (record: T) => object;
}

interface Once<T extends Recorded> {
  model: Model<T>;
  /** Client key: the `_id` of the record that the request makes. */
  key: string;
  actor: Recorder;
  /** The request's content, without secrets: what "the same content" means. */
  request: unknown;
}

/**
 * Makes a record once. The same key with the same content by the same person answers the stored record, also when it was
 * changed since; other content or another person is a `CONFLICT`. The unique index decides a race; a duplicate in any
 * other unique index is `ALREADY_EXISTS`.
 *
 * The work runs in a transaction, checks what must be checked and calls `saveNew` for the record of the key.
 */
export async function saveOnce<T extends Recorded>(
  connection: Connection,
  { model, key, actor, request }: Once<T>,
  work: (tx: ClientSession) => Promise<T>,
): Promise<T> {
  const before = await readRecord(model, key);
  if (before !== null) return sameOrConflict(before, actor, request);
  try {
    return await inTransaction(connection, work);
  } catch (error) {
    // A twin of this request may have won the race: then its record is the answer, whatever stopped this one.
    const duplicate = duplicateKey(error);
    if (duplicate === null && !(error instanceof DomainError)) throw error;
    const stored = await readRecord(model, key);
    if (stored !== null) return sameOrConflict(stored, actor, request);
    if (duplicate === null) throw error;
    throw new DomainError('ALREADY_EXISTS', duplicate);
  }
}

/** The stored record when this is the request that made it. */
export function sameOrConflict<T extends Recorded>(stored: T, actor: Recorder, request: unknown): T {
  if (stored.fingerprint !== fingerprintOf(actor, request)) throw new DomainError('CONFLICT', 'clientKey');
  return stored;
}

/** Inserts a record with its revision and audit entry. */
export async function saveNew<T extends Recorded>(
  connection: Connection,
  tx: ClientSession,
  record: T,
  { model, recordType, action, actor, at, toState = stateOf }: Saving<T>,
): Promise<T> {
  await insertRecord(model, record, tx);
  await recordChange(connection, tx, {
    actor,
    action,
    recordType,
    recordId: record._id,
    version: record.version,
    state: toState(record),
    at,
  });
  return record;
}

interface Changing<T extends Recorded> extends Saving<T> {
  id: string;
  /** Version the change was based on. */
  basedOn: number;
  /** Fields to set; a field that is `undefined` stays. */
  set: Partial<Omit<T, keyof Recorded>>;
}

/** Changes a record with its revision and audit entry; `STALE_VERSION` when somebody else changed it since. */
export async function saveChanged<T extends Recorded>(
  connection: Connection,
  tx: ClientSession,
  { model, recordType, action, actor, at, toState = stateOf, id, basedOn, set }: Changing<T>,
): Promise<T> {
  const record = await changeRecord(model, { id, version: basedOn }, set, tx);
  if (record === null) throw await staleOrMissing(model, id, tx);
  await recordChange(connection, tx, {
    actor,
    action,
    recordType,
    recordId: id,
    version: record.version,
    state: toState(record),
    at,
  });
  return record;
}

/** As a transaction of its own; a duplicate in a unique index is `ALREADY_EXISTS`. */
export async function inChange<T>(connection: Connection, work: (tx: ClientSession) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(connection, work);
  } catch (error) {
    const duplicate = duplicateKey(error);
    if (duplicate === null) throw error;
    throw new DomainError('ALREADY_EXISTS', duplicate);
  }
}

/** Why a change that named its version matched nothing. */
async function staleOrMissing<T extends Recorded>(
  model: Model<T>,
  id: string,
  tx: ClientSession,
): Promise<DomainError> {
  const present = await readRecord(model, id, tx);
  return present === null ? new NotFoundError() : new DomainError('STALE_VERSION', 'version', String(present.version));
}
