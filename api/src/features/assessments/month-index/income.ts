import type { IncomeSource } from '@anaqid/shared-types';
import { adultEquivalents, type AdultEquivalents, type HouseholdMember } from './household.js';

/** Sources of own income; all others are aid, which the income rule ignores. */
export const ownSources: ReadonlySet<IncomeSource> = new Set<IncomeSource>([
  'EARNINGS',
  'SALES',
  'CONTRIBUTORY_PENSION',
  'REMITTANCES',
]);

/** Own and aid income, apart. */
export interface IncomeSums {
  readonly own: number;
  readonly aid: number;
}

export interface Income {
  readonly source: IncomeSource;
  readonly amount: number;
}

/** A line per adult equivalent that holds from a month on, until a later line. */
export interface IncomeLine {
  readonly fromMonth: string;
  /** Whole amount of the pilot's currency for one adult equivalent and month. */
  readonly amountPerAdult: number;
  readonly shares: AdultEquivalents;
}

/** The line of a month: the latest that starts in it or before; null where none is set. */
export function incomeLineIn(lines: readonly IncomeLine[], month: string): IncomeLine | null {
  return lines.reduce<IncomeLine | null>(
    (latest, line) =>
      line.fromMonth <= month && (latest === null || line.fromMonth > latest.fromMonth) ? line : latest,
    null,
  );
}

/** What a household needs in a month by its line, in the pilot's currency, not rounded. */
export function incomeNeeded(line: IncomeLine, members: readonly HouseholdMember[], month: string): number {
  return line.amountPerAdult * adultEquivalents(members, month, line.shares);
}

/** Sums of own income and of aid; null when incomes were not asked. */
export function incomeSums(incomes: readonly Income[] | null): IncomeSums | null {
  if (incomes === null) return null;
  const sumOf = (isOwn: boolean): number =>
    incomes.filter(({ source }) => ownSources.has(source) === isOwn).reduce((sum, { amount }) => sum + amount, 0);
  return { own: sumOf(true), aid: sumOf(false) };
}

/** Own income over the line; null when no income is known or the household has nobody to count. */
export function incomeRatio(ownIncome: number | null, needed: number): number | null {
  return ownIncome === null || needed <= 0 ? null : ownIncome / needed;
}
