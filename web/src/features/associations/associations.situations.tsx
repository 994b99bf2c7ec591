import type { AssociationPartsFragment, MembershipPartsFragment } from '../../generated/operations.js';
import { nothing, pressing, refuses, situation, stores } from '../../testing/situations.js';
import { AssociationDialog } from './AssociationDialog.js';
import { AssociationsView } from './AssociationsView.js';
import { MembershipForm } from './MembershipForm.js';
import { MembershipsDialog } from './MembershipsDialog.js';

const midan = { id: 'cluster-1', name: { ar: 'عنقود الميدان', en: 'Midan cluster' } };
const mezzeh = { id: 'cluster-2', name: { ar: 'عنقود المزة', en: 'Mezzeh cluster' } };
const stipend = { id: 'service-1', name: { ar: 'راتب شهري', en: 'Monthly stipend' } };
const food = { id: 'service-2', name: { ar: 'سلة غذائية', en: 'Food basket' } };

const jasmine: AssociationPartsFragment = {
  id: 'association-1',
  name: { ar: 'جمعية الياسمين', en: 'Jasmine Association' },
  kind: 'CHARITY',
  aliases: ['الياسمين', 'ياسمين الشام'],
  memberships: [
    { id: 'membership-1', cluster: midan, fromMonth: '2026-03', toMonth: null, adoptsFamilies: true, version: 1 },
    {
      id: 'membership-2',
      cluster: mezzeh,
      fromMonth: '2026-02',
      toMonth: '2026-05',
      adoptsFamilies: false,
      version: 2,
    },
  ],
  serviceTypes: [food],
  monthlyBudget: 650_000,
  monthlyOverhead: null,
  currency: 'SYP',
  version: 5,
  viewerCanEdit: true,
};
const club: AssociationPartsFragment = {
  ...jasmine,
  id: 'association-2',
  name: { ar: 'نادي الفيحاء', en: 'Fayhaa Club' },
  kind: 'CLUB',
  aliases: [],
  memberships: [],
  serviceTypes: [],
  monthlyBudget: null,
  currency: null,
};

const list = {
  associations: [jasmine, club],
  totalCount: 21,
  hasMore: true,
  isLoading: false,
  canAdd: true,
  search: '',
  isSearch: false,
  onSearch: nothing,
  onMore: () => Promise.resolve(),
  onOpen: nothing,
};
const none = { ...list, associations: [], totalCount: 0, hasMore: false };
const dialog = {
  opened: true,
  association: null,
  serviceTypes: [stipend, food],
  onCreate: stores,
  onUpdate: stores,
  onClose: nothing,
  onAdded: nothing,
};
const memberships = {
  association: jasmine,
  pilots: [{ id: 'pilot-1', startMonth: '2026-03', lastMonth: '2026-06', clusters: [midan, mezzeh] }],
  hasFailed: false,
  onRetry: nothing,
  onJoin: stores,
  onRevise: stores,
  onClose: nothing,
};

const [, left] = jasmine.memberships;
const membership = {
  membership: left as MembershipPartsFragment,
  months: ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
  onRevise: stores,
  onClose: nothing,
};

export const situations = {
  list: situation(AssociationsView, list),
  asFederation: situation(AssociationsView, {
    ...list,
    associations: [{ ...jasmine, viewerCanEdit: false }],
    hasMore: false,
    canAdd: false,
  }),
  noAssociationsYet: situation(AssociationsView, none),
  searchThatFindsNone: situation(AssociationsView, { ...none, search: 'الأمل', isSearch: true }),
  adding: situation(AssociationDialog, dialog),
  changing: situation(AssociationDialog, { ...dialog, association: jasmine }),
  changingRefused: situation(
    AssociationDialog,
    { ...dialog, association: jasmine, onUpdate: refuses('ALREADY_EXISTS', 'name.ar') },
    pressing('حفظ'),
  ),
  changingRefusedForService: situation(
    AssociationDialog,
    { ...dialog, association: club, onUpdate: refuses('NOT_FOUND', 'serviceTypeIds') },
    pressing('حفظ'),
  ),
  closed: situation(AssociationDialog, { ...dialog, opened: false }),
  memberships: situation(MembershipsDialog, memberships),
  joiningRefused: situation(
    MembershipsDialog,
    { ...memberships, association: club, onJoin: refuses('ALREADY_EXISTS', 'clusterId') },
    {
      reachedBy: async ({ choose, press }) => {
        await choose('العنقود', 'عنقود الميدان');
        await choose('من شهر', 'آذار 2026');
        await press('الانضمام إلى عنقود');
      },
    },
  ),
  membership: situation(MembershipForm, membership),
  membershipRefusedForServices: situation(
    MembershipForm,
    { ...membership, onRevise: refuses('SERVICES_OUTSIDE', 'toMonth', '2026-04') },
    pressing('حفظ'),
  ),
  membershipRefused: situation(
    MembershipForm,
    { ...membership, onRevise: refuses('INVALID', 'toMonth') },
    pressing('حفظ'),
  ),
  noMembershipsYet: situation(MembershipsDialog, { ...memberships, association: club }),
  noClustersYet: situation(MembershipsDialog, { ...memberships, association: club, pilots: [] }),
  membershipsLoading: situation(MembershipsDialog, { ...memberships, pilots: null }),
  membershipsNotRead: situation(MembershipsDialog, { ...memberships, pilots: null, hasFailed: true }),
  membershipsClosed: situation(MembershipsDialog, { ...memberships, association: null }),
};
