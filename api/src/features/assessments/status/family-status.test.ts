import type { Domain } from '@anaqid/shared-types';
import { addMonths } from '@anaqid/shared-types';
import { ruleVersionNumbered } from '../../rule-versions/rule-versions.service.js';
import { countingAssessments } from '../month-index/month-index.js';
import { familyPath, lastAssessableMonth, type FamilyPath } from '../path/family-path.js';
import type { PathFacts } from '../path/path-facts.js';
import { monthColumns, standingsOf } from '../roll-up/month-columns.js';
import { familyStatus, needOf, shownIndex } from './family-status.js';

const rule = ruleVersionNumbered(1);
const order = rule.domains.map(({ domain }) => domain);

const members = [{ bornOn: '1980-01-01', ableToWork: true, joinedMonth: null, leftMonth: null }];

type Found = number | Partial<Record<Domain, number>> | null;

/**
 * The path of a family enrolled in February 2018. One finding for each month from the enrolment: a level for all
 * domains, or levels by domain.
 */
function pathWith(findings: readonly Found[], overrides: Partial<PathFacts> = {}): FamilyPath {
  const assessments = findings.flatMap((finding, m) => {
    if (finding === null) return [];
    const month = addMonths('2018-02', m);
    const levels = typeof finding === 'number' ? Object.fromEntries(order.map((domain) => [domain, finding])) : finding;
    const answers = order.map((domain) => ({ domain, level: levels[domain] ?? 4 }));
    const visit = {
      _id: month,
      month,
      visitedOn: `${month}-20`,
      recordedAt: new Date(`${month}-20`),
      independent: false,
    };
    return [{ ...visit, answers, incomes: null }];
  });
  const presentMonth = addMonths('2018-02', findings.length - 1);
  const enrolledMonth = '2018-02';
  const household = { rule, enrolledMonth, members };
  const counting = countingAssessments(assessments);
  const columns = monthColumns(counting, 24, household);
  return familyPath({
    rule,
    spellId: 'spell',
    state: 'ACTIVE',
    enrolledMonth,
    members,
    visited: [...counting.keys()],
    standingsUntil: (last) => standingsOf(columns, last, household, []),
    exit: null,
    lastMonth: '2018-08',
    presentMonth,
    judgedOn: {
      inProgramme: `${presentMonth}-28`,
      afterwards: `${presentMonth}-28`,
    },
    proposal: null,
    approval: null,
    followUpEnded: false,
    suspension: null,
    ...overrides,
  });
}

const decision = { on: '2018-06-10', by: 'سلمى', graduationMonth: '2018-05' };
const graduated = [2, 4, 4, 4];

