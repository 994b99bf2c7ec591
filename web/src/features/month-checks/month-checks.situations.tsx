import { screen, within } from '@testing-library/react';
import type {
  CardFamilyFragment,
  CheckedFamilyFragment,
  GivenToOtherFragment,
  QuestionPartsFragment,
} from '../../generated/operations.js';
import { filling, nothing, pressing, refuses, situation, stores } from '../../testing/situations.js';
import { head } from '../../testing/viewers.js';
import { answeringServer, ofType } from '../../testing/answering-server.js';
import { AssociationHomeHeader } from './AssociationHomeHeader.js';
import { MonthCheck } from './MonthCheck.js';
import { MonthOfAssociation } from './MonthOfAssociation.js';
import { QuestionDialog } from './QuestionDialog.js';
import { QuestionForm } from './QuestionForm.js';

const stipend = { id: 'service-1', name: { ar: 'راتب شهري', en: 'Monthly stipend' } };
const food = { id: 'service-2', name: { ar: 'سلة غذائية', en: 'Food basket' } };
const course = { id: 'service-3', name: { ar: 'دورة خياطة', en: 'Sewing course' } };
const jasmine = { id: 'association-1', name: { ar: 'جمعية الياسمين', en: 'Jasmine Association' } };
const mercy = { id: 'association-2', name: { ar: 'جمعية الرحمة', en: 'Mercy Association' } };
const pilot = { id: 'pilot-1', startMonth: '2026-03', presentMonth: '2026-07', currency: 'SYP' };

const running: CardFamilyFragment = {
  id: 'family-1',
  code: 'F-001',
  name: 'أسرة رشا الصباغ',
  status: {
    badge: 'WATCH',
    reason: {
      code: 'BELOW_PATH',
      month: '2026-06',
      programmeMonth: 4,
      index: 46.3,
      expected: 58.1,
      gap: -11.8,
      fall: null,
      domains: [],
      sinceMonth: null,
      exitReason: null,
      reviewOn: null,
    },
    run: { length: 1, needed: 3, sinceMonth: '2026-06' },
  },
  viewerSteps: [],
  path: {
    spellId: 'spell-1',
    indices: [25, null, 46.25],
    durationMonths: 6,
    ruleVersion: { number: 1, threshold: 70 },
    nextVisit: {
      month: '2026-07',
      programmeMonth: 5,
      kind: 'MONTHLY',
      followUpAfter: null,
      form: 'FULL',
      dueOn: '2026-07-31',
      overdue: false,
      daysOver: 0,
    },
  },
  memberCount: 4,
  pilot,
};
const unseen: CardFamilyFragment = {
  ...running,
  id: 'family-2',
  code: 'F-002',
  name: 'أسرة كريم البنّاء',
  status: {
    ...running.status,
    badge: 'NO_BASELINE',
    reason: { ...running.status.reason, code: 'NO_BASELINE' },
    run: null,
  },
  path: { ...(running.path as NonNullable<typeof running.path>), indices: [null], nextVisit: null },
  memberCount: 2,
};

type Service = CheckedFamilyFragment['interventions']['edges'][number]['node'];

const basket: Service = {
  id: 'intervention-1',
  quantity: 2,
  amount: 35_000,
  currency: 'SYP',
  day: '2026-07-31',
  nothingGiven: false,
  serviceType: { ...food, unit: { ar: 'سلة', en: 'basket' }, entryMode: 'QUANTITY', position: 2 },
  givingAssociation: mercy,
};
const money: Service = {
  ...basket,
  id: 'intervention-2',
  quantity: 1,
  amount: 45_000,
  serviceType: { ...stipend, unit: { ar: 'راتب', en: 'stipend' }, entryMode: 'AMOUNT', position: 1 },
  givingAssociation: jasmine,
};
const attended: Service = {
  ...basket,
  id: 'intervention-3',
  quantity: 1,
  serviceType: { ...course, unit: { ar: 'دورة', en: 'course' }, entryMode: 'GIVEN', position: 3 },
  givingAssociation: jasmine,
};
const noneGiven: Service = {
  ...attended,
  id: 'intervention-4',
  quantity: 0,
  nothingGiven: true,
  serviceType: { ...attended.serviceType, id: 'service-4', name: { ar: 'كسوة', en: 'Clothing' }, position: 4 },
};

