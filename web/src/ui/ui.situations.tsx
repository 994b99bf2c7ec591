import { Button } from '@mantine/core';
import { nothing, situation } from '../testing/situations.js';
import { LeaveDialog } from './AskingToLeave.js';
import { ConfirmDialog } from './ConfirmDialog.js';
import { type Column, DataTable } from './DataTable.js';
import { EmptyState } from './EmptyState.js';
import { ErrorState } from './ErrorState.js';
import { Facts } from './Facts.js';
import { FormDialog } from './FormDialog.js';
import { LoadingState } from './LoadingState.js';
import { MonthSelect } from './MonthSelect.js';
import { MonthStepper } from './MonthStepper.js';
import { NotFoundState } from './NotFoundState.js';
import { Notice } from './Notice.js';
import { PageHeader } from './PageHeader.js';
import { Section } from './Section.js';
import { ShowMore } from './ShowMore.js';

const confirm = {
  opened: true,
  title: 'حذف المسودة',
  children: 'تضيع الإجابات التي لم تُحفظ.',
  confirmLabel: 'حذف',
  onConfirm: nothing,
  onClose: nothing,
};
const months = ['2026-01', '2026-02', '2026-03'];
const monthSelect = { label: 'الشهر', months, formatMonth: (month: string) => `شهر ${month.slice(-2)}` };

interface Basket {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
}
const columns: readonly Column<Basket>[] = [
  { key: 'name', header: 'الاسم', isRowHeader: true, cell: ({ name }) => name },
  { key: 'quantity', header: 'العدد', cell: ({ quantity }) => quantity },
  { key: 'actions', header: 'إجراءات', isActions: true, cell: ({ name }) => <Button>{`حذف ${name}`}</Button> },
];
const baskets: readonly Basket[] = [
  { id: 'a', name: 'سلة كبيرة', quantity: 4 },
  { id: 'b', name: 'سلة صغيرة', quantity: 7 },
];

export const situations = {
  leaving: situation(LeaveDialog, { opened: true, onLeave: nothing, onStay: nothing }),
  confirmDialog: situation(ConfirmDialog, confirm),
  formDialog: situation(FormDialog, { title: 'منطقة جديدة', opened: true, onClose: nothing, children: 'الحقول' }),
  closedDialog: situation(FormDialog, { title: 'منطقة جديدة', opened: false, onClose: nothing, children: 'الحقول' }),
  dataTable: situation(DataTable<Basket>, { caption: 'السلال', columns, rows: baskets, rowKey: ({ id }) => id }),
  emptyState: situation(EmptyState, {
    title: 'لا توجد أسر بعد',
    reason: 'لم تُرشَّح أسرة.',
    action: <Button>ترشيح أسرة</Button>,
  }),
  emptyStateWithoutReason: situation(EmptyState, { title: 'لا توجد أسر بعد' }),
  errorState: situation(ErrorState, { onRetry: nothing }),
  errorStateWithoutRetry: situation(ErrorState, {}),
  facts: situation(Facts, {
    facts: [
      { label: 'العناقيد', value: 4, isBig: true },
      { label: 'العملة', value: 'ل.س.' },
    ],
  }),
  loading: situation(LoadingState, {}),
  monthSelect: situation(MonthSelect, monthSelect),
  monthSelectWithNone: situation(MonthSelect, { ...monthSelect, emptyLabel: 'بلا نهاية' }),
  monthStepper: situation(MonthStepper, { label: 'تموز 2026', onPrevious: nothing, onNext: nothing }),
  monthStepperOfOneMonth: situation(MonthStepper, { label: 'تموز 2026' }),
  notFound: situation(NotFoundState, {}),
  information: situation(Notice, { tone: 'info', title: 'للعلم', children: 'أُغلق الشهر.' }),
  warning: situation(Notice, { tone: 'warning', children: 'بقيت خلايا فارغة.' }),
  refusal: situation(Notice, { tone: 'refused', children: 'الشهر مغلق.' }),
  pageHeader: situation(PageHeader, {
    title: 'الأسر',
    lead: 'أسر العنقود كلها.',
    actions: <Button>ترشيح أسرة</Button>,
  }),
  pageHeaderAlone: situation(PageHeader, { title: 'الأسر' }),
  section: situation(Section, {
    title: 'خط الدخل',
    lead: 'ما يحتاجه مكافئ بالغ واحد.',
    action: <Button>تسجيل خط</Button>,
    children: 'لا خط بعد.',
  }),
  sectionAlone: situation(Section, { title: 'خط الدخل', children: 'لا خط بعد.' }),
  showMore: situation(ShowMore, { hasMore: true, onMore: () => Promise.resolve(), children: '20 من 45' }),
  showMoreAtEnd: situation(ShowMore, { hasMore: false, onMore: () => Promise.resolve(), children: '45 من 45' }),
};
