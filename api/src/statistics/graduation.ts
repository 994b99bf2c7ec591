/** What of a month decides a run: its index (null = no usable assessment) and whether it qualifies. */
export interface MonthResult {
  readonly index: number | null;
  readonly qualifies: boolean;
}

export interface RunConfig {
  /** Qualifying months in a row that make a graduation. */
  readonly consecutiveMonths: number;
  /** Missing months in a row that neither count nor break a run. */
  readonly allowedGapMonths: number;
}

/** The graduation month is the month in which the rule was fulfilled, never the start of the run. */
export interface Graduation {
  graduationMonth: number | null;
  /** First month of the run that led to it; null without graduation. */
  runStart: number | null;
}

/** The first completed run of qualifying programme months (analytics.md D3). Month 0, the baseline, never counts. */
export function graduation(byMonth: ReadonlyMap<number, MonthResult>, config: RunConfig): Graduation {
  const last = Math.max(0, ...byMonth.keys());
  let run = 0;
  let gap = 0;
  let start = 0;
  for (let month = 1; month <= last; month += 1) {
    const result = byMonth.get(month);
    if (result === undefined || result.index === null) {
      gap += 1;
      if (gap > config.allowedGapMonths) run = 0;
      continue;
    }
    gap = 0;
    if (!result.qualifies) {
      run = 0;
      continue;
    }
    if (run === 0) start = month;
    run += 1;
    if (run === config.consecutiveMonths) return { graduationMonth: month, runStart: start };
  }
  return { graduationMonth: null, runStart: null };
}

/**
 * The run of qualifying months that is still building in a month: its length, at most one less than a graduation needs.
 * Zero when the month itself broke it.
 */
export function runBuilding(byMonth: ReadonlyMap<number, MonthResult>, month: number, config: RunConfig): number {
  let run = 0;
  let gap = 0;
  for (let at = month; at >= 1 && run < config.consecutiveMonths; at -= 1) {
    const result = byMonth.get(at);
    if (result === undefined || result.index === null) {
      gap += 1;
      if (gap > config.allowedGapMonths) break;
      continue;
    }
    if (!result.qualifies) break;
    gap = 0;
    run += 1;
  }
  return run;
}
