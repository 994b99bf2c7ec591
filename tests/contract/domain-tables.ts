import { addMonths, monthsBetween, repeatDistance } from '@anaqid/shared-types';
import { adultEquivalents } from '../../api/src/features/assessments/month-index/household.js';
import { lifeCycle } from '../../api/src/features/families/life-cycle/life-cycle.js';
import {
  indexConfigOf,
  progressConfigOf,
  ruleVersionInForce,
} from '../../api/src/features/rule-versions/rule-versions.service.js';
import {
  expectedIndex,
  graduation,
  relapse,
  status,
  sufficiencyIndex,
  type Answer,
  type IndexConfig,
} from '../../api/src/statistics/index.js';
import { DASH, numberIn, requiredNumber, textIn, type Row, type RowCheck } from './table-cells.js';

const rule = ruleVersionInForce();

/** Q qualifies, n does not, a dot is a month without an index; the first letter is programme month 1. */
export function monthsFrom(letters: string) {
  return letters.split('').map((letter, index) => ({
    m: index + 1,
    index: letter === '.' ? null : 50,
    qualifies: letter === 'Q',
  }));
}

const rawValueConfig: IndexConfig = {
  minCoverage: rule.minCoverage,
  threshold: rule.threshold,
  dimensions: [
    { key: 'income', weight: 25, min: 0, max: 100, critical: true, floor: 50 },
    { key: 'food', weight: 15, min: 0, max: 100, critical: true, floor: 40 },
    { key: 'housing', weight: 15, min: 1, max: 5 },
    { key: 'health', weight: 10, min: 1, max: 5 },
    { key: 'education', weight: 10, min: 1, max: 5 },
    { key: 'skills', weight: 15, min: 1, max: 5 },
    { key: 'debt', weight: 10, min: 0, max: 24, lowerIsBetter: true },
  ],
};

function answersFrom(cells: string, keys: readonly string[]): Record<string, Answer> {
  const values = cells
    .split(' ')
    .map((cell): Answer => (cell === '-' ? null : cell === 'x' ? 'notApplicable' : Number(cell)));
  if (values.length !== keys.length) throw new Error(`${values.length} values for ${keys.length} domains`);
  return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
}

const progressMonths = (row: Row) => ({
  D: requiredNumber(row, 'Months of the programme'),
  m: requiredNumber(row, 'Month'),
});

const listed = (names: readonly (string | null)[]): string => names.map((name) => name ?? DASH).join(', ') || DASH;
const targets: Readonly<Record<string, string>> = { same: 'unchanged', before: 'as before the exit' };

const RELAPSE_EXAMPLE_GRADUATION = 5;
const PROGRESS_EXAMPLE_BASELINE = 40;
const REPEAT_EXAMPLE_WINDOW = 28;

/** The tables of docs/domain.md that are checked by computation. */
export const domainTables: Readonly<Record<string, RowCheck>> = {
  'programme-months': (row) => ({
    'Programme month': monthsBetween(textIn(row, 'Enrolment month'), textIn(row, 'Month')),
    Month: addMonths(textIn(row, 'Enrolment month'), requiredNumber(row, 'Programme month')),
  }),
  'life-cycle': (_row, index) => {
    const [step, transition] = Object.entries(lifeCycle)[index] ?? [];
    if (step === undefined || transition === undefined) throw new Error('more rows than steps');
    return {
      Step: step,
      From: listed(transition.from),
      To: targets[transition.to] ?? transition.to,
      Who: transition.who,
      'Must say': listed(transition.details),
    };
  },
  domains: (_row, index) => {
    const domain = rule.domains[index];
    if (domain === undefined) throw new Error('more rows than domains');
    return {
      Domain: domain.name.en,
      Arabic: domain.name.ar,
      Group: domain.group,
      Weight: domain.weight,
      'Floor (level)': domain.floorLevel,
    };
  },
  'rule-version': (row) => {
    const value = Object.entries(rule).find(([name]) => name === row['Setting of rule version 1'])?.[1];
    return { Value: Array.isArray(value) ? value.join(', ') : String(value) };
  },
  'adult-equivalents': (row) => {
    const ages = textIn(row, 'Ages at the end of the month').split(', ').map(Number);
    const members = ages.map((age) => ({
      bornOn: `${2018 - age}-01-01`,
      ableToWork: null,
      joinedMonth: null,
      leftMonth: null,
    }));
    return { 'Adult equivalents': adultEquivalents(members, '2018-06') };
  },
  index: (row) => {
    const income = numberIn(row, 'Income');
    const config = indexConfigOf(rule, income !== null);
    const answers = answersFrom(
      textIn(row, 'Levels'),
      config.dimensions.map(({ key }) => key),
    );
    const { coverage, index, floors, qualifies } = sufficiencyIndex(answers, config, income);
    return { Coverage: coverage, Index: index, Floors: floors, Qualifies: qualifies };
  },
  'index-of-raw-values': (row) => {
    const keys = rawValueConfig.dimensions.map(({ key }) => key);
    const result = sufficiencyIndex(answersFrom(textIn(row, 'Raw values'), keys), rawValueConfig);
    const scores = keys.map((key) => result.scores[key] ?? null);
    return {
      Scores: scores.map((score) => (score === null ? '-' : String(Number(score.toFixed(8))))).join(' '),
      Coverage: result.coverage,
      Index: result.index,
      Qualifies: result.qualifies,
    };
  },
  graduation: (row) => {
    const months = monthsFrom(textIn(row, 'Months'));
    const byMonth = new Map(months.map((month) => [month.m, month]));
    const allowedGapMonths = requiredNumber(row, 'Allowed gap');
    const { graduationMonth, runStart } = graduation(byMonth, { ...rule, allowedGapMonths });
    return { 'Graduation month': graduationMonth, 'Run starts': runStart };
  },
  progress: (row) => {
    const { D, m } = progressMonths(row);
    const cfg = progressConfigOf(rule);
    const series = [
      { m: 0, index: PROGRESS_EXAMPLE_BASELINE },
      { m, index: requiredNumber(row, 'Index') },
    ];
    const progress = status({ series, m, D, cfg });
    return {
      Expected: expectedIndex(PROGRESS_EXAMPLE_BASELINE, m, cfg, D),
      Gap: progress.gap,
      Status: progress.status,
    };
  },
  relapse: (row) => {
    const visits = [...textIn(row, 'Visits').matchAll(/(\d+): ([\d.]+)/g)].map(([, m, index]) => ({
      m: Number(m),
      index: Number(index),
    }));
    const { time, code } = relapse(RELAPSE_EXAMPLE_GRADUATION, visits, rule);
    return { 'Months after graduation': time, Relapse: code === null ? null : code === 1 };
  },
  repeats: (row) => {
    const [first, second] = ['First', 'Second'].map((heading) => {
      const [givingAssociationId = '', day = ''] = textIn(row, heading).split(' on ');
      return { serviceTypeId: 'food', givingAssociationId, day };
    });
    if (first === undefined || second === undefined) throw new Error('no two services');
    const distance = repeatDistance(first, second, REPEAT_EXAMPLE_WINDOW);
    return { 'Possible repeat': distance === null ? 'no' : `yes, ${distance} days apart` };
  },
};
