import type { ClientSession, Connection, Model } from 'mongoose';
import type { Recorder } from './actor.js';
import { raiseAreaOf } from './data-versions.js';
import { DomainError, NotFoundError } from './errors.js';
import { fingerprintOf, readRecord, revisionState, type Recorded } from './records.js';
import { recordChange, recordRevision } from './revisions.js';
import { duplicateKey, inTransaction } from './transactions.js';
import { changeRecord, insertRecord } from './write-records.js';

interface Saving<T extends Recorded> {
  model: Model<T>;
  /** Kind of record such as `family`. */
  recordType: string;
  /** Stable code such as `family.enrol`. */
  action: string;
  actor: Recorder;
  at: Date;
  /** Removes secrets from the revision; by default the record without its fingerprint. */
  toState?: (record: T) => object;
}

interface Once<T extends Recorded> {
  model: Model<T>;
  /** Client key: the `_id` of the new record. */
  key: string;
  actor: Recorder;
  /** The request without secrets; a retry must have the same content. */
  request: unknown;
}

/**
 * Idempotent insert: a retry with the same key, actor and content returns the stored record, even if that has changed
 * since; other content or another actor is a `CONFLICT`. The unique index decides races; a duplicate in any other
 * unique index is `ALREADY_EXISTS`.
 *
 * `work` runs in a transaction, checks the request and calls `saveNew` for the record with the key.
 */
export async function createIdempotently<T extends Recorded>(
  connection: Connection,
  { model, key, actor, request }: Once<T>,
  work: (tx: ClientSession) => Promise<T>,
): Promise<T> {
  const before = await readRecord(model, key);
  if (before !== null) return sameOrConflict(before, actor, request);
  try {
    return await inTransaction(connection, work);
  } catch (error) {
    // A concurrent retry of this request may have won: then its record is the result, whatever made this one fail.
    const duplicate = duplicateKey(error);
    if (duplicate === null && !(error instanceof DomainError)) throw error;
    const stored = await readRecord(model, key);
    if (stored !== null) return sameOrConflict(stored, actor, request);
    if (duplicate === null) throw error;
    throw new DomainError('ALREADY_EXISTS', duplicate);
  }
}

/** The stored record, if this is the request that created it. */
export function sameOrConflict<T extends Recorded>(stored: T, actor: Recorder, request: unknown): T {
  if (stored.fingerprint !== fingerprintOf(actor, request)) throw new DomainError('CONFLICT', 'clientKey');
  return stored;
}

/** Inserts a record with its revision and audit entry. */
export async function saveNew<T extends Recorded>(
  connection: Connection,
  tx: ClientSession,
  record: T,
  { model, recordType, action, actor, at, toState = revisionState }: Saving<T>,
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
  await raiseAreaOf(connection, recordType, tx);
  return record;
}

interface Changing<T extends Recorded> extends Saving<T> {
  id: string;
  /** Version that the change is based on. */
  basedOn: number;
  /** Fields to set; `undefined` leaves a field unchanged. */
  set: Partial<Omit<T, keyof Recorded>>;
  /** Whether the entry of another record of the same change tells what happened, so that the log has one line of it. */
  isToldElsewhere?: boolean;
}

/** Changes a record with its revision and audit entry; `STALE_VERSION` if it has changed since. */
export async function saveChanged<T extends Recorded>(
  connection: Connection,
  tx: ClientSession,
  { model, recordType, action, actor, at, toState = revisionState, id, basedOn, set, isToldElsewhere }: Changing<T>,
): Promise<T> {
  const record = await changeRecord(model, { id, version: basedOn }, set, tx);
  if (record === null) throw await staleOrMissing(model, id, tx);
  const keep = isToldElsewhere === true ? recordRevision : recordChange;
  await keep(connection, tx, {
    actor,
    action,
    recordType,
    recordId: id,
    version: record.version,
    state: toState(record),
    at,
  });
  await raiseAreaOf(connection, recordType, tx);
  return record;
}

/** Runs a change in its own transaction; a duplicate in a unique index is `ALREADY_EXISTS`. */
export async function inChange<T>(connection: Connection, work: (tx: ClientSession) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(connection, work);
  } catch (error) {
    const duplicate = duplicateKey(error);
    if (duplicate === null) throw error;
    throw new DomainError('ALREADY_EXISTS', duplicate);
  }
}

/** Why an update by version matched no record. */
async function staleOrMissing<T extends Recorded>(
  model: Model<T>,
  id: string,
  tx: ClientSession,
): Promise<DomainError> {
  const present = await readRecord(model, id, tx);
  return present === null ? new NotFoundError() : new DomainError('STALE_VERSION', 'version', String(present.version));
}
