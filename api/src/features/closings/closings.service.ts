import type { ClientSession } from 'mongoose';
import { firstMonthOf, isMonth, presentMonthOf } from '@anaqid/shared-types';
import type { CloseMonthInput, ReopenMonthInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, text } from '../../platform/checks.js';
import { demand, found } from '../../platform/errors.js';
import { newRecord } from '../../platform/records.js';
import { saveChanged, saveNew, saveOnce } from '../../platform/saving.js';
import type { ClusterRecord, ClustersService } from '../clusters/clusters.service.js';
import type { ClosingsDeps } from './closings.deps.js';
import { closingsModel, reopeningsModel, type ClosingRecord, type ReopeningRecord } from './closings.model.js';
import { canCloseMonths } from './closings.permissions.js';
import { closingsInForce, touchMonths, type ClusterMonth } from './month-states.js';

export type { Blanks } from './closings.deps.js';
export type { ClosingRecord } from './closings.model.js';
export { canCloseMonths } from './closings.permissions.js';
export { monthKey, type ClusterMonth } from './month-states.js';

/** Months of clusters declared complete. */
export interface ClosingsService {
  /** Closings that hold now, of any of the months. */
  inForce(places: readonly ClusterMonth[], tx?: ClientSession | null): Promise<ClosingRecord[]>;
  /** To be called by every transaction that writes entries of these months: it then never misses a closing. */
  touchMonths(tx: ClientSession, places: readonly ClusterMonth[]): Promise<void>;
  closeMonth(actor: Actor, input: CloseMonthInput): Promise<ClosingRecord>;
  reopenMonth(actor: Actor, input: ReopenMonthInput): Promise<ReopeningRecord>;
}

export function createClosingsService(deps: ClosingsDeps): ClosingsService {
  const { connection } = deps;
  return {
    inForce: (places, tx = null) => closingsInForce(closingsModel(connection), places, tx),
    touchMonths: (tx, places) => touchMonths(connection, tx, places),
    closeMonth: (actor, input) => closeMonth(deps, actor, input),
    reopenMonth: (actor, input) => reopenMonth(deps, actor, input),
  };
}

async function closeMonth(
  { connection, clock, pilots, clusters, blanks }: ClosingsDeps,
  actor: Actor,
  input: CloseMonthInput,
): Promise<ClosingRecord> {
  const model = closingsModel(connection);
  const key = clientKey(input.clientKey);
  const cluster = await ownCluster(clusters, actor, input.clusterId);
  const { month } = input;
  demand(isMonth(month), 'INVALID', 'month');
  return saveOnce(connection, { model, key, actor, request: input }, async (tx) => {
    const at = clock.now();
    const place = { clusterId: cluster._id, month };
    await touchMonths(connection, tx, [place]);
    const pilot = found(await pilots.byId(cluster.pilotId, tx));
    const window = await pilots.windowOf(pilot, { clusterId: cluster._id, familyId: null });
    demand(month >= firstMonthOf(window), 'INVALID', 'month', firstMonthOf(window));
    demand(month <= presentMonthOf(window, at), 'MONTH_IN_FUTURE', 'month');
    demand((await closingsInForce(model, [place], tx)).length === 0, 'MONTH_CLOSED', 'month');
    const record = input.blanks === 'NOTHING_GIVEN';
    const cells = await blanks.settle(tx, actor, { cluster, month, record, at });
    const closing: ClosingRecord = { ...newRecord(key, actor, at, input), ...place, ...cells, reopened: false };
    return saveNew(connection, tx, closing, { model, recordType: 'closing', action: 'month.close', actor, at });
  });
}

async function reopenMonth(
  { connection, clock, clusters }: ClosingsDeps,
  actor: Actor,
  input: ReopenMonthInput,
): Promise<ReopeningRecord> {
  const reopenings = reopeningsModel(connection);
  const model = closingsModel(connection);
  const key = clientKey(input.clientKey);
  const cluster = await ownCluster(clusters, actor, input.clusterId);
  demand(input.reason.trim() !== '', 'REASON_REQUIRED', 'reason');
  const reason = text(input.reason, 'reason', 1000);
  return saveOnce(connection, { model: reopenings, key, actor, request: input }, async (tx) => {
    const at = clock.now();
    const place = { clusterId: cluster._id, month: input.month };
    const [closing] = await closingsInForce(model, [place], tx);
    demand(closing !== undefined, 'MONTH_NOT_CLOSED', 'month');
    await touchMonths(connection, tx, [place]);
    const by = { actor, at, action: 'month.reopen' };
    const change = { id: closing._id, basedOn: closing.version, set: { reopened: true } };
    await saveChanged(connection, tx, { model, recordType: 'closing', ...by, ...change });
    const record: ReopeningRecord = { ...newRecord(key, actor, at, input), closingId: closing._id, ...place, reason };
    return saveNew(connection, tx, record, { model: reopenings, recordType: 'reopening', ...by });
  });
}

async function ownCluster(clusters: ClustersService, actor: Actor, clusterId: string): Promise<ClusterRecord> {
  const cluster = found(await clusters.visibleTo(actor, clusterId), 'clusterId');
  demand(canCloseMonths(actor, { clusterId: cluster._id }), 'NOT_ALLOWED');
  return cluster;
}
