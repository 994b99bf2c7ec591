/** A month as far as runs are concerned. `index` is null without a usable assessment. */
export interface MonthResult {
  readonly index: number | null;
  readonly qualifies: boolean;
}

export interface RunConfig {
  /** Qualifying months in a row needed for graduation. */
  readonly consecutiveMonths: number;
  /** Months without an index in a row that neither count towards a run nor break it. */
  readonly allowedGapMonths: number;
}

export interface Graduation {
  /** Programme month that completed the run, not the one that started it; null: no completed run. */
  graduationMonth: number | null;
  /** First programme month of that run. */
  runStart: number | null;
}

/** The first completed run of qualifying programme months. Month 0, the baseline, does not count. */
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
 * Length of the run of qualifying months that ends in a month, capped at `consecutiveMonths`; 0 if the month does not qualify or
 * is a gap longer than allowed.
 */
export function runBuilding(byMonth: ReadonlyMap<number, MonthResult>, month: number, config: RunConfig): number {
  let run = 0;
  let gap = 0;
  for (let current = month; current >= 1 && run < config.consecutiveMonths; current -= 1) {
    const result = byMonth.get(current);
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
