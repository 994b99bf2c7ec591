import { addMonths, type Domain } from '@anaqid/shared-types';
import { reaches, type Floors } from '../../../statistics/index.js';
import type { RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { incomeLineIn, incomeNeeded, incomeRatio, incomeSums, type IncomeLine } from '../month-index/income.js';
import type { HouseholdMember } from '../month-index/household.js';
import {
  holdsBackOf,
  monthStandings,
  type AssessmentFacts,
  type DomainStanding,
  type MonthResult,
  type MonthStanding,
} from '../month-index/month-index.js';

/**
 * The results of a spell's programme months from 0 as columns, without the income line, which may change for a whole pilot at once.
 */
interface MonthColumns {
  /** A digit (base 16) for each month: 1 assessed, 2 qualifies but for the income rule, 4 floors breached, 8 floors unknown. */
  readonly marks: string;
  /** A letter for each domain of the rule, month after month: `1`-`5` answered, `a`-`e` carried forward, `-` unknown, `x` not applicable. */
  readonly levels: string;
  /** Nulls at the end are left out. */
  readonly indices: (number | null)[];
  /** Zeros at the end are left out. */
  readonly coverages: number[];
  /** Own income by the month's visit; null: not asked. Nulls at the end are left out. */
  readonly ownIncomes: (number | null)[];
}

/** The household and the months whose results are wanted. */
interface Household {
  readonly rule: RuleVersion;
  readonly enrolledMonth: string;
  readonly members: readonly HouseholdMember[];
}

const isAssessed = 1;
const isQualifying = 2;
const floorMarks: Readonly<Record<Floors, number>> = { met: 0, breached: 4, unknown: 8 };
const base = 16;
const carriedLetters = 'abcde';

/** The results of programme months 0 to `last` from the visits that count. */
export function monthColumns(
  counting: ReadonlyMap<string, AssessmentFacts>,
  last: number,
  household: Household,
): MonthColumns {
  const standings = monthStandings(counting, last, { ...household, incomeLines: [] });
  const ownIncomes = standings.map(({ month }) => incomeSums(counting.get(month)?.incomes ?? null)?.own ?? null);
  return {
    marks: standings.map(markOf).join(''),
    levels: standings.flatMap((standing) => standing.standings.map(letterOf)).join(''),
    indices: withoutEnd(
      standings.map(({ index }) => index),
      null,
    ),
    coverages: withoutEnd(
      standings.map(({ coverage }) => coverage),
      0,
    ),
    ownIncomes: withoutEnd(ownIncomes, null),
  };
}

function markOf({ assessed, qualifies, floors }: MonthStanding): string {
  const mark = (assessed ? isAssessed : 0) + (qualifies ? isQualifying : 0) + floorMarks[floors];
  return mark.toString(base);
}

function letterOf({ level, notApplicable, carried }: DomainStanding): string {
  if (notApplicable) return 'x';
  if (level === null) return '-';
  return carried ? (carriedLetters[level - 1] ?? '-') : String(level);
}

function withoutEnd<T>(values: readonly T[], empty: T): T[] {
  const last = values.findLastIndex((value) => value !== empty);
  return values.slice(0, last + 1);
}

/** The results of programme months 0 to `last`, by the income lines of the pilot. */
export function monthResults(
  columns: MonthColumns,
  last: number,
  household: Household,
  incomeLines: readonly IncomeLine[],
): MonthResult[] {
  return Array.from({ length: last + 1 }, (_, m) => resultIn(columns, m, household, incomeLines).result);
}

/** As `monthResults`, with what explains each result. */
export function standingsOf(
  columns: MonthColumns,
  last: number,
  household: Household,
  incomeLines: readonly IncomeLine[],
): MonthStanding[] {
  const { rule } = household;
  return Array.from({ length: last + 1 }, (_, m): MonthStanding => {
    const { result, ratio } = resultIn(columns, m, household, incomeLines);
    const coverage = columns.coverages[m] ?? 0;
    const standings = rule.domains.map(({ domain, floorLevel }, position) =>
      domainStanding(domain, floorLevel, columns.levels[m * rule.domains.length + position] ?? '-'),
    );
    const income = result.hasIncomeLine ? { ratio } : null;
    const holdsBack = result.assessed ? holdsBackOf({ ...result, coverage }, standings, rule, income) : [];
    return { ...result, coverage, incomeRatio: ratio, standings, holdsBack };
  });
}

function resultIn(
  { marks, indices, ownIncomes }: MonthColumns,
  m: number,
  { rule, enrolledMonth, members }: Household,
  incomeLines: readonly IncomeLine[],
): { result: MonthResult; ratio: number | null } {
  const digit = marks[m];
  // Every month up to the pilot's cap is stored; an answer of "nothing known" in place of a missing one would be wrong.
  if (digit === undefined) throw new RangeError(`The roll-up of a spell ends before programme month ${m}`);
  const mark = Number.parseInt(digit, base);
  const month = addMonths(enrolledMonth, m);
  const line = incomeLineIn(incomeLines, month);
  const own = ownIncomes[m] ?? null;
  const ratio = line === null || own === null ? null : incomeRatio(own, incomeNeeded(line, members, month));
  const holdsIncome = line === null || (ratio !== null && reaches(ratio, rule.incomeRatioRequired));
  const result: MonthResult = {
    month,
    programmeMonth: m,
    assessed: (mark & isAssessed) !== 0,
    index: indices[m] ?? null,
    floors: floorsIn(mark),
    hasIncomeLine: line !== null,
    qualifies: (mark & isQualifying) !== 0 && holdsIncome,
  };
  return { result, ratio };
}

function floorsIn(mark: number): Floors {
  if ((mark & floorMarks.unknown) !== 0) return 'unknown';
  return (mark & floorMarks.breached) === 0 ? 'met' : 'breached';
}

function domainStanding(domain: Domain, floorLevel: number, letter: string): DomainStanding {
  const carriedLevel = carriedLetters.indexOf(letter) + 1;
  const carried = carriedLevel > 0;
  const isAnswered = carried || (letter !== '-' && letter !== 'x');
  const level = isAnswered ? carriedLevel || Number(letter) : null;
  return {
    domain,
    level,
    notApplicable: letter === 'x',
    carried,
    belowFloor: level !== null && level < floorLevel,
  };
}
