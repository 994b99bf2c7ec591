import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import { dayIn, lastMonthOf } from '@anaqid/shared-types';
import type { Actor } from '../../../platform/actor.js';
import { findRecords, newRecord } from '../../../platform/records.js';
import { windowOf, type ExtensionRecord, type PilotRecord } from '../../pilots/pilots.service.js';
import type { FamiliesDeps } from '../families.deps.js';
import { familiesModel } from '../families.model.js';
import { standingOf } from './family-standing.js';
import { nothingShown, stepResult } from './life-cycle.js';
import { reopened } from './prepare-step.js';
import type { StepRecording } from './record-step.service.js';

/** A pilot as it goes on after a decision. */
interface ExtendedPilot {
  readonly pilot: PilotRecord;
  /** All decisions, the new one included. */
  readonly extensions: readonly ExtensionRecord[];
  /** Reason of the decision. */
  readonly reason: string;
}

/** Families that left because the pilot had ended, and the pilot that goes on. */
export function createExitReopening(
  { connection, clock }: Pick<FamiliesDeps, 'connection' | 'clock'>,
  { eventsOf, recordStep }: StepRecording,
) {
  return {
    /**
     * Families that left because the pilot had ended go on in the same spell when it is extended for them: their exit is reopened,
     * in the decision's transaction, by the person who recorded the decision.
     */
    async reopenExits(tx: ClientSession, actor: Actor, { pilot, extensions, reason }: ExtendedPilot): Promise<void> {
      const exited = { pilotId: pilot._id, state: 'EXITED' } as const;
      const left = await findRecords(familiesModel(connection), exited, { sort: { codeKey: 1 }, tx });
      const ended = left.filter(({ spells }) => spells.at(-1)?.exitReason === 'PILOT_ENDED');
      const familyIds = ended.map(({ _id }) => _id);
      const events = await eventsOf(familyIds, tx);
      const now = clock.now();
      const on = dayIn(pilot.timeZone, now);
      const words = { reason, nextStep: null, exitReason: null, reviewOn: null };
      for (const family of ended) {
        const part = { clusterId: family.clusterId, familyId: family._id };
        const lastMonth = lastMonthOf(windowOf(pilot, extensions, part));
        const ofFamily = events.filter(({ familyId }) => familyId === family._id);
        const standing = standingOf(family, ofFamily, { sufficiency: nothingShown, lastMonth });
        const result = stepResult('REOPEN', standing, words, { now, accountId: actor.accountId });
        if ('refusal' in result) continue;
        const step = { on, words, set: { spells: reopened(family.spells) } };
        const event = newRecord(randomUUID(), actor, now, { familyId: family._id, step: 'REOPEN' });
        await recordStep(tx, { actor, family, name: 'REOPEN', step, to: result.to, event });
      }
    },
  };
}