const question: QuestionPartsFragment = {
  id: 'question-1',
  serviceType: food,
  month: '2026-07',
  text: 'وصلت سلة واحدة فقط',
  state: 'OPEN',
  askedBy: 'سامر قباني',
  askedAt: '2026-07-15T06:05:00.000Z',
  answer: null,
  answeredBy: null,
  answeredAt: null,
  version: 1,
  viewerCanAnswer: false,
};
const answered: QuestionPartsFragment = {
  ...question,
  id: 'question-2',
  serviceType: stipend,
  state: 'ANSWERED',
  answer: 'صُحّح المبلغ',
  answeredBy: 'لينا الحمصي',
  answeredAt: '2026-07-16T06:05:00.000Z',
  version: 2,
};
const confirmation = {
  id: 'confirmation-1',
  month: '2026-07',
  confirmedBy: 'سامر قباني',
  confirmedAt: '2026-07-31T06:05:00.000Z',
};
const filled: CheckedFamilyFragment = {
  id: 'family-1',
  code: 'F-001',
  monthConfirmation: null,
  questions: [question, answered],
  interventions: { edges: [basket, noneGiven, attended, money].map((node) => ({ node })) },
};
const blank: CheckedFamilyFragment = {
  id: 'family-2',
  code: 'F-002',
  monthConfirmation: null,
  questions: [],
  interventions: { edges: [] },
};
const givenToOther: GivenToOtherFragment = {
  id: 'given-1',
  familyCode: 'F-044',
  serviceType: { ...food, unit: { ar: 'سلة', en: 'basket' }, entryMode: 'QUANTITY' },
  month: '2026-07',
  quantity: 3,
  amount: 52_500,
  currency: 'SYP',
};

const home = {
  families: [running, unseen],
  month: '2026-07',
  inMonth: [filled, blank],
  givenToOthers: [givenToOther],
  isLoading: false,
  onConfirm: stores,
  onAsk: nothing,
};
const check = { month: '2026-07', families: [filled, blank], onConfirm: stores };
const header = { pilot, month: '2026-07', familyCount: 2, onMonth: nothing };
const asHead = { viewer: head };
const questionForm = {
  familyId: 'family-1',
  month: '2026-07',
  services: [stipend, food],
  onRaise: stores,
  onClose: nothing,
};
const server = answeringServer({
  QuestionServices: () => ({ serviceTypes: [stipend, food].map((type) => ofType('ServiceType', type)) }),
});

/** The question dialog, with the services as the server returns them. */
function AnsweredQuestionDialog() {
  return (
    <server.Provider>
      <QuestionDialog opened family={running} month="2026-07" onClose={nothing} />
    </server.Provider>
  );
}

export const situations = {
  month: situation(MonthOfAssociation, home, asHead),
  monthOnPhone: situation(MonthOfAssociation, { ...home, isLoading: true }, { ...asHead, device: 'phone' }),
  monthNotRecordedYet: situation(MonthOfAssociation, { ...home, inMonth: [], givenToOthers: [] }, asHead),
  noFamilies: situation(
    MonthOfAssociation,
    { ...home, families: [], month: null, inMonth: [], givenToOthers: [{ ...givenToOther, month: '2026-05' }] },
    asHead,
  ),
  unconfirmed: situation(MonthCheck, check, asHead),
  confirming: situation(MonthCheck, check, { ...asHead, ...pressing('تأكيد تموز 2026') }),
  confirmingRefused: situation(
    MonthCheck,
    { ...check, onConfirm: refuses('MONTH_IN_FUTURE', 'month') },
    {
      ...asHead,
      reachedBy: async ({ press, user }) => {
        await press('تأكيد تموز 2026');
        await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'تأكيد تموز 2026' }));
      },
    },
  ),
  partlyConfirmed: situation(
    MonthCheck,
    { ...check, families: [{ ...filled, monthConfirmation: confirmation }, blank] },
    asHead,
  ),
  confirmed: situation(MonthCheck, { ...check, families: [{ ...filled, monthConfirmation: confirmation }] }, asHead),
  header: situation(AssociationHomeHeader, header, asHead),
  headerOfMonthBeforeStart: situation(AssociationHomeHeader, { ...header, month: '2026-02' }, asHead),
  headerInTheMiddle: situation(AssociationHomeHeader, { ...header, month: '2026-05', familyCount: 5 }, asHead),
  headerWithoutFamilies: situation(
    AssociationHomeHeader,
    { ...header, pilot: null, month: null, familyCount: 0 },
    asHead,
  ),
  headerWithoutAssociation: situation(AssociationHomeHeader, header),
  asking: situation(QuestionForm, questionForm, asHead),
  askingRefused: situation(
    QuestionForm,
    { ...questionForm, onRaise: refuses('MONTH_OUTSIDE_SPELL', 'month') },
    { ...asHead, ...filling({ السؤال: 'لماذا؟' }, 'إرسال السؤال') },
  ),
  askingInDialog: situation(
    AnsweredQuestionDialog,
    {},
    { ...asHead, reachedBy: () => screen.findByLabelText('السؤال') },
  ),
};
