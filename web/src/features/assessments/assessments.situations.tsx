import { nothing, pressing, situation } from '../../testing/situations.js';
import { AssessmentOutcome } from './AssessmentOutcome.js';
import { AssessmentView } from './AssessmentView.js';
import {
  byNeed,
  fullForm,
  monthlyForm,
  path,
  qualifying,
  recorded,
  visitsDue,
  waiting,
  withoutIndex,
} from './invented-visit.situations.js';
import { VisitsView } from './VisitsView.js';

const visit = { form: monthlyForm, onRecord: () => Promise.resolve(recorded), onRecorded: nothing };

const olive = { id: 'olive', name: { ar: 'عنقود الزيتون', en: 'Olive cluster' } };
const jasmine = { id: 'jasmine', name: { ar: 'عنقود الياسمين', en: 'Jasmine cluster' } };

export const unread = { data: null, hasFailed: false, reload: nothing };
const visits = {
  clusterId: 'olive',
  clusters: [olive, jasmine],
  due: { ...unread, data: { visitsDue, openQuestions: waiting, withoutIndex } },
  byNeed: { ...unread, data: { familiesByNeed: byNeed } },
  onCluster: nothing,
};

export const situations = {
  visit: situation(AssessmentView, visit),
  visitRefused: situation(
    AssessmentView,
    {
      ...visit,
      onRecord: () => Promise.resolve({ ...recorded, refusal: { code: 'NOT_ALLOWED', field: null, detail: null } }),
    },
    pressing('حفظ الزيارة'),
  ),
  visitWithFullForm: situation(AssessmentView, { ...visit, form: fullForm }),
  outcome: situation(AssessmentOutcome, { recorded }),
  outcomeThatQualifies: situation(AssessmentOutcome, { recorded: qualifying }),
  outcomeOfRevisit: situation(AssessmentOutcome, { recorded: withoutIndex }),
  outcomeBeforeFirstVisit: situation(AssessmentOutcome, {
    recorded: { ...recorded, path: { ...path, latest: null } },
  }),
  outcomeOutOfReach: situation(AssessmentOutcome, { recorded: { ...recorded, family: null, path: null } }),
  visits: situation(VisitsView, visits),
  visitsOfTheOnlyCluster: situation(VisitsView, { ...visits, clusters: [olive] }),
  noVisits: situation(VisitsView, {
    ...visits,
    due: { ...unread, data: { visitsDue: [], openQuestions: [] } },
    byNeed: { ...unread, data: { familiesByNeed: [] } },
  }),
  noCluster: situation(VisitsView, { ...visits, clusterId: '', clusters: [] }),
  loading: situation(VisitsView, { ...visits, due: unread, byNeed: unread }),
  failed: situation(VisitsView, { ...visits, due: { ...unread, hasFailed: true } }),
  needLoading: situation(VisitsView, { ...visits, byNeed: unread }),
  needFailed: situation(VisitsView, { ...visits, byNeed: { ...unread, hasFailed: true } }),
};
