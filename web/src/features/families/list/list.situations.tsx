import type { FamilyCountsQuery } from '../../../generated/operations.js';
import { nothing, situation } from '../../../testing/situations.js';
import { listed, places } from '../invented-families.situations.js';
import { FamiliesView } from './FamiliesView.js';
import type { FamilyList } from './use-family-list.js';

const counts: FamilyCountsQuery = {
  all: { totalCount: 1251 },
  candidate: { totalCount: 1 },
  notAccepted: { totalCount: 2 },
  active: { totalCount: 1240 },
  suspended: { totalCount: 3 },
  graduated: { totalCount: 4 },
  exited: { totalCount: 1 },
  duplicate: { totalCount: 2 },
};

export const list: FamilyList = {
  families: listed,
  totalCount: 1251,
  hasMore: true,
  isLoading: false,
  hasFailed: false,
  search: '',
  isFiltered: false,
  filter: () => '',
  setFilter: nothing,
  clear: nothing,
  more: () => Promise.resolve(),
  reload: nothing,
};
/** No results. */
export const none: FamilyList = { ...list, families: [], totalCount: 0, hasMore: false };
const view = { list, clusters: places.clusters, counts };
const chosen: Readonly<Record<string, string>> = { state: 'ACTIVE', association: 'rahma', cluster: 'olive' };

export const situations = {
  list: situation(FamiliesView, view),
  filtered: situation(FamiliesView, {
    ...view,
    list: {
      ...list,
      families: listed.slice(0, 1),
      totalCount: 1,
      hasMore: false,
      search: 'خالد',
      isFiltered: true,
      filter: (name) => chosen[name] ?? '',
    },
  }),
  noneFound: situation(FamiliesView, { ...view, list: { ...none, search: 'زيد', isFiltered: true } }),
  noneYet: situation(FamiliesView, { ...view, list: none }),
  loading: situation(FamiliesView, {
    list: { ...none, families: null, isLoading: true },
    clusters: [],
    counts: undefined,
  }),
  failed: situation(FamiliesView, { ...view, list: { ...none, families: null, hasFailed: true } }),
};
