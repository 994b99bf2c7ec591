import { normalQuantile, type Level } from './level.js';

/** Follow-up times of a group: one place per family. */
export interface Times {
  /** Last month seen, or the month of the event. */
  readonly time: readonly number[];
  /** 0 censored; 1 and more: the way out. */
  readonly status: readonly number[];
  /** Last month before the family was under observation; null or left out = 0 for all. */
  readonly entry?: readonly number[] | null;
  /** 0.90, 0.95 (default) or 0.99. */
  readonly level?: Level;
}

/** Who was at risk and what happened at one time. Events come before censorings of the same time. */
export interface RiskSet {
  readonly time: number;
  readonly nRisk: number;
  readonly nCensor: number;
  /** Events by way out, way out 1 first. */
  readonly events: readonly number[];
}

/**
 * Risk sets at every distinct time, ascending. At risk at t means entry < t <= time.
 *
 * @returns The sets, the rows used and the rows left out because they end at or before their entry.
 * @throws RangeError when the columns differ in length or a status has no way out.
 */
export function riskSets(
  { time, status, entry = null }: Times,
  causes: number,
): { sets: RiskSet[]; n: number; excluded: number } {
  if (status.length !== time.length || (entry !== null && entry.length !== time.length)) {
    throw new RangeError('time, status and entry must be of one length');
  }
  const rows = time
    .map((end, row) => ({ end, way: status[row] ?? 0, from: entry?.[row] ?? 0 }))
    .filter(({ end, from }) => end > from);
  if (rows.some(({ way }) => !Number.isInteger(way) || way < 0 || way > causes)) {
    throw new RangeError(`status must be a whole number from 0 to ${causes}`);
  }
  const times = [...new Set(rows.map(({ end }) => end))].sort((a, b) => a - b);
  const sets = times.map((at): RiskSet => {
    const ending = rows.filter(({ end }) => end === at);
    return {
      time: at,
      nRisk: rows.filter(({ end, from }) => from < at && at <= end).length,
      nCensor: ending.filter(({ way }) => way === 0).length,
      events: Array.from({ length: causes }, (_, cause) => ending.filter(({ way }) => way === cause + 1).length),
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

/** Limits of a share on the complementary log-log scale; nulls at 0 and 1, where they are not defined. */
export function logLogBand(
  share: number,
  se: number | null,
  level: Level,
): { lower: number | null; upper: number | null } {
  if (se === null || share <= 0 || share >= 1) return { lower: null, upper: null };
  const theta = (normalQuantile(level) * se) / Math.abs(share * Math.log(share));
  return { lower: share ** Math.exp(theta), upper: share ** Math.exp(-theta) };
}
