import { firstMonthOf, isMonth, presentMonthOf, type CloseMonthInput } from '@anaqid/shared-types';
import type { ClosingRecord, ClosingsService } from '../features/closings/closings.service.js';
import type { InterventionsService } from '../features/interventions/interventions.service.js';
import type { PilotsService } from '../features/pilots/pilots.service.js';
import type { Actor } from '../platform/actor.js';
import type { Clock } from '../platform/clock.js';
import { ensure, orNotFound } from '../platform/errors.js';

interface CloseMonthDeps {
  readonly clock: Clock;
  readonly pilots: PilotsService;
  readonly closings: ClosingsService;
  readonly interventions: InterventionsService;
}

/** Declares a cluster's month complete. */
export function createCloseMonth({ clock, pilots, closings, interventions }: CloseMonthDeps) {
  return {
    /**
     * Closes a month that is not in the future. Its blank cells are counted, or filled with "nothing given" on request.
     */
    async closeMonth(actor: Actor, input: CloseMonthInput): Promise<ClosingRecord> {
      const cluster = await closings.clusterToClose(actor, input.clusterId);
      const { month } = input;
      ensure(isMonth(month), 'INVALID', 'month');
      return closings.closeIdempotently(actor, input, async (tx) => {
        const at = clock.now();
        const clusterMonth = { clusterId: cluster._id, month };
        await closings.lockMonths(tx, [clusterMonth]);
        const pilot = orNotFound(await pilots.byId(cluster.pilotId, tx));
        const window = await pilots.windowOf(pilot, { clusterId: cluster._id, familyId: null });
        ensure(month >= firstMonthOf(window), 'INVALID', 'month', firstMonthOf(window));
        ensure(month <= presentMonthOf(window, at), 'MONTH_IN_FUTURE', 'month');
        ensure((await closings.inForce([clusterMonth], tx)).length === 0, 'MONTH_CLOSED', 'month');
        const fillBlanks = input.blanks === 'NOTHING_GIVEN';
        const cells = await interventions.settleBlanks(tx, actor, { cluster, month, fillBlanks, at });
        return closings.recordClosing(tx, actor, { input, cells, at });
      });
    },
  };
}
