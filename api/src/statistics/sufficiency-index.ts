import { reaches } from './rounding.js';

/** A domain of the index: its weight, raw range, group and floor. */
export interface Dimension {
  readonly key: string;
  readonly weight: number;
  readonly min: number;
  readonly max: number;
  readonly lowerIsBetter?: boolean;
  /** The weight of a dimension that does not apply goes to its own group; default: one group. */
  readonly group?: string;
  readonly critical?: boolean;
  /** On the 0-100 scale; counts only where critical. */
  readonly floor?: number;
  /** An answer may be used for this many later months; 0 = only its own. */
  readonly carryMonths?: number;
}

export interface IndexConfig {
  readonly dimensions: readonly Dimension[];
  /** Least answered share of the applicable weight, 0-1. */
  readonly minCoverage: number;
  /** Index from which a month qualifies, 0-100. */
  readonly threshold: number;
  /** Least own income over the income line; null or left out = no income rule. */
  readonly incomeRatioRequired?: number | null;
}

/** A raw value; null or missing = applies but was not answered; "notApplicable" = weight moves within its group, its floor is ignored. */
export type Answer = number | null | undefined | 'notApplicable';

export type Floors = 'met' | 'breached' | 'unknown';

export interface IndexResult {
  /** Per dimension 0-100; null where it does not apply or was not answered. */
  scores: Record<string, number | null>;
  /** Answered share of the applicable weight, 0-1. */
  coverage: number;
  /** 0-100; null below the least coverage. */
  index: number | null;
  floors: Floors;
  qualifies: boolean;
}

/**
 * The sufficiency index of one month (analytics.md D2).
 *
 * @param incomeRatio Own income over the income line; used only where `incomeRatioRequired` is set: null then fails the month.
 */
export function sufficiencyIndex(
  values: Readonly<Record<string, Answer>>,
  config: IndexConfig,
  incomeRatio: number | null = null,
): IndexResult {
  const applicable = config.dimensions.filter(({ key }) => values[key] !== 'notApplicable');
  const weights = effectiveWeights(config.dimensions, applicable);
  const scores: Record<string, number | null> = Object.fromEntries(config.dimensions.map(({ key }) => [key, null]));
  let all = 0;
  let answered = 0;
  let weighted = 0;
  for (const dimension of applicable) {
    const weight = weights.get(dimension.key) ?? 0;
    const score = scoreOf(dimension, values[dimension.key]);
    scores[dimension.key] = score;
    all += weight;
    if (score === null) continue;
    answered += weight;
    weighted += weight * score;
  }
  const coverage = all === 0 ? 0 : answered / all;
  const index = answered > 0 && reaches(coverage, config.minCoverage) ? weighted / answered : null;
  const floors = floorsOf(applicable, scores);
  const qualifies =
    index !== null && reaches(index, config.threshold) && floors === 'met' && incomeHolds(config, incomeRatio);
  return { scores, coverage, index, floors, qualifies };
}

/**
 * The answers in force in a month: its own, else the latest number of at most `carryMonths` earlier months.
 *
 * @returns The answers by dimension, and the dimensions whose answer was carried.
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
  for (let back = 1; back <= carryMonths; back += 1) {
    const answer = byMonth.get(month - back)?.[key];
    if (typeof answer === 'number') return answer;
  }
  return null;
}

function scoreOf({ min, max, lowerIsBetter = false }: Dimension, answer: Answer): number | null {
  if (typeof answer !== 'number') return null;
  const share = (Math.min(max, Math.max(min, answer)) - min) / (max - min);
  return 100 * (lowerIsBetter ? 1 - share : share);
}

/** Weights after what does not apply has passed its weight on: within its group, or to all the others if nothing of the group applies. */
function effectiveWeights(all: readonly Dimension[], applicable: readonly Dimension[]): Map<string, number> {
  const whole = weightByGroup(all);
  const present = weightByGroup(applicable);
  let orphaned = 0;
  let adopted = 0;
  for (const [group, weight] of whole) {
    if (present.has(group)) adopted += weight;
    else orphaned += weight;
  }
  const spread = adopted === 0 ? 0 : 1 + orphaned / adopted;
  return new Map(
    applicable.map((dimension) => {
      const group = groupOf(dimension);
      return [dimension.key, (dimension.weight * spread * (whole.get(group) ?? 0)) / (present.get(group) ?? 1)];
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
