import { nothing, pressing, refuses, situation, stores } from '../../testing/situations.js';
import { Answer } from './Answer.js';
import { AssociationCounts } from './AssociationCounts.js';
import { BandsChart } from './BandsChart.js';
import { ClustersChart } from './ClustersChart.js';
import { CumulativeIncidenceChart } from './CumulativeIncidenceChart.js';
import { DurationsChart } from './DurationsChart.js';
import { FigureDrawer } from './FigureDrawer.js';
import { FigureFamilies } from './FigureFamilies.js';
import { Method } from './Method.js';
import { NoPilotState } from './NoPilotState.js';
import { associations, figureFamilies, figures, headline, outcomes, savedViews, spending } from './outcomes-fixture.js';
import { OutcomesHeader } from './OutcomesHeader.js';
import { OutcomeSummary } from './OutcomeSummary.js';
import { PilotOutcomesView } from './PilotOutcomesView.js';
import { ReconcilingLine } from './ReconcilingLine.js';
import { SavedViewList } from './SavedViewList.js';
import { SpendingChart } from './SpendingChart.js';

const page = {
  outcomes,
  onBaseMonth: nothing,
  onOpenFigure: nothing,
  savedViews: <SavedViewList outcomes={outcomes} views={savedViews} onSave={stores} />,
};
const header = {
  outcomes,
  pilots: [{ id: 'pilot-1', months: 6, name: { ar: 'تجربة دمشق', en: 'Damascus pilot' } }],
  view: 'SIX_MONTHS' as const,
  onGo: nothing,
};
const chart = { outcomes, figures };
const money = { figures, onBaseMonth: nothing };
const noTarget = { ...headline, targetOf100: null, verdict: 'NO_TARGET' as const };
const noFollowUpYet = {
  ...headline,
  low: null,
  high: null,
  medianMonth: null,
  verdict: 'NOT_YET' as const,
  monthsLeft: 2,
  canStillGraduate: 67,
};

const sixMonths = {
  ...headline,
  of100: 11,
  countedOf100: 11,
  graduated: 11,
  low: 6,
  high: 18,
  targetOf100: 60,
  verdict: 'NOT_ENOUGH' as const,
};
const year = {
  ...sixMonths,
  n: 100,
  graduated: 54,
  months: 12,
  of100: 58,
  countedOf100: 54,
  low: 47,
  high: 67,
  verdict: 'UNCLEAR' as const,
};
const yearFigures = {
  ...figures,
  headline: year,
  strip: { ...figures.strip, n: 100, graduated: 54, left: 6, stillIn: 39, notFollowed: 1, notSeenInLastMonth: 16 },
};
const ofAYear = { ...outcomes, view: 'WHOLE' as const, figures: yearFigures, comparison: { sixMonths, whole: year } };
const running = {
  ...year,
  graduated: 28,
  months: 8,
  of100: 30,
  countedOf100: 28,
  low: 21,
  high: 39,
  verdict: 'NOT_YET' as const,
  monthsLeft: 4,
  canStillGraduate: 67,
};
const runningFigures = { ...yearFigures, headline: running };
const ofARunningYear = { ...ofAYear, figures: runningFigures, comparison: { sixMonths, whole: running } };

