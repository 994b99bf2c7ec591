import {
  addMonths,
  earlierMonth,
  laterMonth,
  monthsBetween,
  type FamilyBadge,
  type FamilyState,
} from '@anaqid/shared-types';
import {
  expectedIndex,
  graduation,
  runBuilding,
  status,
  type Graduation,
  type Progress,
} from '../../statistics/index.js';
import {
  countingAssessments,
  monthStandings,
  type AssessmentFacts,
  type MonthContext,
  type MonthStanding,
} from './month-index.js';
import { progressConfigOf, type RuleVersion } from './rule-version.js';

/** Everything that a family's path is computed from. */
export interface PathFacts extends MonthContext {
  readonly state: FamilyState;
  readonly assessments: readonly AssessmentFacts[];
  /** Month of the exit of this spell, if it left. */
  readonly exitMonth: string | null;
  /** Last month the family may be in the programme, its extensions included. */
  readonly lastMonth: string;
  /** Month that progress and due visits are judged at. */
  readonly presentMonth: string;
  /** Whether a second person approved the graduation. */
  readonly graduationConfirmed: boolean;
}

/** A family's way through one spell, computed; nothing of it is stored. */
export interface FamilyPath extends Graduation {
  readonly rule: RuleVersion;
  readonly durationMonths: number;
  readonly months: readonly MonthStanding[];
  /** Expected index of months 0 to `durationMonths`; null without a baseline. */
  readonly expected: readonly number[] | null;
  readonly progress: Progress & {
    readonly programmeMonth: number;
    readonly index: number | null;
    readonly expected: number | null;
  };
  readonly badge: FamilyBadge;
  readonly graduationConfirmed: boolean;
  /** Length of the run that is building at the latest month with an index, and the month it started in. */
  readonly runLength: number;
  readonly qualifiesSince: string | null;
  readonly nextVisitDue: string | null;
  readonly visitOverdue: boolean;
}

/** Months after graduation in which a family is visited again: acceptance, adjustment, stability (domain.md 2). */
export const followUpMonths = [1, 3, 6, 12] as const;

/** The path of a spell at a pilot's present month. */
export function familyPath(facts: PathFacts): FamilyPath {
  const { rule, enrolledMonth, presentMonth, exitMonth } = facts;
  const counting = countingAssessments(facts.assessments.filter(({ month }) => month >= enrolledMonth));
  const present = monthsBetween(enrolledMonth, presentMonth);
  const lastSeen = Math.max(0, ...[...counting.keys()].map((month) => monthsBetween(enrolledMonth, month)));
  const months = monthStandings(counting, Math.max(present, lastSeen, 0), facts);
  const exit = exitMonth === null ? null : monthsBetween(enrolledMonth, exitMonth);
  const within = months.filter(({ programmeMonth }) => exit === null || programmeMonth <= exit);
  const byMonth = new Map(within.map((standing) => [standing.programmeMonth, standing]));
  const run = graduation(byMonth, rule);
  const durationMonths = Math.max(0, monthsBetween(enrolledMonth, facts.lastMonth));
  const baseline = months[0]?.index ?? null;
  const progress = progressOf(facts, within, run, exit, present, durationMonths);
  const runLength = run.graduationMonth === null ? runBuilding(byMonth, lastSeen, rule) : 0;
  return {
    ...run,
    rule,
    durationMonths,
    months,
    expected:
      baseline === null
        ? null
        : Array.from({ length: durationMonths + 1 }, (_, m) =>
            expectedIndex(baseline, m, progressConfigOf(rule), durationMonths),
          ),
    progress,
    badge: badgeOf(facts, run, progress),
    graduationConfirmed: facts.graduationConfirmed,
    runLength,
    qualifiesSince: runLength === 0 ? null : addMonths(enrolledMonth, lastSeen - runLength + 1),
    ...nextVisit(facts, [...counting.keys()], run),
  };
}

function progressOf(
  { rule }: PathFacts,
  months: readonly MonthStanding[],
  { graduationMonth }: Graduation,
  exitMonth: number | null,
  m: number,
  D: number,
): FamilyPath['progress'] {
  const cfg = progressConfigOf(rule);
  const series = months.map(({ programmeMonth, index, floors }) => ({ m: programmeMonth, index, floors }));
  const judged = status({ series, m, D, cfg, graduationMonth, exitMonth });
  const latest = months.findLast(({ index, programmeMonth }) => index !== null && programmeMonth <= m);
  const baseline = months[0]?.index ?? null;
  return {
    ...judged,
    programmeMonth: latest?.programmeMonth ?? m,
    index: latest?.index ?? null,
    expected: latest === undefined || baseline === null ? null : expectedIndex(baseline, latest.programmeMonth, cfg, D),
  };
}

const badgeOfProgress = {
  graduated: 'GRADUATED_PROVISIONAL',
  exited: 'LEFT',
  noBaseline: 'NO_BASELINE',
  noRecentData: 'NO_RECENT_DATA',
  atRisk: 'AT_RISK',
  watch: 'WATCH',
  onTrack: 'ON_TRACK',
} as const satisfies Record<Progress['status'], FamilyBadge>;

/** One badge per family: graduated, left, suspended, or the progress word (domain.md 2). */
function badgeOf({ state, graduationConfirmed }: PathFacts, run: Graduation, progress: Progress): FamilyBadge {
  if (state === 'CANDIDATE' || state === 'NOT_ACCEPTED') return 'NOT_ENROLLED';
  if (progress.status === 'graduated' && run.graduationMonth !== null) {
    return graduationConfirmed ? 'GRADUATED' : 'GRADUATED_PROVISIONAL';
  }
  if (state === 'EXITED') return 'LEFT';
  return state === 'SUSPENDED' ? 'SUSPENDED' : badgeOfProgress[progress.status];
}

/**
 * The month whose visit is due next: the month after the last visit while the family is in the programme, the follow-up visits after a
 * graduation; overdue once that month has passed.
 */
function nextVisit(
  { state, enrolledMonth, presentMonth, lastMonth, exitMonth }: PathFacts,
  visited: readonly string[],
  { graduationMonth }: Graduation,
): { nextVisitDue: string | null; visitOverdue: boolean } {
  const lastVisit = visited.reduce<string | null>(
    (last, month) => (last === null || month > last ? month : last),
    null,
  );
  const due = (month: string | undefined): { nextVisitDue: string | null; visitOverdue: boolean } =>
    month === undefined
      ? { nextVisitDue: null, visitOverdue: false }
      : { nextVisitDue: month, visitOverdue: month < presentMonth };
  if (graduationMonth !== null) {
    return due(
      followUpMonths
        .map((after) => addMonths(enrolledMonth, graduationMonth + after))
        .find((month) => lastVisit === null || month > lastVisit),
    );
  }
  if (exitMonth !== null || (state !== 'ACTIVE' && state !== 'SUSPENDED')) return due(undefined);
  const next = lastVisit === null ? enrolledMonth : laterMonth(enrolledMonth, addMonths(lastVisit, 1));
  return due(next === earlierMonth(next, lastMonth) ? next : undefined);
}
