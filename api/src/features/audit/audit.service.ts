import type { Actor } from '../../platform/actor.js';
import { demand } from '../../platform/errors.js';
import { pageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { findRecords } from '../../platform/records.js';
import { auditModel, revisionsModel, type AuditRecord, type RevisionRecord } from '../../platform/revisions.js';
import type { ServiceBase } from '../../platform/service-base.js';
import { canReadAudit } from './audit.permissions.js';

export type { AuditRecord, RevisionRecord } from '../../platform/revisions.js';

interface LogRequest extends PageRequest {
  recordType?: string | null;
  actorId?: string | null;
}

/** Reads what `recordChange` wrote; nothing here can change it. */
export interface AuditService {
  /** A page of the log, newest first. */
  page(actor: Actor, request: LogRequest): Promise<Page<AuditRecord>>;
  /** Versions of a record, oldest first. The caller judges who may see them. */
  revisionsOf(recordType: string, recordId: string): Promise<RevisionRecord[]>;
}

export function createAuditService({ connection }: ServiceBase): AuditService {
  return {
    async page(actor, { recordType, actorId, ...request }) {
      demand(canReadAudit(actor), 'NOT_ALLOWED');
      const filter = {
        ...(recordType == null ? {} : { recordType: { $eq: recordType } }),
        ...(actorId == null ? {} : { actorId: { $eq: actorId } }),
      };
      return pageOf(auditModel(connection), filter, request, { by: 'at', direction: -1 });
    },
    revisionsOf: (recordType, recordId) =>
      findRecords(
        revisionsModel(connection),
        { recordType: { $eq: recordType }, recordId: { $eq: recordId } },
        { sort: { version: 1 } },
      ),
  };
}
