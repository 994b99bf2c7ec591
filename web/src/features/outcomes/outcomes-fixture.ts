import type {
  AssociationCountPartsFragment,
  ClusterFiguresFragment,
  FigureFamiliesPartsFragment,
  FiguresPartsFragment,
  HeadlinePartsFragment,
  OutcomesPartsFragment,
  SavedViewPartsFragment,
  SpendingPartsFragment,
} from '../../generated/operations.js';

/** Sample figures of a pilot of six months; curves have steps in months 3 to 6. */
export const headline: HeadlinePartsFragment = {
  n: 96,
  graduated: 61,
  months: 6,
  of100: 64,
  countedOf100: 64,
  low: 54,
  high: 73,
  leftOf100: 9,
  medianMonth: 5,
  targetOf100: 50,
  verdict: 'ENOUGH',
  monthsLeft: 0,
  canStillGraduate: 0,
};

const months = [0, 1, 2, 3, 4, 5, 6];

const curve: FiguresPartsFragment['curve'] = {
  months,
  ticks: [0, 3, 6],
  graduated: [0, 0, 0, 11, 30, 52, 64],
  low: [null, null, null, 6, 22, 42, 54],
  high: [null, null, null, 19, 40, 62, 73],
  left: [0, 1, 3, 4, 6, 8, 9],
  stillIn: [100, 99, 97, 85, 64, 40, 27],
  atRisk: [96, 96, 95, 93, 82, 61, 38],
  graduatedCount: [0, 0, 0, 11, 29, 50, 61],
  leftCount: [0, 1, 3, 4, 6, 8, 9],
  stillInCount: [96, 95, 93, 81, 61, 37, 24],
  notFollowedCount: [0, 0, 0, 0, 0, 1, 2],
};

const midan = { id: 'cluster-1', name: { ar: 'عنقود الميدان', en: 'Midan cluster' } };
const mezzeh = { id: 'cluster-2', name: { ar: 'عنقود المزة', en: 'Mezzeh cluster' } };

function clusterFigures(cluster: typeof midan, of100: number, graduated: number): ClusterFiguresFragment {
  return {
    cluster,
    enrolled: 25,
    n: 24,
    graduated,
    headline: { ...headline, n: 24, graduated, of100 },
    curve: {
      months,
      graduated: [0, 0, 0, 8, 25, 40, of100],
      low: [null, null, null, null, 10, 22, 40],
      high: [null, null, null, null, 44, 60, 85],
    },
  };
}

export const spending: SpendingPartsFragment = {
  months: ['2026-01', '2026-02', '2026-03'],
  currency: 'SYP',
  baseMonth: '2026-03',
  baseMonths: ['2026-01', '2026-02', '2026-03'],
  care: [9000000, 8000000, 7000000],
  development: [1000000, 2000000, 3000000],
  total: [10000000, 10000000, 10000000],
  developmentOf100: [10, 20, 30],
  provisionalMonths: [],
  missingMonths: [],
  withheldMonths: [],
  careTotal: 24000000,
  developmentTotal: 6000000,
  careTotalOf100: 80,
  developmentTotalOf100: 20,
};

export const figures: FiguresPartsFragment = {
  dataMonth: '2026-06',
  lastVisitRecordedAt: '2026-07-01T09:00:00.000Z',
  strip: {
    enrolled: 100,
    n: 96,
    graduated: 61,
    left: 9,
    stillIn: 24,
    notFollowed: 2,
    notSeenInLastMonth: 3,
    permanentSocialProtection: 5,
    graduatedWhileAided: 12,
    confirmed: 54,
    provisional: 7,
    protectionAtLeast: false,
    aidedAtLeast: false,
    confirmedAtLeast: false,
    visitsOf100: 93,
  },
  headline,
  curve,
  bands: {
    months,
    graduated: [0, 0, 0, 11, 29, 50, 61],
    near: [5, 10, 20, 30, 25, 15, 10],
    moving: [20, 25, 30, 25, 20, 10, 8],
    far: [70, 58, 40, 25, 14, 9, 4],
    notSeen: [1, 2, 3, 1, 2, 3, 2],
    left: [0, 1, 3, 4, 6, 8, 9],
    notFollowed: [0, 0, 0, 0, 0, 1, 2],
  },
  clusters: [clusterFigures(midan, 71, 17), clusterFigures(mezzeh, 46, 11)],
  hiddenClusters: 1,
  clusterContrast: { ahead: midan, aheadOf100: 71, behind: mezzeh, behindOf100: 46 },
  spending,
  excluded: 4,
  exclusions: [
    { reason: 'NEVER_STARTED', families: 3 },
    { reason: 'DUPLICATE_RECORD', families: 1 },
  ],
  completeness: { expected: 600, complete: 540, partial: 18, missing: 42, timely: 500, recordedOf100: 93 },
};

export const associations: readonly AssociationCountPartsFragment[] = [
  {
    association: { id: 'association-1', name: { ar: 'جمعية الياسمين', en: 'Jasmine Association' } },
    cluster: midan,
    n: 5,
    graduated: 3,
    left: 1,
    stillIn: 0,
  },
];

/** The outcomes of a pilot of six months as a minister receives them. */
export const outcomes: OutcomesPartsFragment = {
  pilot: {
    id: 'pilot-1',
    name: { ar: 'تجربة دمشق', en: 'Damascus pilot' },
    startMonth: '2026-01',
    plannedMonths: 6,
    months: 6,
    lastMonth: '2026-06',
    presentMonth: '2026-06',
    sample: false,
    currency: 'SYP',
  },
  view: 'SIX_MONTHS',
  coverage: 'WHOLE_PILOT',
  horizon: 6,
  knownOn: null,
  knownAt: '2026-07-16T08:30:00.000Z',
  ruleVersion: 1,
  consecutiveMonths: 3,
  hasIncomeLine: true,
  figures,
  comparison: null,
  associations: null,
  viewerCanOpenFamilies: false,
};

export const figureFamilies: FigureFamiliesPartsFragment = {
  figure: 'GRADUATED',
  month: 6,
  count: 4,
  families: [
    {
      family: { id: 'family-1', code: 'M-001', name: 'أسرة حمصي' },
      enrolledMonth: '2026-01',
      graduationMonth: 5,
      exitMonth: null,
      index: 72,
    },
    {
      family: { id: 'family-2', code: 'M-002', name: 'أسرة قباني' },
      enrolledMonth: '2026-02',
      graduationMonth: null,
      exitMonth: 4,
      index: null,
    },
    {
      family: { id: 'family-3', code: 'M-003', name: 'أسرة الخطيب' },
      enrolledMonth: '2026-01',
      graduationMonth: null,
      exitMonth: null,
      index: 55,
    },
  ],
};

export const savedViews: readonly SavedViewPartsFragment[] = [
  { id: 'saved-1', view: 'SIX_MONTHS', baseMonth: '2026-03', note: 'اجتماع التمديد', savedOn: '2026-07-01' },
  { id: 'saved-2', view: 'WHOLE', baseMonth: null, note: '', savedOn: '2026-07-10' },
];
