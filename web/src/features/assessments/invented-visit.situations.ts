import type {
  AssessmentFormPartsFragment,
  DomainQuestionPartsFragment,
  FamilyByNeedFragment,
  FamilyStatusPartsFragment,
  FamilyVisitPartsFragment,
  RecordedAssessmentFragment,
  WaitingQuestionPartsFragment,
} from '../../generated/operations.js';

type Domain = DomainQuestionPartsFragment;

const names = {
  FOOD: { ar: 'الغذاء', en: 'Food' },
  WORK: { ar: 'العمل وسبل العيش', en: 'Work or livelihood' },
  HEALTH: { ar: 'الصحة', en: 'Health' },
  SKILLS: { ar: 'المهارات وتعليم الكبار', en: 'Skills and adult education' },
  PAPERS: { ar: 'الوثائق والحقوق', en: 'Papers and access to rights' },
  HOUSING: { ar: 'السكن والخدمات', en: 'Housing and utilities' },
  CHILDREN_EDUCATION: { ar: 'تعليم الأطفال', en: "Children's education" },
} as const;

const levels = [
  { ar: 'في أزمة', en: 'In crisis' },
  { ar: 'هشّة', en: 'Fragile' },
  { ar: 'مستقرة', en: 'Stable' },
  { ar: 'مكتفية', en: 'Sufficient' },
  { ar: 'متمكّنة', en: 'Empowered' },
];

function domain(name: keyof typeof names, differs: Partial<Domain> = {}): Domain {
  return {
    rule: {
      domain: name,
      name: names[name],
      group: 'BASIC',
      weight: 10,
      floorLevel: 3,
      withoutProgrammesHelp: false,
      levels,
    },
    asked: true,
    applicable: true,
    notApplicableReason: null,
    inForce: null,
    carried: false,
    last: null,
    ...differs,
  };
}

const food = domain('FOOD', { last: { level: 3, month: '2026-06', evidence: 'SEEN' } });
const work = domain('WORK');

/**
 * The form asks three domains, two of which the previous visit answered; of four other domains one answer is carried
 * forward.
 */
export const monthlyForm: AssessmentFormPartsFragment = {
  family: {
    id: 'family',
    code: 'F-017',
    name: 'أم خالد الإدلبي',
    pilot: { id: 'pilot', timeZone: 'Asia/Damascus' },
    assessments: [
      {
        id: 'june',
        month: '2026-06',
        independent: false,
        incomes: [
          { source: 'EARNINGS', amount: 400_000 },
          { source: 'CHARITY', amount: 50_000 },
        ],
      },
    ],
  },
  month: '2026-07',
  programmeMonth: 5,
  form: 'MONTHLY',
  firstMonth: '2026-02',
  lastMonth: '2026-08',
  ruleVersion: 2,
  domains: [
    food,
    { ...work, rule: { ...work.rule, withoutProgrammesHelp: true } },
    domain('HEALTH', { last: { level: 4, month: '2026-05', evidence: null } }),
    domain('SKILLS', { asked: false, carried: true, inForce: { level: 4, month: '2026-04', evidence: 'SAID' } }),
    domain('HOUSING', { asked: false, inForce: { level: 2, month: '2026-07', evidence: 'SEEN' } }),
    domain('PAPERS', { asked: false }),
    domain('CHILDREN_EDUCATION', { asked: false, applicable: false, notApplicableReason: 'NO_SCHOOL_CHILD' }),
  ],
  incomeSources: [
    { source: 'EARNINGS', name: { ar: 'أجور', en: 'Earnings' }, isOwn: true },
    { source: 'SALES', name: { ar: 'مبيعات', en: 'Sales' }, isOwn: true },
    { source: 'CHARITY', name: { ar: 'تبرعات', en: 'Charity' }, isOwn: false },
    { source: 'PROGRAMME_STIPEND', name: { ar: 'منحة البرنامج', en: 'Programme stipend' }, isOwn: false },
  ],
  incomeLine: {
    amountPerAdult: 300_000,
    adultEquivalents: 2.5,
    needed: 750_000,
    fromMonth: '2026-02',
    source: 'قرار الاتحاد',
  },
  currency: 'SYP',
  selfRatingLevels: levels,
  statement: {
    ar: 'نسأل لنعرف ما ينقص، ولا تُقطع خدمة بسبب جواب.',
    en: 'We ask to learn what is missing; no answer ends a service.',
  },
  recorded: [],
};

/** The form asks every domain, there is no previous visit, and no income line. */
export const fullForm: AssessmentFormPartsFragment = {
  ...monthlyForm,
  family: { ...monthlyForm.family, assessments: [] },
  form: 'FULL',
  domains: [
    domain('FOOD'),
    domain('WORK', { asked: false, applicable: false, notApplicableReason: 'NOBODY_ABLE_TO_WORK' }),
  ],
  incomeLine: null,
  recorded: [
    {
      id: 'recorded',
      visitedOn: '2026-07-03',
      independent: false,
      counts: true,
      recordedBy: 'سلمى الأحمد',
      recordedAt: '2026-07-03T09:30:00.000Z',
    },
  ],
};

