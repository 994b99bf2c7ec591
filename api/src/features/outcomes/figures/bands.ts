import { outcomeConfigOf, type RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { standingIn, type FamilyOutcome } from '../facts/family-outcomes.js';

/** Where a family stands at the end of a programme month (domain.md 2, bands). */
export const bands = ['graduated', 'near', 'moving', 'far', 'notSeen', 'left', 'notFollowed'] as const;
export type Band = (typeof bands)[number];

const bandsStillIn: ReadonlySet<Band> = new Set<Band>(['near', 'moving', 'far', 'notSeen']);

/** Whether families of the band are in the programme. */
export function isStillIn(band: Band): boolean {
  return bandsStillIn.has(band);
}

/** The band of a family at the end of a month. */
export function bandOf(family: FamilyOutcome, month: number, rule: RuleVersion): Band {
  const { facts, graduationMonth, cutMonth, exitMonth } = family;
  if (graduationMonth !== null && graduationMonth <= month) return 'graduated';
  if (exitMonth !== null && facts.exit !== null) {
    if (facts.exit.reason === 'PILOT_ENDED') {
      if (month > exitMonth) return 'notFollowed';
    } else if (month >= exitMonth) {
      return outcomeConfigOf(rule).dropoutReasons.includes(facts.exit.reason) ? 'left' : 'notFollowed';
    }
  }
  if (month > cutMonth) return 'notFollowed';
  const index = latestIndex(family, month);
  if (index === null) return 'notSeen';
  if (index >= rule.nearFrom) return 'near';
  return index >= rule.movingFrom ? 'moving' : 'far';
}

/** Index of the month or the one before it; null: the family was not seen lately. */
export function latestIndex(family: FamilyOutcome, month: number): number | null {
  return standingIn(family, month)?.index ?? standingIn(family, month - 1)?.index ?? null;
}

/** Band of every family in each programme month from 0 to the last: a row a month. */
export type BandTable = readonly (readonly Band[])[];

export function bandTable(families: readonly FamilyOutcome[], lastMonth: number, rule: RuleVersion): BandTable {
  return Array.from({ length: lastMonth + 1 }, (_, month) => families.map((family) => bandOf(family, month, rule)));
}

/** Families by band and programme month, as columns. */
export type BandSeries = { months: number[] } & Record<Band, number[]>;

export function bandSeries(table: BandTable): BandSeries {
  const count = (band: Band): number[] => table.map((row) => row.filter((found) => found === band).length);
  const columns = Object.fromEntries(bands.map((band) => [band, count(band)])) as Record<Band, number[]>;
  return { months: table.map((_, month) => month), ...columns };
}