export const situations = {
  noPilot: situation(NoPilotState, {}),
  minister: situation(PilotOutcomesView, page),
  tooFewFamiliesForAMinister: situation(PilotOutcomesView, { ...page, outcomes: { ...outcomes, figures: null } }),
  coordinatorBeforeTheFirstFamily: situation(PilotOutcomesView, {
    ...page,
    outcomes: { ...outcomes, coverage: 'OWN_CLUSTERS', figures: null },
  }),
  coordinator: situation(PilotOutcomesView, {
    ...page,
    outcomes: {
      ...outcomes,
      coverage: 'OWN_CLUSTERS',
      viewerCanOpenFamilies: true,
      hasIncomeLine: false,
      figures: {
        ...figures,
        headline: { ...noFollowUpYet, of100: null, leftOf100: null },
        clusters: figures.clusters.slice(0, 1),
        strip: { ...figures.strip, notFollowed: 0, left: 0, graduated: 0, provisional: null, visitsOf100: null },
      },
    },
  }),
  noTarget: situation(Answer, { outcomes, figures: { ...figures, headline: noTarget } }),
  associations: situation(AssociationCounts, { associations }),
  attributesAtLeast: situation(OutcomeSummary, {
    figures: {
      ...figures,
      strip: {
        ...figures.strip,
        protectionAtLeast: true,
        aidedAtLeast: true,
        confirmedAtLeast: true,
        provisional: null,
      },
    },
  }),
  attributesHidden: situation(OutcomeSummary, {
    figures: {
      ...figures,
      strip: {
        ...figures.strip,
        permanentSocialProtection: null,
        graduatedWhileAided: null,
        confirmed: null,
        provisional: null,
      },
    },
  }),
  incidence: situation(CumulativeIncidenceChart, chart),
  incidenceWithoutTargetOfAYear: situation(CumulativeIncidenceChart, {
    outcomes: { ...outcomes, horizon: 12 },
    figures: { ...figures, headline: noTarget },
  }),
  incidenceWithoutRange: situation(CumulativeIncidenceChart, {
    outcomes,
    figures: {
      ...figures,
      headline: noFollowUpYet,
      curve: { ...figures.curve, graduated: [0, 0, null, null, null, null, null] },
      dataMonth: null,
      exclusions: [],
      excluded: 0,
    },
  }),
  bands: situation(BandsChart, { figures }),
  bandsWithEverybodyFollowed: situation(BandsChart, {
    figures: { ...figures, bands: { ...figures.bands, notFollowed: [0, 0, 0, 0, 0, 0, 0] } },
  }),
  spending: situation(SpendingChart, money),
  spendingAsSpent: situation(SpendingChart, {
    ...money,
    figures: { ...figures, spending: { ...spending, baseMonth: null, baseMonths: [] } },
  }),
  spendingWithProvisionalAndMissingPrices: situation(SpendingChart, {
    ...money,
    figures: {
      ...figures,
      spending: {
        ...spending,
        care: [9000000, 8000000, null],
        development: [1000000, 2000000, null],
        total: [10000000, 10000000, null],
        developmentOf100: [10, 20, null],
        provisionalMonths: ['2026-02'],
        missingMonths: ['2026-03'],
        careTotal: null,
        developmentTotal: null,
        careTotalOf100: null,
        developmentTotalOf100: null,
      },
    },
  }),
  spendingWithWithheldMonths: situation(SpendingChart, {
    ...money,
    figures: {
      ...figures,
      spending: {
        ...spending,
        care: [9000000, 8000000, null],
        withheldMonths: ['2026-03'],
        careTotal: null,
        careTotalOf100: null,
      },
    },
  }),
  clustersThatDiffer: situation(ClustersChart, { figures }),
  clustersAlike: situation(ClustersChart, {
    figures: { ...figures, clusterContrast: null, hiddenClusters: 0 },
  }),
  ministerOfAYear: situation(PilotOutcomesView, { ...page, outcomes: ofAYear }),
  ministerOfARunningYear: situation(PilotOutcomesView, { ...page, outcomes: ofARunningYear }),
  durations: situation(DurationsChart, { outcomes: ofAYear, figures: yearFigures }),
  durationsWhileOneRuns: situation(DurationsChart, { outcomes: ofARunningYear, figures: runningFigures }),
  durationWithoutRange: situation(DurationsChart, { outcomes, figures: { ...figures, headline: noFollowUpYet } }),
  durationWithoutTarget: situation(DurationsChart, { outcomes, figures: { ...figures, headline: noTarget } }),
  noDurationsOfFewFamilies: situation(DurationsChart, {
    outcomes,
    figures: { ...figures, headline: { ...headline, of100: null } },
  }),
  estimateOfFollowedFamilies: situation(ReconcilingLine, {
    figures: { ...figures, headline: { ...headline, of100: 66 }, strip: { ...figures.strip, notSeenInLastMonth: 0 } },
  }),
  method: situation(Method, { outcomes, figures }),
  methodBeforeTheFirstVisit: situation(Method, {
    outcomes: { ...outcomes, hasIncomeLine: false },
    figures: { ...figures, headline: noFollowUpYet, dataMonth: null, exclusions: [], excluded: 0 },
  }),
  allAided: situation(OutcomeSummary, {
    figures: { ...figures, strip: { ...figures.strip, graduatedWhileAided: figures.strip.graduated } },
  }),
  header: situation(OutcomesHeader, header),
  headerOfSeveralPilotsAsKnownOnADay: situation(OutcomesHeader, {
    ...header,
    outcomes: { ...outcomes, coverage: 'OWN_ASSOCIATION', knownOn: '2026-05-31' },
    pilots: [...header.pilots, { id: 'pilot-2', months: 12, name: { ar: 'تجربة حلب', en: 'Aleppo pilot' } }],
    view: 'WHOLE',
  }),
  familiesOfAFigure: situation(FigureDrawer, {
    open: { figure: 'GRADUATED', label: 'بلغت حدّ الكفاية' },
    onClose: nothing,
    children: <FigureFamilies list={figureFamilies} />,
  }),
  noFamiliesOfAFigure: situation(FigureFamilies, { list: { ...figureFamilies, count: 0, families: [] } }),
  savedViews: situation(SavedViewList, { outcomes, views: savedViews, onSave: stores }),
  saving: situation(SavedViewList, { outcomes, views: savedViews, onSave: stores }, pressing('حفظ هذه النتائج')),
  savingRefused: situation(
    SavedViewList,
    { outcomes, views: savedViews, onSave: refuses('TOO_LONG', 'note', '300') },
    pressing('حفظ هذه النتائج', 'حفظ'),
  ),
};
