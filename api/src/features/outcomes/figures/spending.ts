import { addMonths, earlierMonth, monthRange, type ServiceClass } from '@anaqid/shared-types';
import { deflate, roundHalfAway } from '../../../statistics/index.js';
import type { FamilyOutcome } from '../facts/family-outcomes.js';
import type { ServiceValue } from '../facts/received-services.js';

/** Price index by month; null: no value. */
export type PriceIndex = Readonly<Record<string, number | null>>;

/** What the families of a view received in a month, in the prices of that month. */
export interface MonthSpending {
  readonly month: string;
  readonly amounts: Record<ServiceClass, number>;
  /** Ids of the families that received a service of the class. */
  readonly recipients: Record<ServiceClass, Recipients>;
}

/** Families, each once. */
interface Recipients extends Iterable<string> {
  readonly size: number;
}

/** What was received in a month, whoever received it. */
export type MonthAmounts = Pick<MonthSpending, 'month' | 'amounts'>;

/** Spending as columns over `months`: rounded amounts in prices of the base month. Null: no price index, or withheld. */
export interface Spending {
  readonly months: readonly string[];
  readonly currency: string;
  readonly baseMonth: string | null;
  readonly baseMonths: readonly string[];
  readonly care: readonly (number | null)[];
  readonly development: readonly (number | null)[];
  readonly total: readonly (number | null)[];
  readonly developmentOf100: readonly (number | null)[];
  readonly provisionalMonths: readonly string[];
  readonly missingMonths: readonly string[];
  readonly withheldMonths: readonly string[];
  readonly careTotal: number | null;
  readonly developmentTotal: number | null;
  readonly careTotalOf100: number | null;
  readonly developmentTotalOf100: number | null;
}

/** The months of spending that are withheld from a reader, and whether the totals are too. */
export interface WithheldSpending {
  readonly months: ReadonlySet<string>;
  readonly totals: boolean;
}

interface Prices {
  readonly index: PriceIndex;
  readonly currency: string;
  /** Base month that the reader chose; without an index, the earliest month with one is used instead. */
  readonly chosenBaseMonth: string | null;
}

/**
 * Spending by month on the families of a view, each from its enrolment to its cut. Families that did not graduate or are
 * excluded from other figures count as well.
 */
export function monthlySpending(
  families: readonly FamilyOutcome[],
  services: readonly ServiceValue[],
): MonthSpending[] {
  const spans = spansByFamily(families);
  const allSpans = [...spans.values()].flat();
  if (allSpans.length === 0) return [];
  const first = allSpans.reduce((earliest, span) => earlierMonth(earliest, span.first), allSpans[0]?.first ?? '');
  const last = allSpans.reduce((latest, span) => (span.last > latest ? span.last : latest), first);
  const spending = new Map(monthRange(first, last).map((month) => [month, emptyMonth(month)]));
  for (const { familyId, month, class: serviceClass, amount } of services) {
    const monthSpending = spending.get(month);
    const isInView = spans.get(familyId)?.some((span) => month >= span.first && month <= span.last) ?? false;
    if (monthSpending === undefined || !isInView) continue;
    monthSpending.amounts[serviceClass] += amount;
    monthSpending.recipients[serviceClass].add(familyId);
  }
  return [...spending.values()];
}

/** Spending of groups that share no family as that of all of them. */
export function joinedSpending(groups: readonly (readonly MonthSpending[])[]): MonthSpending[] {
  const months = new Map<string, MonthSpending[]>();
  for (const ofMonth of groups.flat()) {
    const sameMonth = months.get(ofMonth.month);
    if (sameMonth === undefined) months.set(ofMonth.month, [ofMonth]);
    else sameMonth.push(ofMonth);
  }
  const joined = (parts: readonly MonthSpending[], serviceClass: ServiceClass): Recipients => ({
    size: parts.reduce((sum, { recipients }) => sum + recipients[serviceClass].size, 0),
    *[Symbol.iterator]() {
      for (const { recipients } of parts) yield* recipients[serviceClass];
    },
  });
  const present = [...months.keys()].sort();
  const [first, last] = [present.at(0), present.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthRange(first, last).map((month) => {
    const parts = months.get(month) ?? [];
    const sumOfClass = (serviceClass: ServiceClass): number =>
      parts.reduce((sum, { amounts }) => sum + amounts[serviceClass], 0);
    return {
      month,
      amounts: { CARE: sumOfClass('CARE'), DEVELOPMENT: sumOfClass('DEVELOPMENT') },
      recipients: { CARE: joined(parts, 'CARE'), DEVELOPMENT: joined(parts, 'DEVELOPMENT') },
    };
  });
}

interface Span {
  readonly first: string;
  readonly last: string;
}

/**
 * The months that the view takes of each family; a family has one span for each of its spells. What was given after a family had left
 * counts too: the money was spent.
 */
function spansByFamily(families: readonly FamilyOutcome[]): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  for (const { facts, cutMonth } of families) {
    const last = addMonths(facts.enrolledMonth, cutMonth);
    spans.set(facts.familyId, [...(spans.get(facts.familyId) ?? []), { first: facts.enrolledMonth, last }]);
  }
  return spans;
}

