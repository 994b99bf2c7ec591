import { fewestForPercentage, roundHalfAway } from '../../../statistics/index.js';

/** Families from which a percentage is shown with a decimal (analytics.md 2). */
const fewestForDecimals = 1000;

/** A share 0-1 as it is displayed, of 100; null stays null. */
export function of100(share: number, n: number): number;
export function of100(share: number | null, n: number): number | null;
export function of100(share: number | null, n: number): number | null {
  return share === null ? null : roundHalfAway(100 * share, n < fewestForDecimals ? 0 : 1);
}

/** As `of100`, null where there are too few families for a percentage: "k of n" is shown instead (analytics.md D8). */
export function shareOf100(share: number | null, n: number): number | null {
  return n < fewestForPercentage ? null : of100(share, n);
}

/** A part of a whole, of 100; null where there is no whole. */
export function partOf100(part: number, whole: number): number | null {
  return whole === 0 ? null : of100(part / whole, whole);
}
