import type { FamilyRecord, LifeCycleEventRecord } from './families.model.js';
import { isRepresentative } from './family-members.js';
import type { Standing } from './life-cycle.js';

/** What of a family and its events (newest first) decides its next step. */
export function standingOf(family: FamilyRecord, events: readonly LifeCycleEventRecord[]): Standing {
  const exit = events.find(({ step }) => step === 'EXIT');
  const last = family.spells.at(-1);
  return {
    state: family.state,
    hasRecordConsent: family.consented.includes('RECORD'),
    hasRepresentative: family.members.some(isRepresentative),
    hasOpenSpell: last !== undefined && last.exitMonth === null,
    lastExit: exit === undefined || exit.from === null ? null : { from: exit.from, recordedAt: exit.recordedAt },
  };
}