describe('family-status', () => {
  test.each<[string, Found[], Partial<PathFacts>, string, object]>([
    ['no visit', [null, null], {}, 'NO_BASELINE', { code: 'NO_BASELINE' }],
    ['a visit, but no first assessment', [null, 3], {}, 'NO_BASELINE', { code: 'NO_BASELINE' }],
    ['a first assessment', [2], {}, 'ON_TRACK', { code: 'ON_PATH', index: 25, expected: 25, gap: 0 }],
    [
      'no index for two months',
      [2, null, null],
      {},
      'NO_RECENT_DATA',
      { code: 'NO_RECENT_VISIT', sinceMonth: '2018-02' },
    ],
    ['somewhat below', [2, 2], {}, 'WATCH', { code: 'BELOW_PATH', month: '2018-03', expected: 36.3, gap: -11.3 }],
    ['far below', [2, 2, 2], {}, 'AT_RISK', { code: 'BELOW_PATH', programmeMonth: 2, gap: -22.5 }],
    ['falling', [4, 3, 2], {}, 'AT_RISK', { code: 'BELOW_PATH' }],
    [
      'falling, still above the path',
      [5, { FOOD: 5 }, { WORK: 3, HOUSING: 3 }],
      {},
      'AT_RISK',
      { code: 'DECLINE', fall: 32.1 },
    ],
    [
      'a floor breached when a run had to begin',
      [3, 4, 4, null, { SAVINGS: 1 }],
      {},
      'AT_RISK',
      { code: 'FLOORS_LATE', domains: ['SAVINGS'] },
    ],
    ['a floor breached again', [4, { SAVINGS: 1 }], {}, 'AT_RISK', { code: 'FLOORS_AGAIN', domains: ['SAVINGS'] }],
    [
      'suspended',
      [2, 3],
      { state: 'SUSPENDED', suspension: { on: '2018-03-10', reviewOn: '2018-04-10' } },
      'SUSPENDED',
      { code: 'SUSPENDED', sinceMonth: '2018-03', reviewOn: '2018-04-10' },
    ],
    [
      'left',
      [2, 3],
      { state: 'EXITED', exit: { month: '2018-03', reason: 'MOVED' } },
      'LEFT',
      { code: 'LEFT', sinceMonth: '2018-03', exitReason: 'MOVED' },
    ],
    ['a completed run', graduated, {}, 'GRADUATED_PROVISIONAL', { code: 'RUN_COMPLETED', sinceMonth: '2018-05' }],
    ['a proposed run', graduated, { proposal: decision }, 'GRADUATED_PROVISIONAL', { code: 'PROPOSED' }],
    [
      'a run that is not the proposed one',
      graduated,
      { proposal: { ...decision, graduationMonth: '2018-04' } },
      'GRADUATED_PROVISIONAL',
      { code: 'RUN_COMPLETED' },
    ],
    [
      'approved',
      graduated,
      { state: 'GRADUATED', approval: decision },
      'GRADUATED',
      { code: 'APPROVED', sinceMonth: '2018-05' },
    ],
    [
      'approved, and the months corrected since',
      [2, 4, 2, 4],
      { state: 'GRADUATED', approval: decision },
      'GRADUATED',
      { code: 'APPROVED_WITHOUT_RUN', sinceMonth: '2018-05' },
    ],
    [
      'a return to need',
      [...graduated, 2],
      { state: 'GRADUATED', approval: decision },
      'GRADUATED',
      { code: 'RELAPSE_SEEN', sinceMonth: '2018-06', index: 25 },
    ],
    [
      'a completed run, then left',
      graduated,
      { state: 'EXITED', exit: { month: '2018-05', reason: 'MOVED' } },
      'GRADUATED_PROVISIONAL',
      { code: 'RUN_COMPLETED' },
    ],
  ])('%s', (_case, findings, overrides, badge, reason) => {
    expect(familyStatus(pathWith(findings, overrides))).toMatchObject({ badge, reason });
  });

  test('shows the length of the current run, which a second missed month ends', () => {
    const run = (findings: Found[]) => familyStatus(pathWith(findings)).run;
    expect(run([2, 3, 4])).toEqual({ length: 1, needed: 3, sinceMonth: '2018-04' });
    expect(run([2, 4, 4])).toEqual({ length: 2, needed: 3, sinceMonth: '2018-03' });
    expect(run([2, 4, 4, null])).toEqual({ length: 2, needed: 3, sinceMonth: '2018-03' });
    expect(run([2, 4, 4, null, null])).toBeNull();
    expect(run([2, 4, 3])).toBeNull();
    expect(run(graduated)).toBeNull();
  });

  test('expects a lower index in the same month of a longer pilot', () => {
    const path = (lastMonth: string) => pathWith([2, 2, 2], { lastMonth });
    expect(familyStatus(path('2018-08')).badge).toBe('AT_RISK');
    expect(familyStatus(path('2019-02')).badge).toBe('WATCH');
    expect(path('2019-02').expected).toHaveLength(13);
  });

  test('sorts families by need, a return to need first', () => {
    const relapsed = pathWith([...graduated, 2], { state: 'GRADUATED', approval: decision });
    const paths = [pathWith([2]), pathWith([2, 2]), pathWith([2, 2, 2]), relapsed];
    expect(paths.map((path) => needOf(familyStatus(path)))).toEqual([5, 3, 0, -1]);
  });

  test('never rounds an index up to a line that it does not reach', () => {
    expect(shownIndex(69.96, 70)).toBe(69.9);
    expect(shownIndex(70 - 1e-12, 70)).toBe(70);
    expect(shownIndex(46.25, 70)).toBe(46.3);
  });
});

describe('due visits', () => {
  test.each<[string, Found[], Partial<PathFacts>, object | null]>([
    ['nothing yet', [null], {}, { kind: 'BASELINE', month: '2018-02', form: 'FULL', overdue: false }],
    ['the month’s visit', [2, null], {}, { kind: 'MONTHLY', month: '2018-03', form: 'MONTHLY', overdue: false }],
    ['a missed one', [2, null, null], {}, { month: '2018-03', overdue: true, daysOver: 28 }],
    ['every third month the full form', [2, 3, 3, null], {}, { month: '2018-05', form: 'FULL' }],
    ['after the last month none', [2, 2, 2, 2, 2, 2, 2], {}, null],
    ['a month after graduation', graduated, {}, { kind: 'FOLLOW_UP', month: '2018-06', followUpAfter: 1 }],
    ['then three', [...graduated, 4], {}, { month: '2018-08', followUpAfter: 3 }],
    ['follow-up ended', graduated, { followUpEnded: true }, null],
    ['left', [2, 3], { state: 'EXITED', exit: { month: '2018-03', reason: 'MOVED' } }, null],
  ])('%s', (_case, findings, overrides, due) => {
    const { nextVisit } = pathWith(findings, overrides);
    if (due === null) expect(nextVisit).toBeNull();
    else expect(nextVisit).toMatchObject(due);
  });

  test('visits of a graduated family can go beyond the programme, those of other families cannot', () => {
    const later = { inProgramme: '2018-08-31', afterwards: '2018-12-05' };
    const at = (findings: Found[]) =>
      lastAssessableMonth(pathWith(findings, { presentMonth: '2018-08', judgedOn: later }));
    expect(at(graduated)).toBe('2018-12');
    expect(at([2, 3])).toBe('2018-08');
  });
});
