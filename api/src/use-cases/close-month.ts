import type { ClientSession } from 'mongoose';
import {
  firstMonthOf,
  isMonth,
  presentMonthOf,
  type CloseMonthInput,
  type ReopenMonthInput,
} from '@anaqid/shared-types';
import type { ClosingRecord, ClosingsService } from '../features/closings/closings.service.js';
import type { FamiliesService } from '../features/families/families.service.js';
import type { InterventionsService } from '../features/interventions/interventions.service.js';
import type { PilotsService } from '../features/pilots/pilots.service.js';
import type { Actor } from '../platform/actor.js';
import type { Clock } from '../platform/clock.js';
import { ensure, orNotFound } from '../platform/errors.js';
import { turnsOf } from '../platform/data-versions.js';
import { inTurn } from '../platform/turns.js';

interface CloseMonthDeps {
  readonly clock: Clock;
  readonly pilots: PilotsService;
  readonly closings: ClosingsService;
  readonly interventions: InterventionsService;
  readonly families: FamiliesService;
}

/** Declares a cluster's month complete, and takes that back. */
export function createCloseMonth({ clock, pilots, closings, interventions, families }: CloseMonthDeps) {
  /** Waits for the entries of the cluster that are being written, as these wait for this. */
  async function inTurnOfFamilies<T>(clusterId: string, work: () => Promise<T>): Promise<T> {
    const ofCluster = await families.ofCluster(clusterId);
    return inTurn(turnsOf(ofCluster.map(({ _id }) => _id)), work);
  }

  /** In a transaction: no entry of the month is written unseen beside it. */
  async function meetEntries(tx: ClientSession, clusterId: string, month: string): Promise<void> {
    await interventions.meetEntries(tx, await families.ofCluster(clusterId, tx), month);
  }

  return {
    /**
     * Closes a month that is not in the future. Its blank cells are counted, or filled with "nothing given" on request.
     */
    async closeMonth(actor: Actor, input: CloseMonthInput): Promise<ClosingRecord> {
      const cluster = await closings.clusterToClose(actor, input.clusterId);
      const { month } = input;
      ensure(isMonth(month), 'INVALID', 'month');
      const close = async (tx: ClientSession) => {
        const at = clock.now();
        const clusterMonth = { clusterId: cluster._id, month };
        await closings.lockMonths(tx, [clusterMonth]);
        await meetEntries(tx, cluster._id, month);
        const pilot = orNotFound(await pilots.byId(cluster.pilotId, tx));
        const window = await pilots.windowOf(pilot, { clusterId: cluster._id, familyId: null });
        ensure(month >= firstMonthOf(window), 'INVALID', 'month', firstMonthOf(window));
        ensure(month <= presentMonthOf(window, at), 'MONTH_IN_FUTURE', 'month');
        ensure((await closings.inForce([clusterMonth], tx)).length === 0, 'MONTH_CLOSED', 'month');
        const fillBlanks = input.blanks === 'NOTHING_GIVEN';
        const cells = await interventions.settleBlanks(tx, actor, { cluster, month, fillBlanks, at });
        return closings.recordClosing(tx, actor, { input, cells, at });
      };
      return inTurnOfFamilies(cluster._id, () => closings.closeIdempotently(actor, input, close));
    },

    /** Reopens a closed month for a reason; the closing stays as history. */
    async reopenMonth(actor: Actor, input: ReopenMonthInput): Promise<void> {
      const { _id: clusterId } = await closings.clusterToClose(actor, input.clusterId);
      const meet = (tx: ClientSession): Promise<void> => meetEntries(tx, clusterId, input.month);
      await inTurnOfFamilies(clusterId, () => closings.reopenIdempotently(actor, input, meet));
    },
  };
}
