import { addMonths, earlierMonth, monthRange, type ServiceClass } from '@anaqid/shared-types';
import { deflate, roundHalfAway } from '../../../statistics/index.js';
import type { FamilyOutcome } from '../facts/family-outcomes.js';
import { nothingWithheld, withheldSpending } from '../disclosure/spending-suppression.js';

/** Value of what a family was given in a month, by class, in the prices of that month. */
export interface GivenValue {
  readonly familyId: string;
  readonly month: string;
  readonly class: ServiceClass;
  readonly amount: number;
}

export type PriceIndex = Readonly<Record<string, number | null>>;

/** Spending by month, ready for display: whole amounts in prices of the base month. Null where no price index serves, or withheld. */
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

/** Whether the reader may see every sum, or only those that stand for enough families. */
interface Reader {
  readonly isOwn: boolean;
}

interface Prices {
  readonly index: PriceIndex;
  readonly currency: string;
  /** Base month that the reader chose; null: the earliest with an index. */
  readonly wanted: string | null;
}

/** One month in prices of the base month, not rounded. */
interface RealMonth {
  readonly month: string;
  readonly care: number | null;
  readonly development: number | null;
  readonly provisional: boolean;
}

/**
 * Spending in constant prices (analytics.md D13, D15): everything given in the months that the view takes of each family, also what went
 * to families that did not graduate or are in no other figure.
 */
export function spendingOf(
  families: readonly FamilyOutcome[],
  given: readonly GivenValue[],
  prices: Prices,
  { isOwn }: Reader,
): Spending {
  const baseMonths = Object.keys(prices.index)
    .filter((month) => prices.index[month] != null)
    .sort();
  const baseMonth =
    prices.wanted !== null && baseMonths.includes(prices.wanted) ? prices.wanted : (baseMonths[0] ?? null);
  const nominal = nominalMonths(families, given);
  const withheld = isOwn ? nothingWithheld : withheldSpending(nominal);
  const real = nominal.map((month) => inPrices(month, prices.index, baseMonth));
  const told = real.map((month) =>
    withheld.months.has(month.month) ? { ...month, care: null, development: null } : month,
  );
  const sum = (pick: (month: RealMonth) => number | null): number | null =>
    withheld.totals ? null : real.reduce<number | null>((total, month) => plus(total, pick(month)), 0);
  const care = sum((month) => month.care);
  const development = sum((month) => month.development);
  const developmentPart = partOf(development, care);
  return {
    months: real.map(({ month }) => month),
    currency: prices.currency,
    baseMonth,
    baseMonths,
    care: told.map((month) => whole(month.care)),
    development: told.map((month) => whole(month.development)),
    total: told.map((month) => whole(plus(month.care, month.development))),
    developmentOf100: told.map((month) => partOf(month.development, month.care)),
    provisionalMonths: real.filter(({ provisional }) => provisional).map(({ month }) => month),
    missingMonths: real.filter(({ care: none }) => none === null).map(({ month }) => month),
    withheldMonths: real.filter(({ month }) => withheld.months.has(month)).map(({ month }) => month),
    careTotal: whole(care),
    developmentTotal: whole(development),
    careTotalOf100: developmentPart === null ? null : 100 - developmentPart,
    developmentTotalOf100: developmentPart,
  };
}

interface NominalMonth {
  readonly month: string;
  CARE: number;
  DEVELOPMENT: number;
  readonly families: Record<ServiceClass, Set<string>>;
}

function nominalMonths(families: readonly FamilyOutcome[], given: readonly GivenValue[]): NominalMonth[] {
  const spells = new Map<string, { first: string; last: string }[]>();
  for (const { facts, cutMonth } of families) {
    const cut = addMonths(facts.enrolledMonth, cutMonth);
    const last = facts.exit === null ? cut : earlierMonth(cut, facts.exit.month);
    const spell = { first: facts.enrolledMonth, last };
    spells.set(facts.familyId, [...(spells.get(facts.familyId) ?? []), spell]);
  }
  const ends = [...spells.values()].flat();
  if (ends.length === 0) return [];
  const first = ends.reduce((earliest, spell) => earlierMonth(earliest, spell.first), ends[0]?.first ?? '');
  const last = ends.reduce((latest, spell) => (spell.last > latest ? spell.last : latest), first);
  const sums = new Map<string, NominalMonth>();
  for (const month of monthRange(first, last))
    sums.set(month, { month, CARE: 0, DEVELOPMENT: 0, families: { CARE: new Set(), DEVELOPMENT: new Set() } });
  for (const { familyId, month, class: serviceClass, amount } of given) {
    const sum = sums.get(month);
    const isTaken = spells.get(familyId)?.some((spell) => month >= spell.first && month <= spell.last) ?? false;
    if (sum === undefined || !isTaken) continue;
    sum[serviceClass] += amount;
    sum.families[serviceClass].add(familyId);
  }
  return [...sums.values()];
}

function inPrices({ month, CARE, DEVELOPMENT }: NominalMonth, index: PriceIndex, base: string | null): RealMonth {
  if (base === null) return { month, care: CARE, development: DEVELOPMENT, provisional: false };
  const care = deflate(month, CARE, index, base);
  const development = deflate(month, DEVELOPMENT, index, base);
  return { month, care: care.real, development: development.real, provisional: care.provisional };
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function whole(amount: number | null): number | null {
  return amount === null ? null : roundHalfAway(amount);
}

/** The part of 100 that went to development, without decimals. */
function partOf(development: number | null, care: number | null): number | null {
  const total = plus(development, care);
  if (development === null || total === null || total === 0) return null;
  return roundHalfAway((100 * development) / total);
}
