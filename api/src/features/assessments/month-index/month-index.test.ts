import type { Domain } from '@anaqid/shared-types';
import { ruleVersionNumbered } from '../../rule-versions/rule-versions.service.js';
import { defaultAdultEquivalents, type HouseholdMember } from './household.js';
import type { Income } from './income.js';
import {
  countingAssessments,
  monthStandings,
  type AssessmentFacts,
  type MonthContext,
  type MonthStanding,
} from './month-index.js';

const rule = ruleVersionNumbered(1);
const order = rule.domains.map(({ domain }) => domain);
const basics: Domain[] = order.slice(0, 6);
const supporting: Domain[] = order.slice(6);

const person = (bornOn: string, overrides: Partial<HouseholdMember> = {}): HouseholdMember => ({
  bornOn,
  ableToWork: true,
  joinedMonth: null,
  leftMonth: null,
  ...overrides,
});
const parent = person('1980-05-05');
const child = person('2008-05-05');

/** Income line of 47 000 a month for one member of 14 or older and one child. */
const line = { fromMonth: '2018-02', amountPerAdult: 47_000 / 1.5, shares: defaultAdultEquivalents };
const enough: Income[] = [{ source: 'EARNINGS', amount: 47_000 }];

type Levels = Partial<Record<Domain, number>>;

const levels = (basic: number, other: number): Levels =>
  Object.fromEntries(order.map((domain) => [domain, basics.includes(domain) ? basic : other]));

let keys = 0;
function visit(month: string, levelsByDomain: Levels, facts: Partial<AssessmentFacts> = {}): AssessmentFacts {
  keys += 1;
  const answers = Object.entries(levelsByDomain).map(([domain, level]) => ({ domain: domain as Domain, level }));
  const recorded = { recordedAt: new Date(`${month}-20T09:00:00Z`), independent: false };
  return { _id: `visit-${keys}`, month, visitedOn: `${month}-20`, ...recorded, answers, incomes: enough, ...facts };
}

function monthOf(visits: readonly AssessmentFacts[], m: number, overrides: Partial<MonthContext> = {}): MonthStanding {
  const context = {
    rule,
    enrolledMonth: '2018-02',
    members: [parent, child],
    incomeLines: [line],
    ...overrides,
  };
  const standing = monthStandings(countingAssessments(visits), m, context)[m];
  if (standing === undefined) throw new Error(`no month ${m}`);
  return standing;
}

const full = (levelsByDomain: Levels, facts: Partial<AssessmentFacts> = {}): MonthStanding =>
  monthOf([visit('2018-03', levelsByDomain, facts)], 1);

