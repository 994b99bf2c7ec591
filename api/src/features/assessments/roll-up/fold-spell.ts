import { lastMonthOf, monthsBetween, type FamilyState } from '@anaqid/shared-types';
import { stripeOf } from '../../../platform/data-versions.js';
import {
  eventsOfSpell,
  exitInForce,
  spellOfVisit,
  type FamilyRecord,
  type LifeCycleEventRecord,
  type SpellRecord,
} from '../../families/families.service.js';
import type { PilotRecord } from '../../pilots/pilots.service.js';
import { ruleVersionNumbered } from '../../rule-versions/rule-versions.service.js';
import type { AssessmentRecord } from '../assessments.model.js';
import type { HouseholdMember } from '../month-index/household.js';
import { countingAssessments } from '../month-index/month-index.js';
import { monthColumns } from './month-columns.js';
import type { SpellRollupRecord } from './spell-rollups.model.js';

/** The content of a spell's roll-up. */
export type SpellFold = Omit<SpellRollupRecord, 'rev'>;

/** The records of a family that its roll-ups follow from. */
export interface FoldSources {
  readonly pilot: Pick<PilotRecord, '_id' | 'ruleVersion' | 'startMonth' | 'capMonths'>;
  /** All visits of the family, in any order. */
  readonly assessments: readonly AssessmentRecord[];
  /** Life-cycle events of the family, newest first. */
  readonly events: readonly LifeCycleEventRecord[];
}

/** What follows from the records of a spell, whether they are the present ones or those known on a day. */
export function foldSpell(family: FamilyRecord, spell: SpellRecord, sources: FoldSources): SpellFold {
  const { pilot } = sources;
  const { clusterId, associationId, enrolledMonth, exitMonth, exitReason } = spell;
  const events = eventsOfSpell(spell, sources.events);
  const suspension = events.find(({ step }) => step === 'SUSPEND');
  const members = family.members.map(householdMember);
  const ofSpell = sources.assessments.filter((visit) => spellOfVisit(family, visit)?._id === spell._id);
  const counting = countingAssessments(ofSpell);
  const months = [...counting.keys()].sort();
  const rule = ruleVersionNumbered(pilot.ruleVersion);
  return {
    _id: spell._id,
    stripe: stripeOf({ pilotId: pilot._id, clusterId, familyId: family._id }),
    pilotId: pilot._id,
    familyId: family._id,
    clusterId,
    associationId,
    ruleVersion: rule.number,
    enrolledMonth,
    exitMonth,
    exitReason,
    exitRecordedAt: exitInForce(events)?.recordedAt ?? null,
    state: spellState(family, spell),
    proposal: decisionOf(events, 'PROPOSE_GRADUATION'),
    approval: decisionOf(events, 'APPROVE_GRADUATION'),
    followUpEnded: events.some(({ step }) => step === 'END_FOLLOW_UP'),
    suspension: suspension === undefined ? null : { on: suspension.on, reviewOn: suspension.reviewOn },
    members,
    visits: months.map((month) => ({ month, recordedAt: firstRecording(ofSpell, month) })),
    ...monthColumns(counting, lastStoredMonth(spell, months, pilot), { rule, enrolledMonth, members }),
  };
}

/** The last programme month that anybody can ask for: of the exit or of the pilot's cap, or of a later follow-up visit. */
function lastStoredMonth({ enrolledMonth, exitMonth }: SpellRecord, visited: readonly string[], pilot: Capped): number {
  const cap = monthsBetween(enrolledMonth, lastMonthOf({ startMonth: pilot.startMonth, months: pilot.capMonths }));
  const exit = exitMonth === null ? cap : monthsBetween(enrolledMonth, exitMonth);
  const lastSeen = visited.map((month) => monthsBetween(enrolledMonth, month));
  return Math.max(0, Math.min(cap, exit), ...lastSeen);
}

type Capped = Pick<PilotRecord, 'startMonth' | 'capMonths'>;

function householdMember({ bornOn, ableToWork, joinedMonth, leftMonth }: HouseholdMember): HouseholdMember {
  return { bornOn, ableToWork, joinedMonth, leftMonth };
}

function spellState(family: FamilyRecord, spell: SpellRecord): FamilyState {
  if (family.spells.at(-1)?._id === spell._id) return family.state;
  return spell.exitReason === null ? 'GRADUATED' : 'EXITED';
}

function decisionOf(
  events: readonly LifeCycleEventRecord[],
  step: 'PROPOSE_GRADUATION' | 'APPROVE_GRADUATION',
): SpellFold['proposal'] {
  const event = events.find((recorded) => recorded.step === step);
  if (event === undefined) return null;
  const { on, recordedByName, graduationMonth, recordedAt } = event;
  return { on, by: recordedByName, graduationMonth, recordedAt };
}

/** When the first visit of a month was recorded. */
function firstRecording(assessments: readonly AssessmentRecord[], month: string): Date {
  const instants = assessments
    .filter((assessment) => assessment.month === month && !assessment.independent)
    .map(({ recordedAt }) => recordedAt.getTime());
  return new Date(Math.min(...instants));
}
