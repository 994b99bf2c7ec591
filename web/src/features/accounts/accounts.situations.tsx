import type { AccountPartsFragment } from '../../generated/operations.js';
import { filling, nothing, pressing, refuses, situation, stores } from '../../testing/situations.js';
import { AccountDialogFrame } from './AccountDialogFrame.js';
import { AccountForm } from './AccountForm.js';
import { AccountsView } from './AccountsView.js';
import { PasswordDialog } from './PasswordDialog.js';

const midan = { id: 'cluster-1', name: { ar: 'عنقود الميدان', en: 'Midan cluster' } };
const mezzeh = { id: 'cluster-2', name: { ar: 'عنقود المزة', en: 'Mezzeh cluster' } };
const damascus = { id: 'pilot-1', name: { ar: 'تجربة دمشق', en: 'Damascus pilot' } };
const jasmine = { id: 'association-1', name: { ar: 'جمعية الياسمين', en: 'Jasmine Association' } };
const mercy = { id: 'association-2', name: { ar: 'جمعية الرحمة', en: 'Mercy Association' } };

const coordinator: AccountPartsFragment = {
  id: 'account-1',
  userName: 'lina',
  displayName: 'لينا الحمصي',
  role: 'COORDINATOR',
  clusters: [midan, mezzeh],
  association: null,
  pilots: [],
  disabled: false,
  lastSignInAt: '2026-07-15T06:05:00.000Z',
  version: 3,
};
const head: AccountPartsFragment = {
  ...coordinator,
  id: 'account-2',
  userName: 'samer',
  displayName: 'سامر قباني',
  role: 'ASSOCIATION_HEAD',
  clusters: [],
  association: jasmine,
  disabled: true,
  lastSignInAt: null,
};
const minister: AccountPartsFragment = {
  ...coordinator,
  id: 'account-3',
  userName: 'huda',
  displayName: 'هدى السيد',
  role: 'MINISTER',
  clusters: [],
  pilots: [damascus],
};
const administrator: AccountPartsFragment = {
  ...coordinator,
  id: 'account-4',
  userName: 'rania',
  displayName: 'رانيا الخطيب',
  role: 'ADMINISTRATOR',
  clusters: [],
};

const list = {
  accounts: [coordinator, head, minister, administrator],
  totalCount: 54,
  hasMore: true,
  isLoading: false,
  search: '',
  onSearch: nothing,
  onMore: () => Promise.resolve(),
  onOpen: nothing,
};
const form = {
  account: null,
  pilots: [{ ...damascus, clusters: [midan, mezzeh] }],
  associations: [jasmine, mercy],
  onCreate: stores,
  onUpdate: stores,
  onAdded: nothing,
  onClose: nothing,
};

export const situations = {
  list: situation(AccountsView, list),
  searchThatFindsNobody: situation(AccountsView, {
    ...list,
    accounts: [],
    totalCount: 0,
    hasMore: false,
    search: 'زيد',
  }),
  newAccount: situation(AccountForm, form),
  newAccountBeforeSetUp: situation(AccountForm, { ...form, pilots: [], associations: [] }),
  changingCoordinator: situation(AccountForm, { ...form, account: coordinator }),
  newAccountRefused: situation(
    AccountForm,
    { ...form, onCreate: refuses('ALREADY_EXISTS', 'userName') },
    filling({ 'الاسم الظاهر': 'سمر', 'اسم المستخدم': 'samar', 'كلمة المرور الأولى': 'x' }, 'عنقود الميدان', 'حفظ'),
  ),
  changingMinisterRefused: situation(
    AccountForm,
    { ...form, account: minister, onUpdate: refuses('STALE_VERSION') },
    pressing('حفظ'),
  ),
  changingStoppedHead: situation(AccountForm, { ...form, account: head }),
  changingMinister: situation(AccountForm, { ...form, account: minister }),
  addDialog: situation(AccountDialogFrame, {
    opened: true,
    account: null,
    onClose: nothing,
    children: <AccountForm {...form} />,
  }),
  editDialog: situation(AccountDialogFrame, {
    opened: true,
    account: head,
    onClose: nothing,
    children: <AccountForm {...form} account={head} />,
  }),
  passwordDialog: situation(PasswordDialog, { account: head, onReset: stores, onClose: nothing }),
  passwordDialogRefused: situation(
    PasswordDialog,
    { account: head, onReset: refuses('WEAK_PASSWORD', 'password'), onClose: nothing },
    filling({ 'كلمة المرور الجديدة': 'x' }, 'حفظ'),
  ),
};
