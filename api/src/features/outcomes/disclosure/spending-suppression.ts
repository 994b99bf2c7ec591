import type { ServiceClass } from '@anaqid/shared-types';
import { fewestForAttribute } from './small-groups.js';

/** The families that were given something in a month, by class of service. */
export interface MonthRecipients {
  readonly month: string;
  readonly families: Readonly<Record<ServiceClass, ReadonlySet<string>>>;
}

/** What is kept from readers of whole pilots: months, and whether the totals too. */
export interface Withheld {
  readonly months: ReadonlySet<string>;
  readonly totals: boolean;
}

export const nothingWithheld: Withheld = { months: new Set(), totals: false };

const classes: readonly ServiceClass[] = ['CARE', 'DEVELOPMENT'];

/**
 * Sums of money are told for five families or more only ("who may see what": sums for n >= k). A month in which care or development
 * went to fewer is withheld; and as the totals less the months that are told give what the withheld ones hold together, further months
 * are withheld, those with the fewest families first, until what they hold together went to none or to enough families in each class.
 * Where there are no further months, the totals are withheld.
 */
export function withheldSpending(months: readonly MonthRecipients[]): Withheld {
  const isSmall = (count: number): boolean => count > 0 && count < fewestForAttribute;
  const small = months.filter(({ families }) => classes.some((one) => isSmall(families[one].size)));
  const others = months
    .filter((month) => !small.includes(month) && sizeOf(month) > 0)
    .toSorted((a, b) => sizeOf(a) - sizeOf(b) || (a.month < b.month ? -1 : 1));
  const withheld = [...small];
  const followsFromTotals = (): boolean =>
    classes.some((one) => isSmall(new Set(withheld.flatMap(({ families }) => [...families[one]])).size));
  while (followsFromTotals()) {
    const next = others.shift();
    if (next === undefined) return { months: namesOf(withheld), totals: true };
    withheld.push(next);
  }
  return { months: namesOf(withheld), totals: false };
}

const sizeOf = ({ families }: MonthRecipients): number =>
  Math.min(...classes.map((one) => families[one].size || Infinity));

const namesOf = (months: readonly MonthRecipients[]): Set<string> => new Set(months.map(({ month }) => month));
