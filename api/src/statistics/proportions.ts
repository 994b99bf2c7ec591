import { normalQuantile, type Level } from './level.js';

/**
 * Wilson's range of a share k of n (analytics.md D8). Nulls for n = 0; exactly 0 below k = 0 and exactly 1 above k = n.
 *
 * @throws RangeError unless 0 <= k <= n, whole numbers.
 */
export function wilson(
  k: number,
  n: number,
  level: Level = 0.95,
): { p: number | null; lower: number | null; upper: number | null } {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) throw new RangeError(`not a share: ${k} of ${n}`);
  if (n === 0) return { p: null, lower: null, upper: null };
  const z2 = normalQuantile(level) ** 2;
  const p = k / n;
  const centre = p + z2 / (2 * n);
  const reach = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n)));
  const scale = 1 + z2 / n;
  return {
    p,
    lower: k === 0 ? 0 : (centre - reach) / scale,
    upper: k === n ? 1 : (centre + reach) / scale,
  };
}

/** Fewest families of which a percentage is shown; below it "k of n" (analytics.md D8). */
export const fewestForPercentage = 10;
