import type { TodayPartsFragment } from '../../generated/operations.js';
import { situation } from '../../testing/situations.js';
import { TodayRow } from './TodayRow.js';

const family = (code: string, name: string) => ({ id: `family-${code}`, code, name });
const nothingMore = { serviceType: null, months: null, index: null, daysOver: null };

const tasks: readonly TodayPartsFragment[] = [
  {
    ...nothingMore,
    kind: 'QUESTIONS',
    count: 2,
    family: family('F-105', 'نادين الجزّار'),
    serviceType: { id: 'medical', name: { ar: 'خدمات طبية', en: 'Medical services' } },
  },
  { ...nothingMore, kind: 'APPROVALS', count: 1, family: family('F-111', 'منى الحلواني'), months: 3 },
  { ...nothingMore, kind: 'POSSIBLE_RETURNS', count: 1, family: family('F-101', 'سلوى الدهّان'), index: 41.9 },
  { ...nothingMore, kind: 'OVERDUE_VISITS', count: 4, family: family('F-102', 'باسم الرسّام'), daysOver: 35 },
];

export const situations = {
  everyKind: situation(TodayRow, { clusterId: 'c1', tasks }),
  oneKind: situation(TodayRow, { clusterId: 'c1', tasks: tasks.slice(1, 2) }),
  nothing: situation(TodayRow, { clusterId: 'c1', tasks: [] }),
};
