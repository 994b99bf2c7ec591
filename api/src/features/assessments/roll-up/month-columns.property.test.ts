import { addMonths } from '@anaqid/shared-types';
import { seededRandom, type Random } from '../../../testing/random.js';
import { ruleVersionInForce } from '../../rule-versions/rule-versions.service.js';
import type { HouseholdMember } from '../month-index/household.js';
import type { IncomeLine } from '../month-index/income.js';
import { countingAssessments, monthStandings, type AssessmentFacts } from '../month-index/month-index.js';
import { monthColumns, monthResults, standingsOf } from './month-columns.js';

const seed = Number(process.env['SEED'] ?? 1);
const rule = ruleVersionInForce();
const enrolledMonth = '2018-02';
const last = 14;

function someMembers(random: Random): HouseholdMember[] {
  return Array.from({ length: Math.floor(random() * 6) }, () => ({
    bornOn: random() < 0.1 ? null : `${1950 + Math.floor(random() * 68)}-0${1 + Math.floor(random() * 9)}-03`,
    ableToWork: [true, false, null][Math.floor(random() * 3)] ?? null,
    joinedMonth: random() < 0.8 ? null : addMonths(enrolledMonth, Math.floor(random() * 12)),
    leftMonth: random() < 0.8 ? null : addMonths(enrolledMonth, Math.floor(random() * 12)),
  }));
}

function someVisits(random: Random): AssessmentFacts[] {
  return Array.from({ length: Math.floor(random() * 16) }, (_, number) => visit(random, number));
}

function visit(random: Random, number: number): AssessmentFacts {
  const month = addMonths(enrolledMonth, Math.floor(random() * 12));
  return {
    _id: `visit ${number}`,
    month,
    visitedOn: `${month}-1${Math.floor(random() * 3)}`,
    recordedAt: new Date(1_500_000_000_000 + Math.floor(random() * 9) * 1_000),
    independent: random() < 0.2,
    answers: rule.domains
      .filter(() => random() < 0.85)
      .map(({ domain }) => ({ domain, level: random() < 0.1 ? null : 3 + Math.floor(random() * 3) })),
    incomes:
      random() < 0.2
        ? null
        : [
            { source: 'SALES', amount: Math.floor(random() * 90_000) },
            { source: 'PROGRAMME_STIPEND', amount: 5_000 },
          ],
  };
}

function someLines(random: Random): IncomeLine[] {
  return Array.from({ length: Math.floor(random() * 4) }, () => ({
    fromMonth: addMonths(enrolledMonth, Math.floor(random() * 12)),
    amountPerAdult: Math.floor(random() * 40_000),
    shares: { first: 1, further: 0.7, child: 0.5, adultFrom: [14, 18][Math.floor(random() * 2)] ?? 14 },
  }));
}

test(`columns give the results of the visits, by any income lines and up to any month (SEED=${seed})`, () => {
  const random = seededRandom(seed);
  let qualifying = 0;
  for (let round = 0; round < 300; round += 1) {
    const household = { rule, enrolledMonth, members: someMembers(random) };
    const counting = countingAssessments(someVisits(random));
    const incomeLines = someLines(random);
    const columns = monthColumns(counting, last, household);
    const upTo = Math.floor(random() * (last + 1));
    const expected = monthStandings(counting, upTo, { ...household, incomeLines });
    expect(standingsOf(columns, upTo, household, incomeLines)).toEqual(expected);
    expect(monthResults(columns, upTo, household, incomeLines)).toEqual(
      expected.map(
        ({ coverage: _coverage, incomeRatio: _ratio, standings: _all, holdsBack: _reasons, ...result }) => result,
      ),
    );
    qualifying += expected.filter(({ qualifies }) => qualifies).length;
  }
  expect(qualifying).toBeGreaterThan(20);
});

test('a month beyond the stored ones is a fault, not a month without a visit', () => {
  const household = { rule, enrolledMonth, members: [] };
  const columns = monthColumns(new Map(), 3, household);
  expect(() => standingsOf(columns, 4, household, [])).toThrow(RangeError);
});