const emptyMonth = (month: string) => ({
  month,
  amounts: { CARE: 0, DEVELOPMENT: 0 },
  recipients: { CARE: new Set<string>(), DEVELOPMENT: new Set<string>() },
});

/** A month in prices of the base month, not rounded; null without a price index. */
interface RealMonth {
  readonly month: string;
  readonly care: number | null;
  readonly development: number | null;
  readonly provisional: boolean;
}

/** Spending in constant prices, without what is withheld. */
export function spendingFigures(months: readonly MonthAmounts[], prices: Prices, withheld: WithheldSpending): Spending {
  const baseMonths = Object.keys(prices.index)
    .filter((month) => prices.index[month] != null)
    .sort();
  const { chosenBaseMonth } = prices;
  const baseMonth =
    chosenBaseMonth !== null && baseMonths.includes(chosenBaseMonth) ? chosenBaseMonth : (baseMonths[0] ?? null);
  const real = months.map((month) => inBasePrices(month, prices.index, baseMonth));
  const shown = real.map((month) =>
    withheld.months.has(month.month) ? { ...month, care: null, development: null } : month,
  );
  return {
    months: real.map(({ month }) => month),
    currency: prices.currency,
    baseMonth,
    baseMonths,
    care: shown.map((month) => rounded(month.care)),
    development: shown.map((month) => rounded(month.development)),
    total: shown.map((month) => rounded(sumOf(month.care, month.development))),
    developmentOf100: shown.map((month) => developmentOf100(month.development, month.care)),
    provisionalMonths: real.filter(({ provisional }) => provisional).map(({ month }) => month),
    missingMonths: real.filter(({ care }) => care === null).map(({ month }) => month),
    withheldMonths: real.filter(({ month }) => withheld.months.has(month)).map(({ month }) => month),
    ...totalsOf(real, withheld),
  };
}

type Totals = Pick<Spending, 'careTotal' | 'developmentTotal' | 'careTotalOf100' | 'developmentTotalOf100'>;

function totalsOf(months: readonly RealMonth[], withheld: WithheldSpending): Totals {
  const totalOf = (amountOf: (month: RealMonth) => number | null): number | null =>
    withheld.totals ? null : months.reduce<number | null>((total, month) => sumOf(total, amountOf(month)), 0);
  const care = totalOf((month) => month.care);
  const development = totalOf((month) => month.development);
  const developmentShare = developmentOf100(development, care);
  return {
    careTotal: rounded(care),
    developmentTotal: rounded(development),
    careTotalOf100: developmentShare === null ? null : 100 - developmentShare,
    developmentTotalOf100: developmentShare,
  };
}

function inBasePrices({ month, amounts }: MonthAmounts, index: PriceIndex, baseMonth: string | null): RealMonth {
  if (baseMonth === null) return { month, care: amounts.CARE, development: amounts.DEVELOPMENT, provisional: false };
  const care = deflate(month, amounts.CARE, index, baseMonth);
  const development = deflate(month, amounts.DEVELOPMENT, index, baseMonth);
  return { month, care: care.real, development: development.real, provisional: care.provisional };
}

/** Null if either amount is. */
function sumOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function rounded(amount: number | null): number | null {
  return amount === null ? null : roundHalfAway(amount);
}

/** Development of 100 spent, without decimals; null if nothing was spent. */
function developmentOf100(development: number | null, care: number | null): number | null {
  const total = sumOf(development, care);
  if (development === null || total === null || total === 0) return null;
  return roundHalfAway((100 * development) / total);
}