function statusOf(
  badge: FamilyStatusPartsFragment['badge'],
  reason: Partial<FamilyStatusPartsFragment['reason']> & Pick<FamilyStatusPartsFragment['reason'], 'code'>,
  run: FamilyStatusPartsFragment['run'] = null,
): FamilyStatusPartsFragment {
  const blank = { month: null, programmeMonth: null, index: null, expected: null, gap: null, fall: null };
  const rest = { domains: [], sinceMonth: null, exitReason: null, reviewOn: null };
  return { badge, run, reason: { ...blank, ...rest, ...reason } };
}

const due: FamilyVisitPartsFragment['visit'] = {
  month: '2026-07',
  programmeMonth: 5,
  kind: 'MONTHLY',
  followUpAfter: null,
  form: 'MONTHLY',
  dueOn: '2026-07-31',
  overdue: false,
  daysOver: 0,
};

export const path: NonNullable<RecordedAssessmentFragment['path']> = {
  spellId: 'spell',
  latest: {
    month: '2026-07',
    programmeMonth: 5,
    index: 58.3,
    expected: 65.2,
    qualifies: false,
    holdsBack: [
      { kind: 'BELOW_FLOOR', domain: 'HOUSING', value: 2, needed: 3 },
      { kind: 'INDEX_BELOW_THRESHOLD', domain: null, value: 58.3, needed: 70 },
    ],
  },
  nextVisit: { ...due, month: '2026-08', programmeMonth: 6, dueOn: '2026-08-31' },
  ruleVersion: { number: 2, threshold: 70 },
};

const qualifyingMonth = {
  month: '2026-07',
  programmeMonth: 5,
  index: 74.5,
  expected: 65.2,
  qualifies: true,
  holdsBack: [],
};

const family = { id: 'family', code: 'F-017', name: 'أم خالد الإدلبي' };

/** The month does not qualify. */
export const recorded: RecordedAssessmentFragment = {
  assessment: { id: 'new', month: '2026-07', independent: false, counts: true },
  path,
  family: {
    ...family,
    status: statusOf('WATCH', { code: 'BELOW_PATH', programmeMonth: 5, index: 58.3, expected: 65.2, gap: -6.9 }),
  },
  refusal: null,
};

/** The second month of a run, with no further visit due. */
export const qualifying: RecordedAssessmentFragment = {
  ...recorded,
  path: {
    ...path,
    latest: qualifyingMonth,
    nextVisit: null,
  },
  family: {
    ...family,
    status: statusOf(
      'ON_TRACK',
      { code: 'ON_PATH', programmeMonth: 5, index: 74.5, expected: 65.2 },
      { length: 2, needed: 3, sinceMonth: '2026-06' },
    ),
  },
};

/** A re-visit for comparison, with too few answers for an index. */
export const withoutIndex: RecordedAssessmentFragment = {
  ...recorded,
  assessment: { id: 'new', month: '2026-07', independent: true, counts: false },
  path: { ...path, latest: { ...qualifyingMonth, index: null } },
};

const salqin = { id: 'salqin', name: { ar: 'سلقين', en: 'Salqin' } };
const rahma = { id: 'rahma', name: { ar: 'جمعية الرحمة', en: 'Rahma' } };

export const visitsDue: readonly FamilyVisitPartsFragment[] = [
  {
    family: {
      id: 'late',
      code: 'F-003',
      name: 'أم سامر الحموي',
      phone: '0944 000 003',
      area: salqin,
      association: rahma,
    },
    visit: { ...due, month: '2026-06', form: 'FULL', overdue: true, daysOver: 16, dueOn: '2026-06-30' },
  },
  {
    family: { id: 'phone', code: 'F-004', name: 'أم علي', phone: '0944 000 004', area: null, association: rahma },
    visit: due,
  },
  {
    family: { id: 'area', code: 'F-005', name: 'أم ياسر', phone: null, area: salqin, association: rahma },
    visit: { ...due, kind: 'FOLLOW_UP', followUpAfter: 3, form: 'FULL' },
  },
  {
    family: { id: 'family', code: 'F-017', name: 'أم خالد الإدلبي', phone: null, area: null, association: null },
    visit: { ...due, kind: 'BASELINE', form: 'FULL' },
  },
];

export const waiting: readonly WaitingQuestionPartsFragment[] = [
  {
    id: 'question',
    family: { id: 'family', code: 'F-017', name: 'أم خالد الإدلبي' },
    serviceType: { id: 'food', name: { ar: 'سلة غذائية', en: 'Food basket' } },
    month: '2026-06',
    text: 'هل وصلت السلة الثانية؟',
    askedBy: 'سامر قباني',
    askedAt: '2026-07-10T09:30:00.000Z',
  },
];

export const byNeed: readonly FamilyByNeedFragment[] = [
  {
    id: 'late',
    code: 'F-003',
    name: 'أم سامر الحموي',
    association: rahma,
    status: statusOf('AT_RISK', { code: 'FLOORS_AGAIN', domains: ['FOOD'] }),
  },
  {
    id: 'family',
    code: 'F-017',
    name: 'أم خالد الإدلبي',
    association: null,
    status: statusOf('NO_BASELINE', { code: 'NO_BASELINE' }),
  },
];
