import { dayIn, earlierMonth, lastDayOf, lastMonthOf, presentMonthOf, type PilotWindow } from '@anaqid/shared-types';
import type { FamilyRecord, SpellRecord } from '../../families/families.service.js';
import {
  windowOf,
  type ExtensionRecord,
  type IncomeLineRecord,
  type PilotRecord,
} from '../../pilots/pilots.service.js';
import { ruleVersionNumbered } from '../../rule-versions/rule-versions.service.js';
import { foldSpell, type FoldSources, type SpellFold } from '../roll-up/fold-spell.js';
import { standingsOf } from '../roll-up/month-columns.js';
import { familyPath, type FamilyPath } from './family-path.js';
import type { PathFacts } from './path-facts.js';

/** The records of a pilot that its families' paths depend on. */
export interface PilotSources {
  readonly pilot: PilotRecord;
  readonly extensions: readonly ExtensionRecord[];
  readonly incomeLines: readonly IncomeLineRecord[];
}

/** All records from which a family's paths are computed. */
export type PathSources = PilotSources & FoldSources;

/** The path of one of a family's spells at an instant, from its records. */
export function spellPath(family: FamilyRecord, spell: SpellRecord, sources: PathSources, now: Date): FamilyPath {
  return rolledUpPath(foldSpell(family, spell, sources), sources, now);
}

/** The path of a spell at an instant, from its roll-up. */
export function rolledUpPath(rollup: SpellFold, sources: PilotSources, now: Date): FamilyPath {
  return familyPath(pathFacts(rollup, sources, now));
}

/** The roll-up of a spell; every enrolment writes one. */
export function rollupOf(spell: SpellRecord, rollups: readonly SpellFold[]): SpellFold {
  const rollup = rollups.find(({ _id }) => _id === spell._id);
  if (rollup === undefined) throw new Error('a spell has no roll-up');
  return rollup;
}

function pathFacts(rollup: SpellFold, { pilot, extensions, incomeLines }: PilotSources, now: Date): PathFacts {
  const { _id, enrolledMonth, exitMonth, exitReason, members, proposal, approval, followUpEnded } = rollup;
  const window = windowOf(pilot, extensions, rollup);
  const rule = ruleVersionNumbered(rollup.ruleVersion);
  return {
    rule,
    spellId: _id,
    state: rollup.state,
    enrolledMonth,
    members,
    visited: rollup.visits.map(({ month }) => month),
    standingsUntil: (last) => standingsOf(rollup, last, { rule, enrolledMonth, members }, incomeLines),
    exit: exitMonth === null ? null : { month: exitMonth, reason: exitReason },
    lastMonth: lastMonthOf(window),
    presentMonth: presentMonthOf(window, now),
    judgedOn: judgedOn(pilot, window, now),
    proposal,
    approval,
    followUpEnded,
    suspension: rollup.suspension,
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
