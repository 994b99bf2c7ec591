import type { ClientSession, Connection, InferSchemaType } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { enumValues } from '@anaqid/shared-types';
import type { Recorder } from './actor.js';
import { instant, integer, listOf, oneOf, optional, orNull, part, recordSchema, text, unchecked } from './fields.js';
import { defineModel } from './records.js';
import { insertRecords } from './write-records.js';

const revisionSchema = recordSchema({
  _id: text,
  recordType: text,
  recordId: text,
  version: integer,
  action: text,
  state: unchecked(),
  recordedAt: instant,
  recordedBy: orNull(text),
  recordedByName: text,
});
revisionSchema.index({ recordType: 1, recordId: 1, version: 1 }, { unique: true });

/** The complete state of a record from one version on, so that figures can be computed as known on a date. */
export interface RevisionRecord extends InferSchemaType<typeof revisionSchema> {}
export const revisionsModel = defineModel('Revision', revisionSchema, 'revisions');

const auditSchema = recordSchema({
  _id: text,
  at: instant,
  actorId: orNull(text),
  actorName: text,
  actorRole: orNull(oneOf(enumValues.Role)),
  action: text,
  recordType: text,
  recordId: orNull(text),
  version: orNull(integer),
  /** Of a list that was read: what it was cut by, as far as that was not typed. */
  filter: optional(listOf(part(recordSchema({ field: text, value: text })))),
  /** Of a list that was read: number of rows. */
  rows: optional(integer),
});
auditSchema.index({ at: -1, _id: -1 });
auditSchema.index({ recordType: 1, at: -1, _id: -1 });
auditSchema.index({ actorId: 1, at: -1, _id: -1 });

/** Audit entry: who did what to which record, or read what. Holds no personal data. */
export interface AuditRecord extends InferSchemaType<typeof auditSchema> {}
export const auditModel = defineModel('Audit', auditSchema, 'audit');

/** A change of a record. */
interface Change {
  actor: Recorder;
  /** Stable code such as `family.enrol`. */
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

/** Adds the revision of a change that another entry of the log tells, in the same transaction. */
export async function recordRevision(connection: Connection, tx: ClientSession, change: Change): Promise<void> {
  await insertRecords(revisionsModel(connection), [toRevision(change)], tx);
}

/** Adds the revision and the audit entry of a change, in the same transaction. */
export async function recordChange(connection: Connection, tx: ClientSession, change: Change): Promise<void> {
  await recordChanges(connection, tx, [change]);
}

/** As `recordChange` for many changes, in two round trips. */
export async function recordChanges(
  connection: Connection,
  tx: ClientSession,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  await insertRecords(revisionsModel(connection), changes.map(toRevision), tx);
  await recordEvents(connection, tx, changes);
}

/** An audit entry without a revision, such as signing in. */
interface AuditEvent extends Omit<Change, 'state' | 'version' | 'recordId'> {
  recordId: string | null;
  version?: number | null;
}

/** Adds audit entries without revisions. Null: outside a transaction. */
export async function recordEvents(
  connection: Connection,
  tx: ClientSession | null,
  events: readonly AuditEvent[],
): Promise<void> {
  await insertRecords(auditModel(connection), events.map(toAuditEntry), tx);
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
