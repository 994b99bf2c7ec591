/** Confidence level, 0-1. */
export type Level = number;

const normalQuantiles: ReadonlyMap<Level, number> = new Map([
  [0.9, 1.6448536269514722],
  [0.95, 1.959963984540054],
  [0.99, 2.5758293035489004],
]);

/**
 * Two-sided quantile of the standard normal distribution.
 *
 * @throws RangeError on a level other than 0.90, 0.95, 0.99.
 */
export function normalQuantile(level: Level): number {
  const quantile = normalQuantiles.get(level);
  if (quantile === undefined) throw new RangeError(`level must be 0.90, 0.95 or 0.99: ${level}`);
  return quantile;
}
