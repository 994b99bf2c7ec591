import {
  familyOutcomes,
  isIncluded,
  type IncludedFamily,
} from '../../api/src/features/outcomes/facts/family-outcomes.js';
import { incidenceOf } from '../../api/src/features/outcomes/figures/curve.js';
import { headlineOf } from '../../api/src/features/outcomes/figures/headline.js';
import { buildSpell, sixMonths } from '../../api/src/testing/spells.js';
import type { Value } from './table-cells.js';

/** Families of which some graduate in month 4, some leave in month 2, and the others are followed to month 6. */
export function curveFamilies({
  n,
  graduated,
  left,
}: {
  n: number;
  graduated: number;
  left: number;
}): IncludedFamily[] {
  const spells = Array.from({ length: n }, (_, number) => {
    if (number < graduated) return buildSpell(number, { months: 'mnQQQ..' });
    if (number < graduated + left) return buildSpell(number, { months: 'mmm', exit: { at: 2, reason: 'MOVED' } });
    return buildSpell(number, { months: 'fmmmmmn' });
  });
  return familyOutcomes(spells, sixMonths).filter(isIncluded);
}

/** The headline of a six-month view as cells of a table. */
export function headlineRow(families: readonly IncludedFamily[]): Record<string, Value> {
  const { of100, low, high, leftOf100 } = headlineOf(families, incidenceOf(families, 6), {
    ...sixMonths,
    target: null,
  });
  return { 'Of 100': of100, Low: low, High: high, 'Left of 100': leftOf100 };
}
