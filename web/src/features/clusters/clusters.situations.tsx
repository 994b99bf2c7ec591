import type { ClusterLineFragment } from '../../generated/operations.js';
import { nothing, pressing, refuses, situation, stores } from '../../testing/situations.js';
import { ClusterDialog } from './ClusterDialog.js';
import { ClustersView } from './ClustersView.js';

const midan: ClusterLineFragment = {
  id: 'cluster-1',
  version: 4,
  name: { ar: 'عنقود الميدان', en: 'Midan cluster' },
  area: { id: 'area-2', name: { ar: 'الميدان', en: 'Midan' } },
  familyQuota: 25,
  familyCount: 23,
  coordinatorNames: ['لينا الحمصي', 'سمر النحاس'],
  months: 12,
  lastMonth: '2027-02',
  presentMonth: '2026-07',
  viewerCanEdit: true,
  memberships: [
    { id: 'membership-1', toMonth: null },
    { id: 'membership-2', toMonth: '2026-05' },
    { id: 'membership-3', toMonth: null },
  ],
};
const mezzeh: ClusterLineFragment = {
  ...midan,
  id: 'cluster-2',
  name: { ar: 'عنقود المزة', en: 'Mezzeh cluster' },
  area: null,
  familyCount: null,
  coordinatorNames: [],
  viewerCanEdit: false,
  memberships: [],
};
const dialog = {
  pilotId: 'pilot-1',
  areas: [
    { id: 'area-1', name: { ar: 'دمشق', en: 'Damascus' }, level: 'GOVERNORATE' as const },
    { id: 'area-2', name: { ar: 'الميدان', en: 'Midan' }, level: 'DISTRICT' as const },
  ],
  onCreate: stores,
  onUpdate: stores,
  onClose: nothing,
};

export const situations = {
  list: situation(ClustersView, { clusters: [midan, mezzeh], viewerCanEdit: true, onOpen: nothing }),
  readOnly: situation(ClustersView, { clusters: [mezzeh], viewerCanEdit: false, onOpen: nothing }),
  noClustersYet: situation(ClustersView, { clusters: [], viewerCanEdit: true, onOpen: nothing }),
  noClustersToRead: situation(ClustersView, { clusters: [], viewerCanEdit: false, onOpen: nothing }),
  adding: situation(ClusterDialog, { ...dialog, opened: { cluster: null } }),
  changing: situation(ClusterDialog, { ...dialog, opened: { cluster: midan } }),
  changingRefused: situation(
    ClusterDialog,
    { ...dialog, opened: { cluster: midan }, onUpdate: refuses('INVALID', 'familyQuota') },
    pressing('حفظ'),
  ),
  closed: situation(ClusterDialog, { ...dialog, opened: null }),
};
