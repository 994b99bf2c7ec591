import { reaches } from './rounding.js';

/** A domain of the index. Raw values range from `min` to `max`. */
interface Dimension {
  readonly key: string;
  readonly weight: number;
  readonly min: number;
  readonly max: number;
  readonly lowerIsBetter?: boolean;
  /** A dimension that does not apply passes its weight to its group; all dimensions form one group by default. */
  readonly group?: string;
  readonly critical?: boolean;
  /** 0-100; only used if `critical`. */
  readonly floor?: number;
  /** For how many later months an answer may be carried forward; 0 (default): none. */
  readonly carryMonths?: number;
}

export interface IndexConfig {
  readonly dimensions: readonly Dimension[];
  /** Least coverage for an index, 0-1. */
  readonly minCoverage: number;
  /** Least index of a qualifying month, 0-100. */
  readonly threshold: number;
  /** Least ratio of own income to the income line; null (default): no income rule. */
  readonly incomeRatioRequired?: number | null;
}

/** A raw value; null or undefined: applies but not answered; 'notApplicable': passes its weight on, and its floor is ignored. */
export type Answer = number | null | undefined | 'notApplicable';

export type Floors = 'met' | 'breached' | 'unknown';

export interface IndexResult {
  /** 0-100 by dimension; null if it does not apply or was not answered. */
  scores: Record<string, number | null>;
  /** Answered weight / applicable weight, 0-1. */
  coverage: number;
  /** 0-100; null if the coverage is too low. */
  index: number | null;
  floors: Floors;
  qualifies: boolean;
}

/**
 * The sufficiency index of one month.
 *
 * @param incomeRatio Own income / income line; only used if `incomeRatioRequired` is set, and then null fails the month.
 */
export function sufficiencyIndex(
  values: Readonly<Record<string, Answer>>,
  config: IndexConfig,
  incomeRatio: number | null = null,
): IndexResult {
  const applicable = config.dimensions.filter(({ key }) => values[key] !== 'notApplicable');
  const weights = effectiveWeights(config.dimensions, applicable);
  const scores: Record<string, number | null> = Object.fromEntries(config.dimensions.map(({ key }) => [key, null]));
  let applicableWeight = 0;
  let answeredWeight = 0;
  let weightedSum = 0;
  for (const dimension of applicable) {
    const weight = weights.get(dimension.key) ?? 0;
    const score = scoreOf(dimension, values[dimension.key]);
    scores[dimension.key] = score;
    applicableWeight += weight;
    if (score === null) continue;
    answeredWeight += weight;
    weightedSum += weight * score;
  }
  const coverage = applicableWeight === 0 ? 0 : answeredWeight / applicableWeight;
  const index = answeredWeight > 0 && reaches(coverage, config.minCoverage) ? weightedSum / answeredWeight : null;
  const floors = floorsOf(applicable, scores);
  const qualifies =
    index !== null && reaches(index, config.threshold) && floors === 'met' && incomeHolds(config, incomeRatio);
  return { scores, coverage, index, floors, qualifies };
}

/**
 * The answers in force in a month: its own, else the latest numeric answer of at most `carryMonths` earlier months.
 *
 * @returns The answers by dimension, and the dimensions whose answer was carried forward.
 */
export function answersInForce(
  byMonth: ReadonlyMap<number, Readonly<Record<string, Answer>>>,
  month: number,
  config: IndexConfig,
): { values: Record<string, Answer>; carried: string[] } {
  const values: Record<string, Answer> = {};
  const carried: string[] = [];
  for (const { key, carryMonths = 0 } of config.dimensions) {
    const own = byMonth.get(month)?.[key];
    if (own != null) {
      values[key] = own;
      continue;
    }
    const earlier = latestNumber(byMonth, key, month, carryMonths);
    values[key] = earlier;
    if (earlier !== null) carried.push(key);
  }
  return { values, carried };
}

function latestNumber(
  byMonth: ReadonlyMap<number, Readonly<Record<string, Answer>>>,
  key: string,
  month: number,
  carryMonths: number,
): number | null {
  for (let monthsBack = 1; monthsBack <= carryMonths; monthsBack += 1) {
    const answer = byMonth.get(month - monthsBack)?.[key];
    if (typeof answer === 'number') return answer;
  }
  return null;
}

function scoreOf({ min, max, lowerIsBetter = false }: Dimension, answer: Answer): number | null {
  if (typeof answer !== 'number') return null;
  const share = (Math.min(max, Math.max(min, answer)) - min) / (max - min);
  return 100 * (lowerIsBetter ? 1 - share : share);
}

/** Weights by key after each dimension that does not apply has passed its weight to its group, and a group that does not apply to all others. */
function effectiveWeights(dimensions: readonly Dimension[], applicable: readonly Dimension[]): Map<string, number> {
  const fullWeights = weightByGroup(dimensions);
  const applicableWeights = weightByGroup(applicable);
  let keptWeight = 0;
  let freedWeight = 0;
  for (const [group, weight] of fullWeights) {
    if (applicableWeights.has(group)) keptWeight += weight;
    else freedWeight += weight;
  }
  const scale = keptWeight === 0 ? 0 : 1 + freedWeight / keptWeight;
  return new Map(
    applicable.map((dimension) => {
      const group = groupOf(dimension);
      return [
        dimension.key,
        (dimension.weight * scale * (fullWeights.get(group) ?? 0)) / (applicableWeights.get(group) ?? 1),
      ];
    }),
  );
}

function weightByGroup(dimensions: readonly Dimension[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const dimension of dimensions) {
    const group = groupOf(dimension);
    sums.set(group, (sums.get(group) ?? 0) + dimension.weight);
  }
  return sums;
}

const groupOf = ({ group = '' }: Dimension): string => group;

function floorsOf(applicable: readonly Dimension[], scores: Readonly<Record<string, number | null>>): Floors {
  let breached = false;
  for (const { key, critical = false, floor } of applicable) {
    if (!critical || floor === undefined) continue;
    const score = scores[key];
    if (score == null) return 'unknown';
    if (!reaches(score, floor)) breached = true;
  }
  return breached ? 'breached' : 'met';
}

function incomeHolds({ incomeRatioRequired = null }: IndexConfig, ratio: number | null): boolean {
  if (incomeRatioRequired === null) return true;
  return ratio !== null && reaches(ratio, incomeRatioRequired);
}
