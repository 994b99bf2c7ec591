import { cumulativeIncidence } from '../../statistics/index.js';
import type { IncludedFamily } from './outcome-facts.js';

/** Cumulative incidence by programme month: columns with one value for each month from 0 to the horizon. */
export interface Curve {
  months: number[];
  /** Shares 0-1. */
  graduated: number[];
  low: (number | null)[];
  high: (number | null)[];
  left: number[];
  stillIn: number[];
  atRisk: number[];
  /** Families by what is known of them at the month's end; the four add up to n. */
  countStillIn: number[];
  countGraduated: number[];
  countLeft: number[];
  countNotFollowed: number[];
}

/** The curve of a group of families (analytics.md D6, chart M1). */
export function curveOf(families: readonly IncludedFamily[], horizon: number): Curve {
  const { steps } = cumulativeIncidence({
    time: families.map(({ time }) => time),
    status: families.map(({ code }) => code),
  });
  const months = Array.from({ length: horizon + 1 }, (_, month) => month);
  const at = months.map((month) => steps.findLast(({ time }) => time <= month));
  const cause = (step: (typeof at)[number], number: 1 | 2) => step?.causes[number - 1];
  const count = (holds: (family: IncludedFamily, month: number) => boolean): number[] =>
    months.map((month) => families.filter((family) => holds(family, month)).length);
  return {
    months,
    graduated: at.map((step) => cause(step, 1)?.cif ?? 0),
    low: at.map((step) => cause(step, 1)?.lower ?? null),
    high: at.map((step) => cause(step, 1)?.upper ?? null),
    left: at.map((step) => cause(step, 2)?.cif ?? 0),
    stillIn: at.map((step) => step?.stay ?? 1),
    atRisk: count(({ time }, month) => time >= month),
    countStillIn: count(({ time, code }, month) => time > month || (time === month && code === 0)),
    countGraduated: count(({ time, code }, month) => code === 1 && time <= month),
    countLeft: count(({ time, code }, month) => code === 2 && time <= month),
    countNotFollowed: count(({ time, code }, month) => code === 0 && time < month),
  };
}
