import { fewestForPercentage, reaches, verdict, wilson } from '../../../statistics/index.js';
import type { DurationVerdict } from '@anaqid/shared-types';
import type { Incidence } from './curve.js';
import { of100, shareOf100 } from './display.js';
import type { IncludedFamily } from '../facts/family-outcomes.js';

/** The numbers of the sentence "of every 100 families...", ready for display. */
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
  /** Target share, 0-1. */
  readonly target: number | null;
}

const verdictWords = { enough: 'ENOUGH', notEnough: 'NOT_ENOUGH', unclear: 'UNCLEAR' } as const;

/**
 * The share that graduated by the end of the view with its range and the verdict on the duration (analytics.md D8, D11). Below ten
 * families there is no share; where the curve has no range, Wilson's serves if every family was followed to the end.
 */
export function headlineOf(families: readonly IncludedFamily[], incidence: Incidence, view: View): Headline {
  const n = families.length;
  const range = rangeOf(families, incidence, view.horizon);
  const median = incidence.graduated.findIndex((share) => reaches(share, 0.5));
  const months = incidence.graduated.length - 1;
  return {
    n,
    graduated: families.filter(({ code }) => code === 1).length,
    months,
    of100: shareOf100(incidence.graduated.at(-1) ?? 0, n),
    low: shareOf100(range.low, n),
    high: shareOf100(range.high, n),
    leftOf100: shareOf100(incidence.left.at(-1) ?? 0, n),
    medianMonth: median === -1 || n < fewestForPercentage ? null : median,
    targetOf100: of100(view.target, n),
    verdict: view.target === null ? 'NO_TARGET' : verdictOf(range, view.target, months >= view.horizon),
  };
}

interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

/** Shares only grow: while the view runs, what it has reached may be enough already, but never too little yet. */
function verdictOf({ low, high }: Range, target: number, hasPassed: boolean): DurationVerdict {
  const word = verdictWords[verdict(low, high, target)];
  return word === 'NOT_ENOUGH' && !hasPassed ? 'UNCLEAR' : word;
}

/** The range of the share at the end; nulls where none can be given. */
function rangeOf(families: readonly IncludedFamily[], incidence: Incidence, horizon: number): Range {
  const low = incidence.low.at(-1) ?? null;
  const high = incidence.high.at(-1) ?? null;
  if (families.length >= fewestForPercentage && low !== null && high !== null) return { low, high };
  const followed = families.every(({ code, time }) => code !== 0 || time >= horizon);
  if (!followed) return { low: null, high: null };
  const { lower, upper } = wilson(families.filter(({ code }) => code === 1).length, families.length);
  return { low: lower, high: upper };
}