describe('index of a month: cases of the rules', () => {
  test.each<[string, Levels, number | null, MonthStanding['floors'], boolean]>([
    ['all levels 3', levels(3, 3), 50, 'breached', false],
    ['all levels 4', levels(4, 4), 75, 'met', true],
    ['six basics 4, others 3', levels(4, 3), 70, 'met', true],
    ['all 5 but income 1', { ...levels(5, 5), OWN_INCOME: 1 }, 80, 'breached', false],
    [
      'income, food, education 4, rest 3',
      { ...levels(3, 3), OWN_INCOME: 4, FOOD: 4, CHILDREN_EDUCATION: 4 },
      61.25,
      'met',
      false,
    ],
    ['basics 5 5 5 5 4 4, supporting 1', { ...levels(5, 1), HEALTH: 4, CHILDREN_EDUCATION: 4 }, 75, 'breached', false],
    ['only the four supporting, all 5', Object.fromEntries(supporting.map((d) => [d, 5])), null, 'unknown', false],
  ])('%s', (_case, levelsByDomain, index, floors, qualifies) => {
    const standing = full(levelsByDomain);
    expect(standing).toMatchObject({ floors, qualifies });
    if (index === null) expect(standing.index).toBeNull();
    else expect(standing.index).toBeCloseTo(index, 10);
  });

  test('six basics 4, others 3 without a school-age child: the weight stays in its group', () => {
    const standing = monthOf([visit('2018-03', levels(4, 3))], 1, { members: [parent] });
    expect(standing.index).toBeCloseTo(70, 10);
    expect(standing.qualifies).toBe(true);
    expect(standing.standings.find(({ domain }) => domain === 'CHILDREN_EDUCATION')?.notApplicable).toBe(true);
  });

  test('a monthly form qualifies with supporting answers of level 3 carried forward; without them the floors are unknown', () => {
    const baseline = visit('2018-02', levels(2, 3));
    const monthly = visit('2018-03', Object.fromEntries(basics.map((domain) => [domain, 4])));
    const carried = monthOf([baseline, monthly], 1);
    expect(carried).toMatchObject({ coverage: 1, floors: 'met', qualifies: true });
    expect(carried.index).toBeCloseTo(70, 10);
    expect(carried.standings.filter((standing) => standing.carried).map(({ domain }) => domain)).toEqual(supporting);
    const alone = monthOf([monthly], 1);
    expect(alone.coverage).toBeCloseTo(0.8, 10);
    expect(alone.index).toBeCloseTo(75, 10);
    expect(alone).toMatchObject({ floors: 'unknown', qualifies: false });
    expect(alone.holdsBack.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'NOT_ANSWERED'));
  });

  test('supporting answers are carried forward for three months, basic ones are not', () => {
    const baseline = visit('2018-02', levels(4, 3));
    const later = (month: string) => visit(month, Object.fromEntries(basics.map((domain) => [domain, 4])));
    expect(monthOf([baseline, later('2018-05')], 3).floors).toBe('met');
    expect(monthOf([baseline, later('2018-06')], 4).floors).toBe('unknown');
    expect(monthOf([baseline], 1)).toMatchObject({ assessed: false, index: null, holdsBack: [] });
  });

  test('a month that reaches the income line only with the stipend does not qualify', () => {
    const incomes: Income[] = [
      { source: 'EARNINGS', amount: 30_000 },
      { source: 'PROGRAMME_STIPEND', amount: 40_000 },
      { source: 'CHARITY', amount: 10_000 },
    ];
    const standing = full(levels(4, 4), { incomes });
    expect(standing.incomeRatio).toBeCloseTo(30 / 47, 10);
    expect(standing).toMatchObject({ index: 75, qualifies: false });
    expect(standing.holdsBack).toMatchObject([{ kind: 'INCOME_BELOW_LINE', needed: 1 }]);
  });

  test('remittances and pensions are own income; a month without income data fails where a line is set', () => {
    const incomes: Income[] = [
      { source: 'SALES', amount: 20_000 },
      { source: 'REMITTANCES', amount: 20_000 },
      { source: 'CONTRIBUTORY_PENSION', amount: 7_000 },
    ];
    expect(full(levels(4, 4), { incomes })).toMatchObject({ incomeRatio: 1, qualifies: true });
    const withoutIncomes = full(levels(4, 4), { incomes: null });
    expect(withoutIncomes).toMatchObject({
      incomeRatio: null,
      qualifies: false,
      holdsBack: [{ kind: 'INCOME_UNKNOWN' }],
    });
    const judgedByLevel = monthOf([visit('2018-03', levels(4, 4), { incomes: null })], 1, { incomeLines: [] });
    expect(judgedByLevel).toMatchObject({ hasIncomeLine: false, qualifies: true });
  });

  test('uses the income line of the month and the household at the end of the month', () => {
    const dearer = { ...line, fromMonth: '2018-04', amountPerAdult: 2 * line.amountPerAdult };
    const visits = [visit('2018-03', levels(4, 4)), visit('2018-04', levels(4, 4))];
    const lines = { incomeLines: [dearer, line] };
    expect(monthOf(visits, 1, lines).qualifies).toBe(true);
    expect(monthOf(visits, 2, lines).incomeRatio).toBeCloseTo(0.5, 10);
    const gone = { members: [parent, { ...child, leftMonth: '2018-03' }], incomeLines: [line] };
    expect(monthOf(visits, 1, gone).incomeRatio).toBeCloseTo(1.5, 10);
    const grown = { members: [parent, person('2004-03-31')], incomeLines: [line] };
    expect(monthOf(visits, 1, grown).incomeRatio).toBeCloseTo(1.5 / 1.7, 10);
  });

  test('uses the visit of the latest day, also when an earlier one was sent later by a phone', () => {
    const early = visit('2018-03', levels(2, 2), {
      visitedOn: '2018-03-03',
      recordedAt: new Date('2018-03-25T09:00:00Z'),
    });
    const late = visit('2018-03', levels(4, 4), { visitedOn: '2018-03-20' });
    for (const visits of [
      [early, late],
      [late, early],
    ]) {
      expect(monthOf(visits, 1).index).toBeCloseTo(75, 10);
    }
  });

  test('of two visits of a day uses the one recorded later, and no independent one, whatever the order of rows', () => {
    const first = visit('2018-03', levels(2, 2));
    const second = visit('2018-03', levels(4, 4), { recordedAt: new Date('2018-03-25T09:00:00Z') });
    const other = { independent: true, recordedAt: new Date('2018-03-28T09:00:00Z') };
    const independent = visit('2018-03', levels(1, 1), other);
    for (const visits of [
      [first, second, independent],
      [independent, second, first],
    ]) {
      expect(monthOf(visits, 1).index).toBeCloseTo(75, 10);
    }
  });

  test('lists what keeps a month from qualifying, the widest gap first', () => {
    const standing = full({ ...levels(4, 4), FOOD: 2, SOCIAL_TIES: 2 });
    expect(standing.holdsBack).toMatchObject([
      { kind: 'BELOW_FLOOR', domain: 'FOOD', value: 2, needed: 4 },
      { kind: 'BELOW_FLOOR', domain: 'SOCIAL_TIES', value: 2, needed: 3 },
      { kind: 'INDEX_BELOW_THRESHOLD', needed: 70 },
    ]);
  });
});
