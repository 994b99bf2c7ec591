import type { IncomeSource } from '@anaqid/shared-types';
import { adultEquivalents, type AdultEquivalents, type HouseholdMember } from './household.js';

/** Sources of own income; all others are aid, which the income rule ignores. */
export const ownSources: ReadonlySet<IncomeSource> = new Set<IncomeSource>([
  'EARNINGS',
  'SALES',
  'CONTRIBUTORY_PENSION',
  'REMITTANCES',
]);

/** Sums of own income and of aid. */
export interface IncomeSums {
  readonly own: number;
  readonly aid: number;
}

export interface Income {
  readonly source: IncomeSource;
  readonly amount: number;
}

/** Income line per adult equivalent, in force from its month until the next line. */
export interface IncomeLine {
  readonly fromMonth: string;
  /** Amount for one adult equivalent and month, in whole units of the pilot's currency. */
  readonly amountPerAdult: number;
  readonly shares: AdultEquivalents;
}

/** The line in force in a month: the latest that starts in it or earlier; null if there is none. */
export function incomeLineIn(lines: readonly IncomeLine[], month: string): IncomeLine | null {
  return lines.reduce<IncomeLine | null>(
    (latest, line) =>
      line.fromMonth <= month && (latest === null || line.fromMonth > latest.fromMonth) ? line : latest,
    null,
  );
}

/** Income that a household needs in a month by the line, in the pilot's currency, not rounded. */
export function incomeNeeded(line: IncomeLine, members: readonly HouseholdMember[], month: string): number {
  return line.amountPerAdult * adultEquivalents(members, month, line.shares);
}

/** Sums of own income and of aid; null if incomes were not asked. */
export function incomeSums(incomes: readonly Income[] | null): IncomeSums | null {
  if (incomes === null) return null;
  const sumOf = (isOwn: boolean): number =>
    incomes.filter(({ source }) => ownSources.has(source) === isOwn).reduce((sum, { amount }) => sum + amount, 0);
  return { own: sumOf(true), aid: sumOf(false) };
}

/** Own income divided by the income line; null if incomes are unknown or the household has no members. */
export function incomeRatio(ownIncome: number | null, needed: number): number | null {
  return ownIncome === null || needed <= 0 ? null : ownIncome / needed;
}
