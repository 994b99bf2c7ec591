import { pageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { findRecords } from '../../platform/records.js';
import { auditModel, revisionsModel, type AuditRecord, type RevisionRecord } from '../../platform/revisions.js';
import type { ServiceBase } from '../../platform/service-base.js';

export type { AuditRecord } from '../../platform/revisions.js';

interface LogRequest extends PageRequest {
  recordType?: string | null;
  actorId?: string | null;
}

/** Reads what `recordChange` wrote; it offers no way to change it. */
export function createAuditService({ connection }: ServiceBase) {
  return {
    /** A page of the audit log, newest first. */
    async page({ recordType, actorId, ...request }: LogRequest): Promise<Page<AuditRecord>> {
      const filter = {
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
