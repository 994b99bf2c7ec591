import type { DurationVerdict } from '@anaqid/shared-types';
import { fewestForPercentage, reaches, verdict, wilson } from '../../../statistics/index.js';
import type { IncludedFamily } from '../facts/family-outcomes.js';
import type { Incidence } from './curve.js';
import { of100, shareOf100 } from './display.js';

/** The numbers of the sentence "Of every 100 families ...", rounded for display. */
export interface Headline {
  readonly n: number;
  readonly graduated: number;
  /** Programme months that have passed. */
  readonly months: number;
  readonly of100: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly leftOf100: number | null;
  readonly medianMonth: number | null;
  readonly targetOf100: number | null;
  readonly verdict: DurationVerdict;
}

interface View {
  /** Last programme month of the view. */
  readonly horizon: number;
  /** Target share, 0-1; null: none. */
  readonly target: number | null;
}

const verdictCodes = { enough: 'ENOUGH', notEnough: 'NOT_ENOUGH', unclear: 'UNCLEAR' } as const;

/** The share that graduated by the end of the view, with its confidence interval and the verdict on the duration. */
export function headlineOf(families: readonly IncludedFamily[], incidence: Incidence, view: View): Headline {
  const n = families.length;
  const interval = intervalOf(families, incidence, view.horizon);
  const median = incidence.graduated.findIndex((share) => reaches(share, 0.5));
  const months = incidence.graduated.length - 1;
  return {
    n,
    graduated: families.filter(({ code }) => code === 1).length,
    months,
    of100: shareOf100(incidence.graduated.at(-1) ?? 0, n),
    low: shareOf100(interval.low, n),
    high: shareOf100(interval.high, n),
    leftOf100: shareOf100(incidence.left.at(-1) ?? 0, n),
    medianMonth: median === -1 || n < fewestForPercentage ? null : median,
    targetOf100: of100(view.target, n),
    verdict: view.target === null ? 'NO_TARGET' : verdictOf(interval, view.target, months >= view.horizon),
  };
}

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** The share never decreases, so before the horizon it can already be sufficient but not yet insufficient. */
function verdictOf({ low, high }: Interval, target: number, isComplete: boolean): DurationVerdict {
  const code = verdictCodes[verdict(low, high, target)];
  return code === 'NOT_ENOUGH' && !isComplete ? 'UNCLEAR' : code;
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
