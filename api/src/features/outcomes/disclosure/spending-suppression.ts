import type { ServiceClass } from '@anaqid/shared-types';
import type { MonthSpending, WithheldSpending } from '../figures/spending.js';
import { fewestForAttribute } from './small-groups.js';

/** The families behind the sums of a month. */
export type MonthRecipients = Pick<MonthSpending, 'month' | 'recipients'>;

export const nothingWithheld: WithheldSpending = { months: new Set(), totals: false };

const classes: readonly ServiceClass[] = ['CARE', 'DEVELOPMENT'];

/**
 * Suppression of sums of money that stand for one to four families. Primary: a month in which care or development went to so few
 * is withheld. Secondary: the totals less the shown months give the sum of the withheld ones, so further months are withheld, those
 * with the fewest recipients first, until all withheld months together have no or at least five recipients in each class. If that
 * cannot be reached, the totals are withheld.
 */
export function withheldSpending(months: readonly MonthRecipients[]): WithheldSpending {
  const isSmall = (count: number): boolean => count > 0 && count < fewestForAttribute;
  const withheld = months.filter(({ recipients }) =>
    classes.some((serviceClass) => isSmall(recipients[serviceClass].size)),
  );
  const candidates = months
    .filter((month) => !withheld.includes(month) && fewestRecipients(month) > 0)
    .toSorted((a, b) => fewestRecipients(a) - fewestRecipients(b) || (a.month < b.month ? -1 : 1));
  const totalsDisclose = (): boolean =>
    classes.some((serviceClass) =>
      isSmall(new Set(withheld.flatMap(({ recipients }) => [...recipients[serviceClass]])).size),
    );
  while (totalsDisclose()) {
    const fewest = candidates.shift();
    if (fewest === undefined) return { months: monthsOf(withheld), totals: true };
    withheld.push(fewest);
  }
  return { months: monthsOf(withheld), totals: false };
}

/** Recipients of the class with the fewest; classes without any are left out. */
const fewestRecipients = ({ recipients }: MonthRecipients): number =>
  Math.min(...classes.map((serviceClass) => recipients[serviceClass].size || Infinity));

const monthsOf = (months: readonly MonthRecipients[]): Set<string> => new Set(months.map(({ month }) => month));
