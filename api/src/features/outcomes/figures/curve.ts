import { cumulativeIncidence } from '../../../statistics/index.js';
import { isStillIn, type Band, type BandTable } from './bands.js';
import { shareOf100 } from './display.js';
import type { IncludedFamily } from '../facts/family-outcomes.js';

/** Cumulative incidence by programme month (analytics.md D6), not rounded: one value a month from 0 to the last. */
export interface Incidence {
  readonly n: number;
  /** Shares 0-1. */
  readonly graduated: readonly number[];
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
  const at = Array.from({ length: lastMonth + 1 }, (_, month) => steps.findLast(({ time }) => time <= month));
  return {
    n: families.length,
    graduated: at.map((step) => step?.causes[0]?.cif ?? 0),
    low: at.map((step) => step?.causes[0]?.lower ?? null),
    high: at.map((step) => step?.causes[0]?.upper ?? null),
    left: at.map((step) => step?.causes[1]?.cif ?? 0),
    stillIn: at.map((step) => step?.stay ?? 1),
  };
}

/** Chart M1 as columns, ready for display. */
export interface Curve {
  readonly months: readonly number[];
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

/** The curve of a group of families; the table gives the band of each of them in each month. */
export function curveOf(families: readonly IncludedFamily[], incidence: Incidence, table: BandTable): Curve {
  const { n } = incidence;
  const months = table.map((_, month) => month);
  const last = months.length - 1;
  const shown = (shares: readonly (number | null)[]): (number | null)[] => shares.map((share) => shareOf100(share, n));
  const count = (holds: (band: Band) => boolean): number[] => table.map((row) => row.filter(holds).length);
  return {
    months,
    ticks: months.filter((month) => month % MONTHS_BETWEEN_TICKS === 0 || month === last),
    graduated: shown(incidence.graduated),
    low: shown(incidence.low),
    high: shown(incidence.high),
    left: shown(incidence.left),
    stillIn: shown(incidence.stillIn),
    atRisk: months.map((month) => families.filter(({ time }) => time >= month).length),
    graduatedCount: count((band) => band === 'graduated'),
    leftCount: count((band) => band === 'left'),
    stillInCount: count(isStillIn),
    notFollowedCount: count((band) => band === 'notFollowed'),
  };
}
