import type { LifeCycleStep, RefusalCode } from '../../../generated/operations.js';
import { filling, nothing, pressing, refuses, situation, stores } from '../../../testing/situations.js';
import type { LaterServiceFragment } from '../../../generated/operations.js';
import { candidate, enrolled, exited, graduated, places, readyCandidate } from '../invented-families.situations.js';
import { EnrolForm } from './EnrolForm.js';
import { StepForm } from './StepForm.js';

const enrolment = { family: readyCandidate, clusters: places.clusters, onEnrol: stores, onClose: nothing };

const none = async (): Promise<readonly LaterServiceFragment[]> => [];
const stipend = {
  id: 'service-1',
  name: { ar: 'الراتب', en: 'Stipend' },
  entryMode: 'AMOUNT',
  unit: { ar: 'ل.س', en: 'SYP' },
} as const;
const food = {
  id: 'service-2',
  name: { ar: 'تموين', en: 'Food' },
  entryMode: 'QUANTITY',
  unit: { ar: 'سلة', en: 'basket' },
} as const;
const laterServices = async (): Promise<readonly LaterServiceFragment[]> => [
  { id: 'later-1', month: '2026-05', quantity: 1, amount: 60_000, currency: 'SYP', serviceType: stipend },
  { id: 'later-2', month: '2026-06', quantity: 2, amount: 35_000, currency: 'SYP', serviceType: food },
];

const step = (family: typeof enrolled, name: LifeCycleStep) =>
  situation(StepForm, { family, step: name, onTake: stores, onReadServicesAfter: none, onClose: nothing });

/** A refused enrolment of a family that returned to need. */
const enrolmentRefused = (code: RefusalCode, field: string | null = null) =>
  situation(EnrolForm, { ...enrolment, family: graduated, onEnrol: refuses(code, field) }, pressing('تسجيل الالتحاق'));

interface Refused {
  readonly step: LifeCycleStep;
  readonly family: typeof enrolled;
  readonly code: RefusalCode;
  readonly field?: string;
  readonly detail?: string;
  /** Required fields of each step, by label. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The submit button of each step. */
  readonly button: string;
}

const stepRefused = ({ family, step: name, code, field, detail, fields = {}, button }: Refused) =>
  situation(
    StepForm,
    { family, step: name, onTake: refuses(code, field, detail), onReadServicesAfter: laterServices, onClose: nothing },
    filling(fields, button),
  );

const approval = {
  step: 'APPROVE_GRADUATION',
  family: enrolled,
  button: 'الموافقة على بلوغ حدّ الكفاية',
} as const;

export const situations = {
  enrolment: situation(EnrolForm, enrolment),
  enrolmentAfterReturnToNeed: situation(EnrolForm, { ...enrolment, family: graduated }),
  enrolmentRefusedWithoutConsent: enrolmentRefused('CONSENT_MISSING', 'familyId'),
  enrolmentRefusedOutsideCluster: enrolmentRefused('ASSOCIATION_NOT_IN_CLUSTER', 'associationId'),
  enrolmentRefusedWhileEnrolled: enrolmentRefused('SPELL_OPEN'),
  enrolmentRefusedWithoutRelapse: enrolmentRefused('RELAPSE_MISSING'),
  enrolmentRefusedWithoutReason: enrolmentRefused('REASON_REQUIRED', 'reason'),
  decline: step(candidate, 'DECLINE'),
  declineRefused: stepRefused({
    step: 'DECLINE',
    family: candidate,
    code: 'NEXT_STEP_REQUIRED',
    field: 'nextStep',
    fields: { السبب: 'دخلها كافٍ', 'الخطوة التالية المتفق عليها مع الأسرة': '.' },
    button: 'عدم القبول',
  }),
  nominateAgain: step({ ...candidate, state: 'NOT_ACCEPTED' }, 'NOMINATE_AGAIN'),
  suspend: step(enrolled, 'SUSPEND'),
  suspendRefused: stepRefused({
    step: 'SUSPEND',
    family: enrolled,
    code: 'STEP_NOT_ALLOWED',
    fields: { السبب: 'سفر', 'موعد المراجعة': '2026-09-01' },
    button: 'إيقاف مؤقت',
  }),
  resume: step({ ...enrolled, state: 'SUSPENDED' }, 'RESUME'),
  exit: step(enrolled, 'EXIT'),
  graduatedIsDuplicate: step(graduated, 'EXIT'),
  exitRefusedForServices: stepRefused({
    step: 'EXIT',
    family: enrolled,
    code: 'SERVICES_BEYOND',
    field: 'on',
    detail: '2',
    fields: { 'سبب المغادرة': 'MOVED', 'الخطوة التالية المتفق عليها مع الأسرة': 'تُبلَّغ' },
    button: 'مغادرة البرنامج',
  }),
  exitRefusedForVisit: stepRefused({
    step: 'EXIT',
    family: enrolled,
    code: 'VISITS_BEYOND',
    field: 'on',
    detail: '2026-06-20',
    fields: { 'سبب المغادرة': 'MOVED', 'الخطوة التالية المتفق عليها مع الأسرة': 'تُبلَّغ' },
    button: 'مغادرة البرنامج',
  }),
  undoExit: step(exited, 'UNDO_EXIT'),
  undoExitRefused: stepRefused({
    step: 'UNDO_EXIT',
    family: exited,
    code: 'UNDO_EXPIRED',
    fields: { السبب: 'خطأ' },
    button: 'تراجع عن المغادرة',
  }),
  proposeGraduation: step(enrolled, 'PROPOSE_GRADUATION'),
  proposalRefused: stepRefused({
    step: 'PROPOSE_GRADUATION',
    family: enrolled,
    code: 'RUN_INCOMPLETE',
    detail: '2/3',
    button: 'اقتراح إثبات بلوغ حدّ الكفاية',
  }),
  approveGraduation: step(enrolled, 'APPROVE_GRADUATION'),
  approvalRefusedWithoutProposal: stepRefused({ ...approval, code: 'PROPOSAL_MISSING' }),
  approvalRefusedToProposer: stepRefused({ ...approval, code: 'SAME_PERSON' }),
  endFollowUp: step(graduated, 'END_FOLLOW_UP'),
  reopen: step(exited, 'REOPEN'),
  reopenRefused: stepRefused({
    step: 'REOPEN',
    family: exited,
    code: 'PILOT_NOT_EXTENDED',
    fields: { السبب: 'تمديد' },
    button: 'إعادة فتح بعد تمديد التجربة',
  }),
};
