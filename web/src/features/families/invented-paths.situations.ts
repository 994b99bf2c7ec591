import type {
  FamilyPathPartsFragment,
  GivenServiceFragment,
  StatedStatusPartsFragment,
} from '../../generated/operations.js';
import { ihsan, rahma, statusOf } from './invented-families.situations.js';

type Path = FamilyPathPartsFragment;
type PathMonth = Path['months'][number];
type Standing = PathMonth['domains'][number];

function standing(domain: Standing['domain'], level: number | null, differs: Partial<Standing> = {}): Standing {
  return { domain, level, notApplicable: false, carried: false, belowFloor: false, ...differs };
}

function pathMonth(
  month: string,
  programmeMonth: number,
  index: number | null,
  differs: Partial<PathMonth> = {},
): PathMonth {
  return {
    month,
    programmeMonth,
    index,
    assessed: index !== null,
    expected: null,
    floors: 'MET',
    qualifies: false,
    domains: [],
    holdsBack: [],
    ...differs,
  };
}

const baseline = pathMonth('2026-02', 0, 41, {
  domains: [
    standing('OWN_INCOME', 2),
    standing('FOOD', 3),
    standing('HOUSING', 1, { belowFloor: true }),
    standing('HEALTH', 4),
  ],
});

const latest = pathMonth('2026-06', 4, 62.5, {
  expected: 60.3,
  domains: [
    standing('OWN_INCOME', 4),
    standing('FOOD', 5, { carried: true }),
    standing('HOUSING', 2, { belowFloor: true }),
    standing('HEALTH', null),
    standing('CHILDREN_EDUCATION', null, { notApplicable: true }),
  ],
  holdsBack: [
    { kind: 'BELOW_FLOOR', domain: 'HOUSING', value: 2, needed: 3 },
    { kind: 'INDEX_BELOW_THRESHOLD', domain: null, value: 62.5, needed: 70 },
    { kind: 'INCOME_UNKNOWN', domain: null, value: null, needed: null },
  ],
});

/**
 * Enrolled in February for half a year: April was missed, May has a visit without an index, July can still be visited.
 */
export const path: Path = {
  spellId: 'spell',
  enrolledMonth: '2026-02',
  lastMonth: '2026-08',
  durationMonths: 6,
  presentMonth: '2026-07',
  ruleVersion: {
    number: 2,
    threshold: 70,
    consecutiveMonths: 3,
    atRiskGap: 15,
    watchGap: 5,
    domains: [
      { domain: 'OWN_INCOME', weight: 30, floorLevel: 3 },
      { domain: 'FOOD', weight: 10, floorLevel: 3 },
      { domain: 'HOUSING', weight: 15, floorLevel: 3 },
      { domain: 'HEALTH', weight: 10, floorLevel: 2 },
      { domain: 'CHILDREN_EDUCATION', weight: 5, floorLevel: 3 },
    ],
  },
  months: [
    baseline,
    pathMonth('2026-03', 1, 45.2),
    pathMonth('2026-04', 2, null),
    pathMonth('2026-05', 3, null, { assessed: true }),
    latest,
    pathMonth('2026-07', 5, null),
  ],
  expected: [41, 45.83, 50.67, 55.5, 60.33, 65.17, 70],
  latest,
  graduation: null,
  relapse: null,
  nextVisit: {
    month: '2026-07',
    programmeMonth: 5,
    kind: 'MONTHLY',
    followUpAfter: null,
    form: 'MONTHLY',
    dueOn: '2026-07-31',
    overdue: false,
    daysOver: 0,
  },
};

/** An enrolled family without visits. */
export const unvisitedPath: Path = {
  ...path,
  months: [pathMonth('2026-07', 0, null)],
  enrolledMonth: '2026-07',
  expected: null,
  latest: null,
};

/** No domain holds the family back, and no visit is due. */
export const qualifyingPath: Path = {
  ...path,
  latest: { ...latest, qualifies: true, holdsBack: [] },
  nextVisit: null,
};

export const statedStatuses: readonly StatedStatusPartsFragment[] = [
  {
    id: 's3',
    statedAt: '2026-06-28T09:30:00.000Z',
    occasion: 'EXTENSION',
    presentMonth: '2026-06',
    durationMonths: 6,
    status: statusOf('WATCH', 'BELOW_PATH', { programmeMonth: 4, index: 55, expected: 62, gap: -7 }),
  },
  {
    id: 's2',
    statedAt: '2026-03-25T09:30:00.000Z',
    occasion: 'CORRECTION',
    presentMonth: '2026-03',
    durationMonths: 6,
    status: statusOf('ON_TRACK', 'ON_PATH', { programmeMonth: 1, index: 45.2, expected: 45.8 }),
  },
  {
    id: 's1',
    statedAt: '2026-02-20T09:30:00.000Z',
    occasion: 'VISIT',
    presentMonth: '2026-02',
    durationMonths: 6,
    status: statusOf('NO_BASELINE', 'NO_BASELINE'),
  },
];

const foodBasket = {
  id: 'food',
  name: { ar: 'سلة غذائية', en: 'Food basket' },
  shortName: { ar: 'سلة', en: 'Basket' },
  unit: { ar: 'سلة', en: 'basket' },
  entryMode: 'QUANTITY',
  position: 1,
} as const;

const cash = {
  id: 'cash',
  name: { ar: 'كفالة نقدية', en: 'Cash sponsorship' },
  shortName: { ar: 'كفالة', en: 'Cash' },
  unit: { ar: 'مبلغ', en: 'amount' },
  entryMode: 'AMOUNT',
  position: 2,
} as const;

const visit = {
  id: 'doctor',
  name: { ar: 'زيارة طبيب', en: "Doctor's visit" },
  shortName: { ar: 'طبيب', en: 'Doctor' },
  unit: { ar: 'زيارة', en: 'visit' },
  entryMode: 'GIVEN',
  position: 3,
} as const;

const course = {
  id: 'course',
  name: { ar: 'دورة خياطة', en: 'Sewing course' },
  shortName: { ar: 'دورة', en: 'Course' },
  unit: { ar: 'دورة', en: 'course' },
  entryMode: 'GIVEN',
  position: 4,
} as const;

function service(
  month: string,
  serviceType: GivenServiceFragment['serviceType'],
  differs: Partial<GivenServiceFragment> = {},
): GivenServiceFragment {
  return {
    id: `${month} ${serviceType.id} ${differs.givingAssociation?.id ?? ''}`,
    month,
    serviceType,
    quantity: 1,
    amount: 250_000,
    currency: 'SYP',
    nothingGiven: false,
    recordedAt: `${month}-28T09:30:00.000Z`,
    recordedBy: 'سلمى الأحمد',
    givingAssociation: rahma,
    ...differs,
  };
}

/** In March a basket from two associations, cash, one visit and then two; a course that was never given. */
export const receivedServices: readonly GivenServiceFragment[] = [
  service('2026-03', visit, { amount: 40_000 }),
  service('2026-03', cash, { amount: 1_500_000 }),
  service('2026-03', foodBasket, { quantity: 2 }),
  service('2026-03', foodBasket, { givingAssociation: ihsan, recordedBy: 'عمر الحلبي' }),
  service('2026-06', visit, { quantity: 2, amount: 80_000 }),
  service('2026-06', foodBasket, { quantity: 0, amount: 0, nothingGiven: true }),
  service('2026-06', course, { quantity: 0, amount: 0, nothingGiven: true, givingAssociation: ihsan }),
];
