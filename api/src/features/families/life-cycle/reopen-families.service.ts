import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import { dayIn, lastMonthOf } from '@anaqid/shared-types';
import type { Actor } from '../../../platform/actor.js';
import { findRecords, newRecord } from '../../../platform/records.js';
import { windowOf, type ExtensionRecord, type PilotRecord } from '../../pilots/pilots.service.js';
import type { FamiliesDeps } from '../families.deps.js';
import { familiesModel } from '../families.model.js';
import { standingOf } from './family-standing.js';
import { reopened } from './family-steps.service.js';
import { nothingShown, stepResult } from './life-cycle.js';
import { eventsOf, recordStep } from './take-step.js';

/** A pilot as it goes on after a decision. */
interface GoingOn {
  readonly pilot: PilotRecord;
  /** All decisions, the new one included. */
  readonly extensions: readonly ExtensionRecord[];
  /** Reason of the decision. */
  readonly reason: string;
}

/**
 * Families that left because the pilot had ended go on in the same spell when it is extended for them: their exit is reopened, in the
 * decision's transaction, by the person who recorded the decision.
 */
export async function reopenFamilies(
  deps: FamiliesDeps,
  tx: ClientSession,
  actor: Actor,
  { pilot, extensions, reason }: GoingOn,
): Promise<void> {
  const { connection, clock } = deps;
  const left = await findRecords(
    familiesModel(connection),
    { pilotId: pilot._id, state: 'EXITED' },
    { sort: { codeKey: 1 }, tx },
  );
  const ended = left.filter(({ spells }) => spells.at(-1)?.exitReason === 'PILOT_ENDED');
  const events = await eventsOf(
    connection,
    ended.map(({ _id }) => _id),
    tx,
  );
  const now = clock.now();
  const on = dayIn(pilot.timeZone, now);
  const words = { reason, nextStep: null, exitReason: null, reviewOn: null };
  for (const family of ended) {
    const lastMonth = lastMonthOf(windowOf(pilot, extensions, { clusterId: family.clusterId, familyId: family._id }));
    const ofFamily = events.filter(({ familyId }) => familyId === family._id);
    const standing = standingOf(family, ofFamily, { sufficiency: nothingShown, lastMonth });
    const result = stepResult('REOPEN', standing, words, { now, accountId: actor.accountId });
    if ('refusal' in result) continue;
    const step = { on, words, set: { spells: reopened(family.spells) } };
    const record = newRecord(randomUUID(), actor, now, { familyId: family._id, step: 'REOPEN' });
    await recordStep(deps, tx, { actor, family, name: 'REOPEN', step, to: result.to, record });
  }
}
