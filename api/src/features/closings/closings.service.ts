import type { ClientSession } from 'mongoose';
import { isBlank, type CloseMonthInput, type ReopenMonthInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, text } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { newRecord } from '../../platform/records.js';
import { saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import type { ClusterRecord } from '../clusters/clusters.service.js';
import type { ClosingsDeps } from './closings.deps.js';
import { closingsModel, reopeningsModel, type ClosingRecord, type ReopeningRecord } from './closings.model.js';
import { canCloseMonths } from './closings.permissions.js';
import { closingsInForce, lockMonths, type ClusterMonth } from './month-states.js';

export type { ClosingRecord } from './closings.model.js';
export { canCloseMonths } from './closings.permissions.js';
export { monthKey, type ClusterMonth } from './month-states.js';

type Cells = Pick<ClosingRecord, 'blankCells' | 'nothingGivenCells'>;

/** Months of clusters declared complete. */
export function createClosingsService({ connection, clock, clusters }: ClosingsDeps) {
  const closings = closingsModel(connection);
  const reopenings = reopeningsModel(connection);

  async function clusterToClose(actor: Actor, clusterId: string): Promise<ClusterRecord> {
    const cluster = orNotFound(await clusters.visibleTo(actor, clusterId), 'clusterId');
    ensure(canCloseMonths(actor, { clusterId: cluster._id }), 'NOT_ALLOWED');
    return cluster;
  }

  return {
    /** Closings in force now, for any of these months. */
    inForce(months: readonly ClusterMonth[], tx: ClientSession | null = null): Promise<ClosingRecord[]> {
      return closingsInForce(closings, months, tx);
    },

    /**
     * Two transactions that call this for one month never both succeed unseen: closing and reopening it, and enrolling a family whose
     * entries could belong to it.
     */
    lockMonths(tx: ClientSession, months: readonly ClusterMonth[]): Promise<void> {
      return lockMonths(connection, tx, months);
    },

    /**
     * The cluster, if the actor may close its months; otherwise `NOT_FOUND` outside the scope and `NOT_ALLOWED` within
     * it.
     */
    clusterToClose,

    /**
     * Closes a month in one transaction; a retry with the same key, actor and content changes nothing.
     *
     * @param work Runs in the transaction and returns the closing that it recorded.
     */
    closeIdempotently(
      actor: Actor,
      input: CloseMonthInput,
      work: (tx: ClientSession) => Promise<ClosingRecord>,
    ): Promise<ClosingRecord> {
      const key = clientKey(input.clientKey);
      return createIdempotently(connection, { model: closings, key, actor, request: input }, work);
    },

    /** Writes a closing; its conditions are checked in the use case `close-month`. */
    async recordClosing(
      tx: ClientSession,
      actor: Actor,
      { input, cells, at }: { input: CloseMonthInput; cells: Cells; at: Date },
    ): Promise<ClosingRecord> {
      const { clusterId, month } = input;
      const closing: ClosingRecord = {
        ...newRecord(clientKey(input.clientKey), actor, at, input),
        clusterId,
        month,
        ...cells,
        reopened: false,
      };
      const auditFields = { actor, at, action: 'month.close' };
      return saveNew(connection, tx, closing, { model: closings, recordType: 'closing', ...auditFields });
    },

    /**
     * Reopens a month in one transaction; a retry with the same key, actor and content changes nothing.
     *
     * @param meetEntries Runs in the transaction before the reopening is written.
     */
    async reopenIdempotently(
      actor: Actor,
      input: ReopenMonthInput,
      meetEntries: (tx: ClientSession) => Promise<void>,
    ): Promise<ReopeningRecord> {
      const key = clientKey(input.clientKey);
      const { clusterId, month } = input;
      ensure(!isBlank(input.reason), 'REASON_REQUIRED', 'reason');
      const reason = text(input.reason, 'reason', 1000);
      return createIdempotently(connection, { model: reopenings, key, actor, request: input }, async (tx) => {
        const at = clock.now();
        const [closing] = await closingsInForce(closings, [{ clusterId, month }], tx);
        ensure(closing !== undefined, 'MONTH_NOT_CLOSED', 'month');
        await lockMonths(connection, tx, [{ clusterId, month }]);
        await meetEntries(tx);
        const auditFields = { actor, at, action: 'month.reopen' };
        const change = { id: closing._id, basedOn: closing.version, set: { reopened: true } };
        await saveChanged(connection, tx, { model: closings, recordType: 'closing', ...auditFields, ...change });
        const record: ReopeningRecord = {
          ...newRecord(key, actor, at, input),
          closingId: closing._id,
          clusterId,
          month,
          reason,
        };
        return saveNew(connection, tx, record, { model: reopenings, recordType: 'reopening', ...auditFields });
      });
    },
  };
}

export type ClosingsService = ReturnType<typeof createClosingsService>;
