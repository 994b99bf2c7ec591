import { fewestForPercentage, roundHalfAway } from '../../../statistics/index.js';

/** Fewest families for which percentages have a decimal. */
const fewestForDecimals = 1000;

/** A share 0-1 as a rounded number of 100; null stays null. */
export function of100(share: number, n: number): number;
export function of100(share: number | null, n: number): number | null;
export function of100(share: number | null, n: number): number | null {
  return share === null ? null : roundHalfAway(100 * share, n < fewestForDecimals ? 0 : 1);
}

/** As `of100`, but null below the fewest families for a percentage: then "k of n" is shown. */
export function shareOf100(share: number | null, n: number): number | null {
  return n < fewestForPercentage ? null : of100(share, n);
}

/** `part / whole` as a rounded number of 100; null if the whole is 0. */
export function partOf100(part: number, whole: number): number | null {
  return whole === 0 ? null : of100(part / whole, whole);
}
