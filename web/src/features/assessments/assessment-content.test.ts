import {
  beginAssessment,
  copiedIncomes,
  incomeSums,
  openQuestions,
  sameAsLast,
  assessmentInput,
} from './assessment-content.js';
import type { AssessmentFormPartsFragment } from '../../generated/operations.js';

type Domain = AssessmentFormPartsFragment['domains'][number];

function domain(name: Domain['rule']['domain'], last: number | null, isAsked = true): Domain {
  const words = { ar: name, en: name };
  return {
    asked: isAsked,
    applicable: true,
    notApplicableReason: null,
    inForce: null,
    carried: false,
    last: last === null ? null : { level: last, month: '2018-03', evidence: 'SEEN' },
    rule: {
      domain: name,
      name: words,
      group: 'BASIC',
      weight: 10,
      floorLevel: 3,
      withoutProgrammesHelp: true,
      levels: [words, words, words, words, words],
    },
  };
}

const form: AssessmentFormPartsFragment = {
  family: {
    id: 'family',
    code: 'F-001',
    name: 'أم خالد',
    pilot: {
      id: 'pilot',
      timeZone: 'Asia/Damascus',
    },
    assessments: [
      {
        id: 'a',
        month: '2018-02',
        independent: false,
        incomes: [
          {
            source: 'EARNINGS',
            amount: 5,
          },
        ],
      },
      {
        id: 'b',
        month: '2018-03',
        independent: false,
        incomes: [
          {
            source: 'EARNINGS',
            amount: 40_000,
          },
        ],
      },
      {
        id: 'c',
        month: '2018-03',
        independent: true,
        incomes: [
          {
            source: 'EARNINGS',
            amount: 1,
          },
        ],
      },
    ],
  },
  month: '2018-04',
  programmeMonth: 2,
  form: 'MONTHLY',
  firstMonth: '2018-02',
  lastMonth: '2018-08',
  ruleVersion: 1,
  incomeLine: null,
  currency: 'SYP',
  selfRatingLevels: [],
  recorded: [],
  statement: {
    ar: '',
    en: '',
  },
  domains: [domain('FOOD', 3), domain('WORK', 2), domain('HEALTH', null), domain('SKILLS', 4, false)],
  incomeSources: [
    {
      source: 'EARNINGS',
      name: {
        ar: '',
        en: '',
      },
      isOwn: true,
    },
    {
      source: 'PROGRAMME_STIPEND',
      name: {
        ar: '',
        en: '',
      },
      isOwn: false,
    },
  ],
};

describe('visit content', () => {
  it('copies only blank answers from the previous visit, and marks them', () => {
    const begun = beginAssessment(form);
    const answered = { ...begun, answers: { FOOD: { level: 5, evidence: null, isCopied: false } } };
    const filled = sameAsLast(answered, form);
    expect(filled.answers).toEqual({
      FOOD: { level: 5, evidence: null, isCopied: false },
      WORK: { level: 2, evidence: null, isCopied: true },
    });
    expect(filled.incomes).toEqual({ EARNINGS: '40000' });
    expect(openQuestions(filled, form)).toBe(1);
  });

  it('does not overwrite typed incomes', () => {
    const typed = { ...beginAssessment(form), incomes: { EARNINGS: '٧٠٠' } };
    expect(sameAsLast(typed, form).incomes).toEqual({ EARNINGS: '٧٠٠' });
  });

  it('says which visit the incomes were copied from, until one of them is edited', () => {
    const begun = beginAssessment(form);
    const filled = sameAsLast(begun, form);
    expect(copiedIncomes(begun, form)).toBeNull();
    expect(copiedIncomes(filled, form)).toBe('2018-03');
    expect(copiedIncomes({ ...filled, incomes: { EARNINGS: '40001' } }, form)).toBeNull();
    expect(copiedIncomes({ ...filled, incomes: { ...filled.incomes, PROGRAMME_STIPEND: '5' } }, form)).toBeNull();
  });

  it('never adds aid to own income', () => {
    const content = { ...beginAssessment(form), incomes: { EARNINGS: '١٠٠', PROGRAMME_STIPEND: '60,000' } };
    expect(incomeSums(content, form)).toEqual({ own: 100, aid: 60_000 });
  });

  it('sends no incomes when they were not asked, and an empty list when there were none', () => {
    const begun = beginAssessment(form);
    expect(assessmentInput(begun, form).incomes).toBeNull();
    expect(assessmentInput({ ...begun, hasNoIncome: true }, form).incomes).toEqual([]);
  });

  it('sends each answer with its own evidence, otherwise with the evidence chosen for all', () => {
    const begun = beginAssessment(form);
    const content = {
      ...begun,
      evidence: 'SEEN' as const,
      answers: {
        FOOD: { level: 4, evidence: 'DOCUMENT' as const, isCopied: false },
        WORK: { level: 3, evidence: null, isCopied: true },
      },
    };
    const input = assessmentInput(content, form);
    expect(input.clientKey).toBe(begun.clientKey);
    expect(input.answers).toEqual([
      { domain: 'FOOD', level: 4, evidence: 'DOCUMENT' },
      { domain: 'WORK', level: 3, evidence: 'SEEN' },
    ]);
  });
});
