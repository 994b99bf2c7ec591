import type { ServiceClass } from '@anaqid/shared-types';
import { deflate } from '../../statistics/index.js';

/** Value of what was given in a month, by class, in the prices of that month. */
export interface MonthSpending {
  readonly month: string;
  readonly class: ServiceClass;
  readonly amount: number;
}

export interface SpendingSeries {
  months: string[];
  baseMonth: string | null;
  /** In prices of the base month, not rounded; null where no index serves. Without any index: amounts as spent. */
  care: (number | null)[];
  development: (number | null)[];
  /** Months whose index was carried from an earlier one. */
  provisional: string[];
  /** Development's share of everything, 0-1; null when a month is not known or nothing was spent. */
  developmentShare: number | null;
  total: number | null;
}

/** Spending by month in constant prices (analytics.md D13, D15). */
export function spendingSeries(
  spending: readonly MonthSpending[],
  months: readonly string[],
  priceIndex: Readonly<Record<string, number | null>>,
  baseMonth: string | null,
): SpendingSeries {
  const base = baseMonth !== null && priceIndex[baseMonth] != null ? baseMonth : null;
  const provisional = new Set<string>();
  const real = (month: string, wanted: ServiceClass): number | null => {
    const nominal = spending
      .filter((each) => each.month === month && each.class === wanted)
      .reduce((sum, { amount }) => sum + amount, 0);
    if (base === null) return nominal;
    const deflated = deflate(month, nominal, priceIndex, base);
    if (deflated.provisional) provisional.add(month);
    return deflated.real;
  };
  const care = months.map((month) => real(month, 'CARE'));
  const development = months.map((month) => real(month, 'DEVELOPMENT'));
  const developmentTotal = sumOrNull(development);
  const careTotal = sumOrNull(care);
  const total = developmentTotal === null || careTotal === null ? null : developmentTotal + careTotal;
  return {
    months: [...months],
    baseMonth: base,
    care,
    development,
    provisional: [...provisional],
    developmentShare: total === null || total === 0 || developmentTotal === null ? null : developmentTotal / total,
    total,
  };
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}
