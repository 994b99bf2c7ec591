import {
  dayIn,
  earlierMonth,
  lastDayOf,
  lastMonthOf,
  presentMonthOf,
  type FamilyState,
  type PilotWindow,
} from '@anaqid/shared-types';
import {
  eventsOfSpell,
  type FamilyRecord,
  type LifeCycleEventRecord,
  type SpellRecord,
} from '../../families/families.service.js';
import {
  windowOf,
  type ExtensionRecord,
  type IncomeLineRecord,
  type PilotRecord,
} from '../../pilots/pilots.service.js';
import { ruleVersionNumbered } from '../../rule-versions/rule-versions.service.js';
import type { AssessmentRecord } from '../assessments.model.js';
import { familyPath, type FamilyPath } from './family-path.js';
import type { DecisionFacts, PathFacts } from './path-facts.js';

/** The records of a pilot that its families' paths depend on. */
export interface PilotSources {
  readonly pilot: PilotRecord;
  readonly extensions: readonly ExtensionRecord[];
  readonly incomeLines: readonly IncomeLineRecord[];
}

/** All records from which a family's paths are computed. */
export interface PathSources extends PilotSources {
  /** All visits of the family, in any order. */
  readonly assessments: readonly AssessmentRecord[];
  /** Life-cycle events of the family, newest first. */
  readonly events: readonly LifeCycleEventRecord[];
}

/** The path of one of a family's spells at an instant. */
export function spellPath(family: FamilyRecord, spell: SpellRecord, sources: PathSources, now: Date): FamilyPath {
  return familyPath(pathFacts(family, spell, sources, now));
}

/** The path of a family's latest spell; null if it was never enrolled. */
export function latestPath(family: FamilyRecord, sources: PathSources, now: Date): FamilyPath | null {
  const spell = family.spells.at(-1);
  return spell === undefined ? null : spellPath(family, spell, sources, now);
}

function pathFacts(family: FamilyRecord, spell: SpellRecord, sources: PathSources, now: Date): PathFacts {
  const { pilot, extensions, incomeLines } = sources;
  const window = windowOf(pilot, extensions, { clusterId: spell.clusterId, familyId: family._id });
  const events = eventsOfSpell(spell, sources.events);
  const suspension = events.find(({ step }) => step === 'SUSPEND');
  return {
    rule: ruleVersionNumbered(pilot.ruleVersion),
    spellId: spell._id,
    state: spellState(family, spell),
    enrolledMonth: spell.enrolledMonth,
    members: family.members,
    incomeLines,
    assessments: sources.assessments.filter(({ spellId }) => spellId === spell._id),
    exit: spell.exitMonth === null ? null : { month: spell.exitMonth, reason: spell.exitReason },
    lastMonth: lastMonthOf(window),
    presentMonth: presentMonthOf(window, now),
    judgedOn: judgedOn(pilot, window, now),
    proposal: decisionOf(events, 'PROPOSE_GRADUATION'),
    approval: decisionOf(events, 'APPROVE_GRADUATION'),
    followUpEnded: events.some(({ step }) => step === 'END_FOLLOW_UP'),
    suspension: suspension === undefined ? null : { on: suspension.on, reviewOn: suspension.reviewOn },
  };
}

/**
 * Days as of which due visits are judged: in the programme, at most its last day; after graduation, today (in the
 * sample: the last day of its data).
 */
function judgedOn(pilot: PilotRecord, window: PilotWindow, now: Date): PathFacts['judgedOn'] {
  const today = dayIn(pilot.timeZone, now);
  const last = lastDayOf(lastMonthOf(window));
  const inProgramme = earlierMonth(today, last);
  return { inProgramme, afterwards: pilot.sample ? inProgramme : today };
}

function spellState(family: FamilyRecord, spell: SpellRecord): FamilyState {
  if (family.spells.at(-1)?._id === spell._id) return family.state;
  return spell.exitReason === null ? 'GRADUATED' : 'EXITED';
}

function decisionOf(
  events: readonly LifeCycleEventRecord[],
  step: 'PROPOSE_GRADUATION' | 'APPROVE_GRADUATION',
): DecisionFacts | null {
  const event = events.find((recorded) => recorded.step === step);
  return event === undefined
    ? null
    : { on: event.on, by: event.recordedByName, graduationMonth: event.graduationMonth };
}
