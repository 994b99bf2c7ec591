import { fewestForPercentage, roundHalfAway, verdict, wilson } from '../../statistics/index.js';
type DurationVerdict = 'ENOUGH' | 'NOT_ENOUGH' | 'UNCLEAR' | 'NO_TARGET';
import type { Curve } from './curve.js';
import type { IncludedFamily } from './outcome-facts.js';

/** The numbers of the sentence "of every 100 families..."; whole families of every 100. */
export interface Headline {
  n: number;
  k: number;
  of100: number | null;
  low: number | null;
  high: number | null;
  left: number | null;
  target: number | null;
  verdict: DurationVerdict;
}

const verdictWords = { enough: 'ENOUGH', notEnough: 'NOT_ENOUGH', unclear: 'UNCLEAR' } as const;

/**
 * The share that graduated by the end of the view with its range and the verdict on the duration (analytics.md D8, D11). Below ten
 * families there is no share; where the curve has no range, Wilson's serves if every family was followed to the end.
 */
export function headlineOf(families: readonly IncludedFamily[], curve: Curve, target: number | null): Headline {
  const n = families.length;
  const k = families.filter(({ code }) => code === 1).length;
  const range = rangeOf(families, curve);
  const showsShare = n >= fewestForPercentage;
  return {
    n,
    k,
    of100: showsShare ? of100(curve.graduated.at(-1) ?? 0) : null,
    low: showsShare ? of100(range.low) : null,
    high: showsShare ? of100(range.high) : null,
    left: showsShare ? of100(curve.left.at(-1) ?? 0) : null,
    target: of100(target),
    verdict: target === null ? 'NO_TARGET' : verdictWords[verdict(range.low, range.high, target)],
  };
}

/** The range of the share at the end of the view; nulls where none can be given. */
function rangeOf(families: readonly IncludedFamily[], curve: Curve): { low: number | null; high: number | null } {
  const low = curve.low.at(-1) ?? null;
  const high = curve.high.at(-1) ?? null;
  if (families.length >= fewestForPercentage && low !== null && high !== null) return { low, high };
  const horizon = curve.months.at(-1) ?? 0;
  const followed = families.every(({ code, time }) => code !== 0 || time >= horizon);
  if (!followed) return { low: null, high: null };
  const { lower, upper } = wilson(families.filter(({ code }) => code === 1).length, families.length);
  return { low: lower, high: upper };
}

function of100(share: number): number;
function of100(share: number | null): number | null;
function of100(share: number | null): number | null {
  return share === null ? null : roundHalfAway(100 * share);
}
