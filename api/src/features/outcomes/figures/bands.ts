import { reaches } from '../../../statistics/index.js';
import { outcomeConfigOf, type RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { standingIn, type FamilyOutcome } from '../facts/family-outcomes.js';

/** State of a family at the end of a programme month; near, moving, far and notSeen are still in the programme. */
const bands = ['graduated', 'near', 'moving', 'far', 'notSeen', 'left', 'notFollowed'] as const;
export type Band = (typeof bands)[number];

const bandsStillIn: ReadonlySet<Band> = new Set<Band>(['near', 'moving', 'far', 'notSeen']);

/** Whether families of the band are still in the programme. */
export function isStillIn(band: Band): boolean {
  return bandsStillIn.has(band);
}

/** Bands that were asked for, by month. Outcomes of families that did not change are the same objects in the next request. */
const keptBands = new WeakMap<FamilyOutcome, { readonly rule: RuleVersion; readonly bands: Band[] }>();

/** The band of a family at the end of a programme month. */
export function bandOf(family: FamilyOutcome, month: number, rule: RuleVersion): Band {
  let kept = keptBands.get(family);
  if (kept?.rule !== rule) {
    kept = { rule, bands: [] };
    keptBands.set(family, kept);
  }
  return (kept.bands[month] ??= bandAt(family, month, rule));
}

function bandAt(family: FamilyOutcome, month: number, rule: RuleVersion): Band {
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
  if (reaches(index, rule.nearFrom)) return 'near';
  return reaches(index, rule.movingFrom) ? 'moving' : 'far';
}

/** Index of the month or else of the month before, 0-100; null: neither has one. */
export function latestIndex(family: FamilyOutcome, month: number): number | null {
  return standingIn(family, month)?.index ?? standingIn(family, month - 1)?.index ?? null;
}

/** A row for each programme month from 0, with the band of every family. */
export type BandTable = readonly (readonly Band[])[];

export function bandTable(families: readonly FamilyOutcome[], lastMonth: number, rule: RuleVersion): BandTable {
  return Array.from({ length: lastMonth + 1 }, (_, month) => families.map((family) => bandOf(family, month, rule)));
}

/** Number of families by band, as columns over the programme months. */
export type BandSeries = { months: number[] } & Record<Band, number[]>;

export function bandSeries(table: BandTable): BandSeries {
  const countsOf = (band: Band): number[] => table.map((row) => row.filter((cell) => cell === band).length);
  const columns = Object.fromEntries(bands.map((band) => [band, countsOf(band)])) as Record<Band, number[]>;
  return { months: table.map((_, month) => month), ...columns };
}
