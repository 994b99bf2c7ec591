import { cumulativeIncidence } from '../../../statistics/index.js';
import type { IncludedFamily } from '../facts/family-outcomes.js';
import { isStillIn, type Band, type BandTable } from './bands.js';
import { shareOf100 } from './display.js';

/** Cumulative incidence as columns over the programme months from 0, not rounded. Shares are 0-1. */
export interface Incidence {
  readonly n: number;
  readonly graduated: readonly number[];
  /** 95% confidence limits of `graduated`. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly left: readonly number[];
  readonly stillIn: readonly number[];
}

export function incidenceOf(families: readonly IncludedFamily[], lastMonth: number): Incidence {
  const { steps } = cumulativeIncidence({
    time: families.map(({ time }) => time),
    status: families.map(({ code }) => code),
  });
  const stepOfMonth = Array.from({ length: lastMonth + 1 }, (_, month) => steps.findLast(({ time }) => time <= month));
  return {
    n: families.length,
    graduated: stepOfMonth.map((step) => step?.causes[0]?.cif ?? 0),
    low: stepOfMonth.map((step) => step?.causes[0]?.lower ?? null),
    high: stepOfMonth.map((step) => step?.causes[0]?.upper ?? null),
    left: stepOfMonth.map((step) => step?.causes[1]?.cif ?? 0),
    stillIn: stepOfMonth.map((step) => step?.stay ?? 1),
  };
}

/** The cumulative incidence chart as columns over `months`, rounded for display. Shares are of 100. */
export interface Curve {
  readonly months: readonly number[];
  /** Months that have a column in the table of counts below the chart. */
  readonly ticks: readonly number[];
  readonly graduated: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly left: readonly (number | null)[];
  readonly stillIn: readonly (number | null)[];
  readonly atRisk: readonly number[];
  readonly graduatedCount: readonly number[];
  readonly leftCount: readonly number[];
  readonly stillInCount: readonly number[];
  readonly notFollowedCount: readonly number[];
}

const MONTHS_BETWEEN_TICKS = 3;

/** @param table Bands of the same families. */
export function curveOf(families: readonly IncludedFamily[], incidence: Incidence, table: BandTable): Curve {
  const { n } = incidence;
  const months = table.map((_, month) => month);
  const last = months.length - 1;
  const rounded = (shares: readonly (number | null)[]): (number | null)[] =>
    shares.map((share) => shareOf100(share, n));
  const countsOf = (isCounted: (band: Band) => boolean): number[] => table.map((row) => row.filter(isCounted).length);
  return {
    months,
    ticks: months.filter((month) => month % MONTHS_BETWEEN_TICKS === 0 || month === last),
    graduated: rounded(incidence.graduated),
    low: rounded(incidence.low),
    high: rounded(incidence.high),
    left: rounded(incidence.left),
    stillIn: rounded(incidence.stillIn),
    atRisk: months.map((month) => families.filter(({ time }) => time >= month).length),
    graduatedCount: countsOf((band) => band === 'graduated'),
    leftCount: countsOf((band) => band === 'left'),
    stillInCount: countsOf(isStillIn),
    notFollowedCount: countsOf((band) => band === 'notFollowed'),
  };
}
