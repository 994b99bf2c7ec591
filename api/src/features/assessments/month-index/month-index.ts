import { addMonths, monthsBetween, type Domain, type HoldBackKind } from '@anaqid/shared-types';
import {
  answersInForce,
  reaches,
  sufficiencyIndex,
  type Answer,
  type Floors,
  type IndexResult,
} from '../../../statistics/index.js';
import { indexConfigOf, scoreOfLevel, type RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { domainsNotApplicable, type HouseholdMember } from './household.js';
import { incomeLineIn, incomeNeeded, incomeRatio, incomeSums, type Income, type IncomeLine } from './income.js';

/** The fields of a visit that figures use. */
export interface AssessmentFacts {
  readonly _id: string;
  readonly month: string;
  readonly visitedOn: string;
  readonly recordedAt: Date;
  /** An independent re-visit for comparison; never used in figures. */
  readonly independent: boolean;
  readonly answers: readonly { readonly domain: Domain; readonly level: number | null }[];
  /** Null: incomes were not asked. */
  readonly incomes: readonly Income[] | null;
}

/** What the result of a month depends on beside its visits. */
export interface MonthContext {
  readonly rule: RuleVersion;
  readonly enrolledMonth: string;
  readonly members: readonly HouseholdMember[];
  readonly incomeLines: readonly IncomeLine[];
}

export interface DomainStanding {
  readonly domain: Domain;
  /** Level in force; null if not answered or not applicable. */
  readonly level: number | null;
  readonly notApplicable: boolean;
  readonly carried: boolean;
  readonly belowFloor: boolean;
}

/** One reason why a month does not qualify: the value and the value needed. */
interface HoldBack {
  readonly kind: HoldBackKind;
  readonly domain: Domain | null;
  readonly value: number | null;
  readonly needed: number | null;
}

/** The result of a family's month, without what explains it. */
export interface MonthResult {
  readonly month: string;
  readonly programmeMonth: number;
  /** Whether the month has a visit that counts. */
  readonly assessed: boolean;
  readonly index: number | null;
  readonly floors: Floors;
  readonly hasIncomeLine: boolean;
  readonly qualifies: boolean;
}

/** Index, floors and income ratio of a family at the end of a month. */
export interface MonthStanding extends MonthResult {
  readonly coverage: number;
  readonly incomeRatio: number | null;
  readonly standings: readonly DomainStanding[];
  readonly holdsBack: readonly HoldBack[];
}

type Visit = Pick<AssessmentFacts, '_id' | 'month' | 'visitedOn' | 'recordedAt' | 'independent'>;

/** The visit that counts for each month: the one of the latest day that is not an independent re-visit. */
export function countingAssessments<A extends Visit>(assessments: readonly A[]): Map<string, A> {
  const counting = new Map<string, A>();
  for (const assessment of assessments) {
    if (assessment.independent) continue;
    const other = counting.get(assessment.month);
    if (other === undefined || isLater(assessment, other)) counting.set(assessment.month, assessment);
  }
  return counting;
}

/**
 * Whether `a` was made after `b`, whenever they were sent; of one day, the one recorded later. Ties are broken by id, so that the order
 * of rows does not matter.
 */
export function isLater(a: Visit, b: Visit): boolean {
  if (a.visitedOn !== b.visitedOn) return a.visitedOn > b.visitedOn;
  const apart = a.recordedAt.getTime() - b.recordedAt.getTime();
  return apart > 0 || (apart === 0 && a._id > b._id);
}

/** Index, floors and income ratio of every programme month from 0 to `last`. */
export function monthStandings(
  counting: ReadonlyMap<string, AssessmentFacts>,
  last: number,
  context: MonthContext,
): MonthStanding[] {
  const answers = new Map(
    [...counting.values()].map(
      (assessment) => [monthsBetween(context.enrolledMonth, assessment.month), answersOf(assessment)] as const,
    ),
  );
  return Array.from({ length: last + 1 }, (_, m) =>
    standingOf(m, answers, counting.get(addMonths(context.enrolledMonth, m)), context),
  );
}

function answersOf({ answers }: AssessmentFacts): Record<string, Answer> {
  return Object.fromEntries(answers.map(({ domain, level }) => [domain, level]));
}

function standingOf(
  programmeMonth: number,
  answers: ReadonlyMap<number, Readonly<Record<string, Answer>>>,
  assessment: AssessmentFacts | undefined,
  { rule, enrolledMonth, members, incomeLines }: MonthContext,
): MonthStanding {
  const month = addMonths(enrolledMonth, programmeMonth);
  const line = incomeLineIn(incomeLines, month);
  const config = indexConfigOf(rule, line !== null);
  const { values, carried } = answersInForce(answers, programmeMonth, config);
  const idle = domainsNotApplicable(members, month);
  for (const domain of idle) values[domain] = 'notApplicable';
  const ratio =
    line === null
      ? null
      : incomeRatio(incomeSums(assessment?.incomes ?? null)?.own ?? null, incomeNeeded(line, members, month));
  const result = sufficiencyIndex(values, config, ratio);
  const standings = rule.domains.map(({ domain, floorLevel }): DomainStanding => {
    const answer = values[domain];
    const level = typeof answer === 'number' ? answer : null;
    return {
      domain,
      level,
      notApplicable: answer === 'notApplicable',
      carried: level !== null && carried.includes(domain),
      belowFloor: level !== null && level < floorLevel,
    };
  });
  return {
    month,
    programmeMonth,
    assessed: assessment !== undefined,
    index: result.index,
    coverage: result.coverage,
    floors: result.floors,
    incomeRatio: ratio,
    hasIncomeLine: line !== null,
    qualifies: result.qualifies,
    standings,
    holdsBack: assessment === undefined ? [] : holdsBackOf(result, standings, rule, line === null ? null : { ratio }),
  };
}

/**
 * Reasons why a month does not qualify: floors first, the widest gap first, then unknown values, then income and index.
 */
export function holdsBackOf(
  result: Pick<IndexResult, 'index' | 'coverage' | 'qualifies'>,
  standings: readonly DomainStanding[],
  rule: RuleVersion,
  income: { ratio: number | null } | null,
): HoldBack[] {
  const floorOf = new Map(rule.domains.map(({ domain, floorLevel }) => [domain, floorLevel]));
  const found: HoldBack[] = standings
    .filter(({ belowFloor }) => belowFloor)
    .map(({ domain, level }) => ({
      kind: 'BELOW_FLOOR' as const,
      domain,
      value: level,
      needed: floorOf.get(domain) ?? null,
    }))
    .sort((a, b) => gapOf(a) - gapOf(b));
  for (const { domain, level, notApplicable } of standings) {
    if (level === null && !notApplicable) {
      found.push({ kind: 'NOT_ANSWERED', domain, value: null, needed: floorOf.get(domain) ?? null });
    }
  }
  if (income !== null && (income.ratio === null || !reaches(income.ratio, rule.incomeRatioRequired))) {
    const kind = income.ratio === null ? 'INCOME_UNKNOWN' : 'INCOME_BELOW_LINE';
    found.push({ kind, domain: null, value: income.ratio, needed: rule.incomeRatioRequired });
  }
  if (result.index === null) {
    found.push({ kind: 'COVERAGE', domain: null, value: result.coverage, needed: rule.minCoverage });
  } else if (!reaches(result.index, rule.threshold)) {
    found.push({ kind: 'INDEX_BELOW_THRESHOLD', domain: null, value: result.index, needed: rule.threshold });
  }
  return result.qualifies ? [] : found;
}

function gapOf({ value, needed }: HoldBack): number {
  return scoreOfLevel(value ?? 0) - scoreOfLevel(needed ?? 0);
}
