import type { RuleVersion } from '../assessments/rule-version.js';
import { outcomeConfigOf } from '../assessments/rule-version.js';
import type { FamilyOutcome } from './outcome-facts.js';

/** Where a family stands at the end of a programme month (domain.md 2, bands). */
export type Band = 'graduated' | 'near' | 'moving' | 'far' | 'notSeen' | 'left' | 'notFollowed';

export const bands: readonly Band[] = ['graduated', 'near', 'moving', 'far', 'notSeen', 'left', 'notFollowed'];

/** The band of a family at the end of a month. */
export function bandOf(family: FamilyOutcome, month: number, rule: RuleVersion): Band {
  const { facts, graduationMonth, cutMonth } = family;
  if (graduationMonth !== null && graduationMonth <= month) return 'graduated';
  const exit = exitMonthOf(family);
  if (exit !== null && exit <= month) {
    const isLeaving = outcomeConfigOf(rule).dropoutReasons.includes(facts.exit?.reason ?? '');
    return isLeaving ? 'left' : 'notFollowed';
  }
  if (month > cutMonth) return 'notFollowed';
  const latest = [facts.months[month], facts.months[month - 1]].find((standing) => standing?.index != null);
  if (latest?.index == null) return 'notSeen';
  if (latest.index >= rule.nearFrom) return 'near';
  return latest.index >= rule.movingFrom ? 'moving' : 'far';
}

/** Families by band: for each band one count a programme month from 0 to the horizon. Excluded families of duplicate records are left out. */
export function bandSeries(
  families: readonly FamilyOutcome[],
  horizon: number,
  rule: RuleVersion,
): { months: number[] } & Record<Band, number[]> {
  const months = Array.from({ length: horizon + 1 }, (_, month) => month);
  const counted = families.filter(isBanded);
  const placed = months.map((month) => counted.map((family) => bandOf(family, month, rule)));
  const series = Object.fromEntries(
    bands.map((band) => [band, placed.map((month) => month.filter((found) => found === band).length)]),
  ) as Record<Band, number[]>;
  return { months, ...series };
}

/** Families never followed up stand among the "not seen"; duplicates and families that never started are nowhere. */
export function isBanded({ why }: FamilyOutcome): boolean {
  return why !== 'DUPLICATE_RECORD' && why !== 'never_started' && why !== 'not_yet_enrolled';
}

function exitMonthOf({ facts, cutMonth }: FamilyOutcome): number | null {
  if (facts.exit === null) return null;
  const month = facts.months.find((standing) => standing.month === facts.exit?.month)?.programmeMonth ?? null;
  return month !== null && month <= cutMonth ? month : null;
}
