import type { DurationVerdict } from '@anaqid/shared-types';
import { fewestForPercentage, reaches, verdict, wilson } from '../../../statistics/index.js';
import { isIncluded, type FamilyOutcome, type IncludedFamily, type OutcomeScope } from '../facts/family-outcomes.js';
import type { Incidence } from './curve.js';
import { of100, shareOf100 } from './display.js';
import { canStillGraduate } from './still-possible.js';

/** The numbers of the sentence "Of every 100 families ...", rounded for display. */
export interface Headline {
  readonly n: number;
  readonly graduated: number;
  /** Programme months that have passed. */
  readonly months: number;
  readonly of100: number | null;
  /** `graduated` of `n`, without allowance for families that were not followed to the end. */
  readonly countedOf100: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly leftOf100: number | null;
  readonly medianMonth: number | null;
  readonly targetOf100: number | null;
  readonly verdict: DurationVerdict;
  /** Programme months of the view that have not come yet for the families that may stay longest. */
  readonly monthsLeft: number;
  /** Most families that can still graduate by the end of the view. */
  readonly canStillGraduate: number;
}

const verdictCodes = {
  enough: 'ENOUGH',
  notEnough: 'NOT_ENOUGH',
  unclear: 'UNCLEAR',
  enoughSoFar: 'ENOUGH_SO_FAR',
  notYet: 'NOT_YET',
} as const;

/** The share that graduated by the end of the view, with its confidence interval and the verdict on the duration. */
export function headlineOf(
  allFamilies: readonly FamilyOutcome[],
  incidence: Incidence,
  { horizonOf, target, rule, endMonthOf }: Pick<OutcomeScope, 'horizonOf' | 'target' | 'rule' | 'endMonthOf'>,
): Headline {
  const families = allFamilies.filter(isIncluded);
  const n = families.length;
  const graduated = families.filter(({ code }) => code === 1).length;
  const interval = intervalOf(families, incidence, horizonOf(allFamilies.map(({ facts }) => facts)));
  const median = incidence.graduated.findIndex((share) => reaches(share, 0.5));
  const months = incidence.graduated.length - 1;
  const monthsLeft = Math.max(0, latestEnd(allFamilies, endMonthOf) - months);
  return {
    n,
    graduated,
    months,
    of100: shareOf100(incidence.graduated.at(-1) ?? 0, n),
    countedOf100: shareOf100(graduated / n, n),
    low: shareOf100(interval.low, n),
    high: shareOf100(interval.high, n),
    leftOf100: shareOf100(incidence.left.at(-1) ?? 0, n),
    medianMonth: median === -1 || n < fewestForPercentage ? null : median,
    targetOf100: of100(target, n),
    verdict: target === null ? 'NO_TARGET' : verdictOf(interval, target, { n, monthsLeft }),
    monthsLeft,
    canStillGraduate: canStillGraduate(allFamilies, rule, endMonthOf),
  };
}

const latestEnd = (families: readonly FamilyOutcome[], endMonthOf: OutcomeScope['endMonthOf']): number =>
  families.reduce((latest, { facts }) => Math.max(latest, endMonthOf(facts)), 0);

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** The verdict, never against the numbers as they are shown: a limit that is rounded up to the target does not lie below it. */
function verdictOf(
  { low, high }: Interval,
  target: number,
  { n, monthsLeft }: { readonly n: number; readonly monthsLeft: number },
): DurationVerdict {
  const code = verdictCodes[verdict(low, high, target, monthsLeft > 0)];
  const isShownBelow = high !== null && of100(high, n) < of100(target, n);
  return code === 'NOT_ENOUGH' && !isShownBelow ? 'UNCLEAR' : code;
}

/** The curve's interval at its end; where it has none, Wilson's if every family was followed to the horizon; else nulls. */
function intervalOf(families: readonly IncludedFamily[], incidence: Incidence, horizon: number): Interval {
  const low = incidence.low.at(-1) ?? null;
  const high = incidence.high.at(-1) ?? null;
  if (families.length >= fewestForPercentage && low !== null && high !== null) return { low, high };
  const areAllFollowed = families.every(({ code, time }) => code !== 0 || time >= horizon);
  if (!areAllFollowed) return { low: null, high: null };
  const { lower, upper } = wilson(families.filter(({ code }) => code === 1).length, families.length);
  return { low: lower, high: upper };
}
