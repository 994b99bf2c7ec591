import { Schema, type ClientSession, type Connection, type Model, type mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { Role } from '@anaqid/shared-types';
import type { Recorder } from './actor.js';
import { defineModel } from './records.js';

/** What a record was from one version on, complete, so that any figure can be asked for "as known on" a date. */
export interface RevisionRecord {
  _id: string;
  recordType: string;
  recordId: string;
  version: number;
  action: string;
  state: unknown;
  recordedAt: Date;
  recordedBy: string | null;
  recordedByName: string;
}

/** Who did what to which record; holds no personal value. */
export interface AuditRecord {
  _id: string;
  at: Date;
  actorId: string | null;
  actorName: string;
  actorRole: Role | null;
  action: string;
  recordType: string;
  recordId: string;
  version: number | null;
}

/** A change of one record: what stands in the database after it. */
export interface Change {
  actor: Recorder;
  /** Stable word such as `family.enrol`. */
  action: string;
  /** Kind of record such as `family`. */
  recordType: string;
  recordId: string;
  version: number;
  /** The whole record after the change, without secrets. */
  state: object;
  /** Server time of the change. */
  at: Date;
}

const revisionSchema = new Schema<RevisionRecord>({
  _id: String,
  recordType: String,
  recordId: String,
  version: Number,
  action: String,
  state: Schema.Types.Mixed,
  recordedAt: Date,
  recordedBy: String,
  recordedByName: String,
});
revisionSchema.index({ recordType: 1, recordId: 1, version: 1 }, { unique: true });

const auditSchema = new Schema<AuditRecord>({
  _id: String,
  at: Date,
  actorId: String,
  actorName: String,
  actorRole: String,
  action: String,
  recordType: String,
  recordId: String,
  version: Number,
});
auditSchema.index({ at: -1, _id: -1 });
auditSchema.index({ recordType: 1, at: -1, _id: -1 });
auditSchema.index({ actorId: 1, at: -1, _id: -1 });

export function revisionsModel(connection: Connection): Model<RevisionRecord> {
  return defineModel(connection, 'Revision', revisionSchema, 'revisions');
}

export function auditModel(connection: Connection): Model<AuditRecord> {
  return defineModel(connection, 'Audit', auditSchema, 'audit');
}

/** Adds the revision and the audit entry of a change, in the transaction of the change. */
export async function recordChange(connection: Connection, tx: ClientSession, change: Change): Promise<void> {
  await recordChanges(connection, tx, [change]);
}

/** As `recordChange` for many changes in two round trips. */
export async function recordChanges(
  connection: Connection,
  tx: ClientSession,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  await revisionsModel(connection).collection.insertMany(asDocuments(changes.map(toRevision)), { session: tx });
  await recordEvents(connection, tx, changes);
}

/** An audit entry without a change of a record, such as signing in. */
export interface AuditEvent extends Omit<Change, 'state' | 'version'> {
  version?: number | null;
}

/** Adds audit entries alone; in a transaction or, with null, by itself. */
export async function recordEvents(
  connection: Connection,
  tx: ClientSession | null,
  events: readonly AuditEvent[],
): Promise<void> {
  const entries = asDocuments(events.map(toAuditEntry));
  await auditModel(connection).collection.insertMany(entries, tx === null ? {} : { session: tx });
}

/** Mongoose types the collection of a model as if every `_id` were an ObjectId. */
function asDocuments(records: readonly object[]): mongo.OptionalId<mongo.Document>[] {
  return records as mongo.OptionalId<mongo.Document>[];
}

function toRevision({ actor, action, recordType, recordId, version, state, at }: Change): RevisionRecord {
  return {
    _id: randomUUID(),
    recordType,
    recordId,
    version,
    action,
    state,
    recordedAt: at,
    recordedBy: actor.accountId,
    recordedByName: actor.displayName,
  };
}

function toAuditEntry({ actor, action, recordType, recordId, version, at }: AuditEvent): AuditRecord {
  return {
    _id: randomUUID(),
    at,
    actorId: actor.accountId,
    actorName: actor.displayName,
    actorRole: actor.role,
    action,
    recordType,
    recordId,
    version: version ?? null,
  };
}
