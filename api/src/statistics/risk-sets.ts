import { normalQuantile, type Level } from './level.js';

/** Follow-up of a group as columns, one row per family. */
export interface Times {
  /** Month of the event or of censoring. */
  readonly time: readonly number[];
  /** 0: censored; k >= 1: event of cause k. */
  readonly status: readonly number[];
  /** Delayed entry: last month before observation began; 0 for all rows by default. */
  readonly entry?: readonly number[] | null;
  /** Confidence level: 0.90, 0.95 (default) or 0.99. */
  readonly level?: Level;
}

/** The risk set at one time. Events precede censorings at the same time. */
export interface RiskSet {
  readonly time: number;
  readonly nRisk: number;
  readonly nCensor: number;
  /** Number of events by cause, cause 1 first. */
  readonly events: readonly number[];
}

/**
 * Risk sets at the distinct times, ascending. A row is at risk at t if entry < t <= time.
 *
 * @returns The sets, the number of rows used, and of rows excluded because they end at or before their entry.
 * @throws RangeError if the columns differ in length or a status is not an integer from 0 to `causes`.
 */
export function riskSets(
  { time, status, entry = null }: Times,
  causes: number,
): { sets: RiskSet[]; n: number; excluded: number } {
  if (status.length !== time.length || (entry !== null && entry.length !== time.length)) {
    throw new RangeError('time, status and entry must have the same length');
  }
  const rows = time
    .map((end, row) => ({ end, cause: status[row] ?? 0, from: entry?.[row] ?? 0 }))
    .filter(({ end, from }) => end > from);
  if (rows.some(({ cause }) => !Number.isInteger(cause) || cause < 0 || cause > causes)) {
    throw new RangeError(`status must be an integer from 0 to ${causes}`);
  }
  const times = [...new Set(rows.map(({ end }) => end))].sort((a, b) => a - b);
  const sets = times.map((at): RiskSet => {
    const ending = rows.filter(({ end }) => end === at);
    return {
      time: at,
      nRisk: rows.filter(({ end, from }) => from < at && at <= end).length,
      nCensor: ending.filter(({ cause }) => cause === 0).length,
      events: Array.from({ length: causes }, (_, index) => ending.filter(({ cause }) => cause === index + 1).length),
    };
  });
  return { sets, n: rows.length, excluded: time.length - rows.length };
}

/** Area under a right-continuous step function from 0 to tau; `start` is its value before the first step. */
export function areaUnder(steps: readonly { time: number; value: number }[], start: number, tau: number): number {
  let area = 0;
  let from = 0;
  let height = start;
  for (const { time, value } of steps) {
    if (time >= tau) break;
    area += height * (time - from);
    from = time;
    height = value;
  }
  return area + height * (tau - from);
}

/** Confidence limits of a share on the complementary log-log scale; null at 0 and 1, where they are undefined. */
export function logLogBand(
  share: number,
  se: number | null,
  level: Level,
): { lower: number | null; upper: number | null } {
  if (se === null || share <= 0 || share >= 1) return { lower: null, upper: null };
  const theta = (normalQuantile(level) * se) / Math.abs(share * Math.log(share));
  return { lower: share ** Math.exp(theta), upper: share ** Math.exp(-theta) };
}
