import { normalQuantile, type Level } from './level.js';

/**
 * Wilson's score interval of the proportion k / n, without continuity correction. Null for n = 0; the lower limit is exactly 0 for
 * k = 0 and the upper one exactly 1 for k = n.
 *
 * @throws RangeError unless k and n are integers and 0 <= k <= n.
 */
export function wilson(
  k: number,
  n: number,
  level: Level = 0.95,
): { p: number | null; lower: number | null; upper: number | null } {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n)
    throw new RangeError(`not a proportion: ${k} of ${n}`);
  if (n === 0) return { p: null, lower: null, upper: null };
  const z2 = normalQuantile(level) ** 2;
  const p = k / n;
  const centre = p + z2 / (2 * n);
  const halfWidth = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n)));
  const scale = 1 + z2 / n;
  return {
    p,
    lower: k === 0 ? 0 : (centre - halfWidth) / scale,
    upper: k === n ? 1 : (centre + halfWidth) / scale,
  };
}

/** Fewest families for which a percentage is shown; below it the count is shown as "k of n". */
export const fewestForPercentage = 10;
