import type { AuditPart } from '@anaqid/shared-types';
import { pageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { findRecords } from '../../platform/records.js';
import { auditModel, revisionsModel, type AuditRecord, type RevisionRecord } from '../../platform/revisions.js';
import type { ServiceBase } from '../../platform/service-base.js';
import { readKinds } from './read-kinds.js';
import { createReadLog } from './read-log.js';

export type { AuditRecord } from '../../platform/revisions.js';

interface LogRequest extends PageRequest {
  part?: AuditPart | null;
  recordType?: string | null;
  actorId?: string | null;
  /** Instant; entries from it on. */
  since?: string | null;
  /** Instant; entries earlier than it. */
  before?: string | null;
}

/** Reads what `recordChange` wrote, and adds what was read; it offers no way to change an entry. */
export function createAuditService({ connection, clock }: ServiceBase) {
  return {
    /** Adds what a person read, unless the same person read the same in this hour. */
    noteRead: createReadLog(connection, clock),

    /** A page of the audit log, newest first. */
    async page({ part, recordType, actorId, since, before, ...request }: LogRequest): Promise<Page<AuditRecord>> {
      const at = {
        ...(since == null ? {} : { $gte: new Date(since) }),
        ...(before == null ? {} : { $lt: new Date(before) }),
      };
      const filter = {
        ...(Object.keys(at).length === 0 ? {} : { at }),
        ...(part == null ? {} : { $and: [{ recordType: { [part === 'READS' ? '$in' : '$nin']: readKinds } }] }),
        ...(recordType == null ? {} : { recordType: { $eq: recordType } }),
        ...(actorId == null ? {} : { actorId: { $eq: actorId } }),
      };
      return pageOf(auditModel(connection), filter, request, { by: 'at', direction: -1 });
    },

    /** Versions of a record, oldest first. The caller checks who may see them. */
    revisionsOf(recordType: string, recordId: string): Promise<RevisionRecord[]> {
      return findRecords(
        revisionsModel(connection),
        { recordType: { $eq: recordType }, recordId: { $eq: recordId } },
        { sort: { version: 1 } },
      );
    },
  };
}

export type AuditService = ReturnType<typeof createAuditService>;
