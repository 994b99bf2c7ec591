import { addMonths, earlierMonth, laterMonth, monthsBetween } from '@anaqid/shared-types';
import {
  expectedIndex,
  graduation,
  relapse,
  runBuilding,
  status,
  type Graduation,
  type Progress,
} from '../../../statistics/index.js';
import { progressConfigOf, type RuleVersion } from '../../rule-versions/rule-versions.service.js';
import type { MonthStanding } from '../month-index/month-index.js';
import { nextVisit, type NextVisit } from './due-visits.js';
import type { PathFacts } from './path-facts.js';

export interface PathMonth extends MonthStanding {
  /** Null without a baseline and after the family's last month. */
  readonly expected: number | null;
  /** Index from which a month qualifies. */
  readonly threshold: number;
}

/** A return to need found by a visit after graduation. */
interface PathRelapse {
  readonly standing: MonthStanding;
  readonly monthsAfter: number;
  /** Whether a person confirmed it by opening a new spell. */
  readonly confirmed: boolean;
}

/** A family's path through one spell. It is computed from the spell's roll-up. Programme months count from the enrolment month. */
export interface FamilyPath {
  readonly facts: PathFacts;
  readonly spellId: string;
  readonly rule: RuleVersion;
  readonly enrolledMonth: string;
  readonly lastMonth: string;
  readonly presentMonth: string;
  readonly durationMonths: number;
  readonly months: readonly PathMonth[];
  /** Expected index of months 0 to `durationMonths`; null without a baseline. */
  readonly expected: readonly number[] | null;
  /** Latest month with a visit that counts. */
  readonly latest: PathMonth | null;
  /** Progress at the present month, and the month whose index was judged. */
  readonly progress: Progress & { readonly judged: PathMonth | null };
  readonly run: Graduation;
  /** Number of consecutive qualifying months up to the latest visit; 0 if the run is broken, and after graduation. */
  readonly runLength: number;
  readonly qualifiesSince: string | null;
  readonly graduationMonth: string | null;
  readonly relapse: PathRelapse | null;
  readonly nextVisit: NextVisit | null;
}

/** Computes the path of a spell up to the pilot's present month. */
export function familyPath(facts: PathFacts): FamilyPath {
  const { rule, enrolledMonth, lastMonth, presentMonth, visited } = facts;
  const programmeMonth = (month: string): number => monthsBetween(enrolledMonth, month);
  const lastSeen = Math.max(-1, ...visited.map(programmeMonth));
  const present = Math.max(0, programmeMonth(presentMonth));
  const end = lastProgrammeMonth({ enrolledMonth, visited, exitMonth: facts.exit?.month ?? null, presentMonth });
  const durationMonths = Math.max(0, programmeMonth(lastMonth));
  const standings = facts.standingsUntil(end);
  const expected = expectedPath(standings, rule, durationMonths);
  const months = standings.map((standing): PathMonth => ({
    ...standing,
    expected: expected?.[standing.programmeMonth] ?? null,
    threshold: rule.threshold,
  }));
  const byMonth = new Map(months.map((month) => [month.programmeMonth, month]));
  const run = graduation(byMonth, rule);
  const isRunOver = run.graduationMonth !== null || end - lastSeen > rule.allowedGapMonths + 1;
  const runLength = isRunOver ? 0 : runBuilding(byMonth, lastSeen, rule);
  const graduationMonth = run.graduationMonth === null ? null : addMonths(enrolledMonth, run.graduationMonth);
  return {
    facts,
    spellId: facts.spellId,
    rule,
    enrolledMonth,
    lastMonth,
    presentMonth,
    durationMonths,
    months,
    expected,
    run,
    runLength,
    graduationMonth,
    latest: months.findLast(({ assessed }) => assessed) ?? null,
    progress: progressOf(facts, months, run, present, durationMonths),
    qualifiesSince: runLength === 0 ? null : addMonths(enrolledMonth, lastSeen - runLength + 1),
    relapse: relapseOf(facts, months, run),
    nextVisit: nextVisit(facts, visited, graduationMonth),
  };
}

/** The last programme month of a spell's path: of the present month or the exit, or of a later visit. */
export function lastProgrammeMonth({ enrolledMonth, visited, exitMonth, presentMonth }: SpellExtent): number {
  const months = [earlierMonth(presentMonth, exitMonth ?? presentMonth), ...visited];
  return Math.max(0, ...months.map((month) => monthsBetween(enrolledMonth, month)));
}

interface SpellExtent {
  readonly enrolledMonth: string;
  readonly visited: readonly string[];
  readonly exitMonth: string | null;
  readonly presentMonth: string;
}

function expectedPath(months: readonly MonthStanding[], rule: RuleVersion, durationMonths: number): number[] | null {
  const baseline = months[0]?.index ?? null;
  if (baseline === null) return null;
  const config = progressConfigOf(rule);
  return Array.from({ length: durationMonths + 1 }, (_, m) => expectedIndex(baseline, m, config, durationMonths));
}

function progressOf(
  { rule, exit, enrolledMonth }: PathFacts,
  months: readonly PathMonth[],
  { graduationMonth }: Graduation,
  m: number,
  D: number,
): FamilyPath['progress'] {
  const judged = status({
    series: months.map(({ programmeMonth, index, floors }) => ({
      m: programmeMonth,
      index,
      floors,
    })),
    m,
    D,
    cfg: progressConfigOf(rule),
    graduationMonth,
    exitMonth: exit === null ? null : monthsBetween(enrolledMonth, exit.month),
  });
  const latest = months.findLast(({ index, programmeMonth }) => index !== null && programmeMonth <= m);
  return { ...judged, judged: latest ?? null };
}

/** The first visit after graduation that shows a return to need. */
function relapseOf(
  { rule, exit }: PathFacts,
  months: readonly MonthStanding[],
  { graduationMonth }: Graduation,
): PathRelapse | null {
  if (graduationMonth === null) return null;
  const visits = months
    .filter(({ assessed }) => assessed)
    .map(({ programmeMonth, index, floors }) => ({ m: programmeMonth, index, floors }));
  const { time, code } = relapse(graduationMonth, visits, rule);
  const standing = code === 1 && time !== null ? months[graduationMonth + time] : undefined;
  if (standing === undefined || time === null) return null;
  return { standing, monthsAfter: time, confirmed: exit !== null && exit.reason === null };
}

/** Last month that a visit of this spell can describe: follow-up visits after graduation go beyond the programme. */
export function lastAssessableMonth({ facts, graduationMonth }: FamilyPath): string {
  if (facts.exit !== null) return facts.exit.month;
  if (graduationMonth === null) return facts.presentMonth;
  return laterMonth(facts.presentMonth, facts.judgedOn.afterwards.slice(0, 7));
}
