import type { FamilyRecord, LifeCycleEventRecord, SpellRecord } from '../families.model.js';
import { isRepresentative } from '../file/family-members.js';
import type { Standing, Sufficiency } from './life-cycle.js';

interface Circumstances {
  readonly sufficiency: Sufficiency;
  /** Last month in which the family can be in the programme. */
  readonly lastMonth: string;
}

/** The facts of a family that decide its next step. `events` come newest first. */
export function standingOf(
  family: FamilyRecord,
  events: readonly LifeCycleEventRecord[],
  { sufficiency, lastMonth }: Circumstances,
): Standing {
  const exit = exitInForce(events);
  const last = family.spells.at(-1);
  const ofSpell = last === undefined ? [] : eventsOfSpell(last, events);
  const proposal = ofSpell.find(({ step }) => step === 'PROPOSE_GRADUATION');
  return {
    state: family.state,
    hasRecordConsent: family.consented.includes('RECORD'),
    hasRepresentative: family.members.some(isRepresentative),
    hasOpenSpell: last !== undefined && last.exitMonth === null,
    lastExit:
      exit === undefined || exit.from === null
        ? null
        : {
            from: exit.from,
            recordedAt: exit.recordedAt,
            recordedBy: exit.recordedBy,
            reason: exit.exitReason,
            month: last?.exitMonth ?? exit.on.slice(0, 7),
          },
    lastMonth,
    sufficiency,
    proposal:
      proposal?.graduationMonth == null ? null : { month: proposal.graduationMonth, proposedBy: proposal.recordedBy },
    followUpIsOpen: !ofSpell.some(({ step }) => step === 'END_FOLLOW_UP'),
  };
}

/** The latest exit that was neither undone nor reopened; `events` newest first. */
export function exitInForce(events: readonly LifeCycleEventRecord[]): LifeCycleEventRecord | undefined {
  let undone = 0;
  return events.find(({ step }) => {
    if (step === 'UNDO_EXIT' || step === 'REOPEN') undone += 1;
    if (step !== 'EXIT') return false;
    undone -= 1;
    return undone < 0;
  });
}

/** Events of a spell, newest first: from its enrolment, which has the same key, up to the next enrolment. */
export function eventsOfSpell(
  { _id }: Pick<SpellRecord, '_id'>,
  events: readonly LifeCycleEventRecord[],
): LifeCycleEventRecord[] {
  const enrolment = events.find((event) => event._id === _id);
  if (enrolment === undefined) return [];
  const next = events.findLast(
    ({ step, familyVersion }) => step === 'ENROL' && familyVersion > enrolment.familyVersion,
  );
  return events.filter(
    ({ familyVersion }) =>
      familyVersion >= enrolment.familyVersion && (next === undefined || familyVersion < next.familyVersion),
  );
}
