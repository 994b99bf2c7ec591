import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import { dayIn, lastMonthOf } from '@anaqid/shared-types';
import type { Actor } from '../../../platform/actor.js';
import { findRecords, newRecord } from '../../../platform/records.js';
import { windowOf, type ExtensionRecord, type PilotRecord } from '../../pilots/pilots.service.js';
import type { FamiliesDeps } from '../families.deps.js';
import { familiesModel } from '../families.model.js';
import { standingOf } from './family-standing.js';
import { withoutVisits, stepResult } from './life-cycle.js';
import { reopened } from './prepare-step.js';
import type { StepRecording } from './record-step.service.js';

/** A pilot after an extension. */
interface ExtendedPilot {
  readonly pilot: PilotRecord;
  /** All extensions, the new one included. */
  readonly extensions: readonly ExtensionRecord[];
  /** Reason of the extension. */
  readonly reason: string;
}

/** Reopens exits of families that left because the pilot had ended. */
export function createExitReopening(
  { connection, clock }: Pick<FamiliesDeps, 'connection' | 'clock'>,
  { eventsOf, recordStep }: StepRecording,
) {
  return {
    /**
     * Families that left because the pilot had ended continue in the same spell if an extension reaches them: their
     * exits are reopened in the transaction of the extension, in the name of the person who records it.
     *
     * @returns Ids of the families whose exits were reopened.
     */
    async reopenExits(
      tx: ClientSession,
      actor: Actor,
      { pilot, extensions, reason }: ExtendedPilot,
    ): Promise<string[]> {
      const exited = { pilotId: pilot._id, state: 'EXITED' as const };
      const left = await findRecords(familiesModel(connection), exited, { sort: { codeKey: 1, _id: 1 }, tx });
      const ended = left.filter(({ spells }) => spells.at(-1)?.exitReason === 'PILOT_ENDED');
      const events = await eventsOf(
        ended.map(({ _id }) => _id),
        tx,
      );
      const now = clock.now();
      const details = { reason, nextStep: null, exitReason: null, reviewOn: null };
      const reopenedIds: string[] = [];
      for (const family of ended) {
        const lastMonth = lastMonthOf(
          windowOf(pilot, extensions, { clusterId: family.clusterId, familyId: family._id }),
        );
        const ofFamily = events.filter(({ familyId }) => familyId === family._id);
        const standing = standingOf(family, ofFamily, { sufficiency: withoutVisits, lastMonth });
        const result = stepResult('REOPEN', standing, details, { now, accountId: actor.accountId });
        if ('refusal' in result) continue;
        const step = { on: dayIn(pilot.timeZone, now), details, set: { spells: reopened(family.spells) } };
        const event = newRecord(randomUUID(), actor, now, { familyId: family._id, step: 'REOPEN' });
        await recordStep(tx, { actor, family, name: 'REOPEN', step, to: result.to, event });
        reopenedIds.push(family._id);
      }
      return reopenedIds;
    },
  };
}
