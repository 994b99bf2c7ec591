import type { ExitReason, FamilyState, LifeCycleStep, RefusalCode } from '@anaqid/shared-types';

/** What of a family decides its next step. */
export interface Standing {
  readonly state: FamilyState;
  readonly hasRecordConsent: boolean;
  readonly hasRepresentative: boolean;
  readonly hasOpenSpell: boolean;
  /** The latest exit: the state it ended and when it was recorded; null when the family never left. */
  readonly lastExit: { readonly from: FamilyState; readonly recordedAt: Date } | null;
}

/** What is said with a step. */
export interface StepWords {
  readonly reason: string | null;
  readonly nextStep: string | null;
  readonly exitReason: ExitReason | null;
  readonly reviewOn: string | null;
}

/** Why a step is refused. */
export interface StepRefusal {
  readonly code: RefusalCode;
  readonly field: string | null;
}

type Guard = (standing: Standing, now: Date) => StepRefusal | null;

interface Transition {
  readonly from: readonly (FamilyState | null)[];
  /** `before` the exit: the state that the latest exit ended. */
  readonly to: FamilyState | 'before';
  /** What must be said with it. */
  readonly words: readonly (keyof StepWords)[];
  readonly guards: readonly Guard[];
}

/** An exit recorded no longer ago than this can be undone. */
export const UNDO_DAYS = 7;
const DAY_IN_MS = 86_400_000;

const recordConsent: Guard = ({ hasRecordConsent }) =>
  hasRecordConsent ? null : { code: 'CONSENT_MISSING', field: 'familyId' };
const members: Guard = ({ hasRepresentative }) => (hasRepresentative ? null : { code: 'REQUIRED', field: 'members' });
const noOpenSpell: Guard = ({ hasOpenSpell }) => (hasOpenSpell ? { code: 'SPELL_OPEN', field: null } : null);
const withinUndoPeriod: Guard = ({ lastExit }, now) =>
  lastExit !== null && now.getTime() - lastExit.recordedAt.getTime() <= UNDO_DAYS * DAY_IN_MS
    ? null
    : { code: 'UNDO_EXPIRED', field: null };

/** Every step a family can take (domain.md 2); nothing else changes a state. */
export const lifeCycle: Readonly<Record<LifeCycleStep, Transition>> = {
  NOMINATE: { from: [null], to: 'CANDIDATE', words: [], guards: [] },
  DECLINE: { from: ['CANDIDATE'], to: 'NOT_ACCEPTED', words: ['reason', 'nextStep'], guards: [] },
  NOMINATE_AGAIN: { from: ['NOT_ACCEPTED'], to: 'CANDIDATE', words: [], guards: [] },
  ENROL: { from: ['CANDIDATE', 'EXITED'], to: 'ACTIVE', words: [], guards: [noOpenSpell, recordConsent, members] },
  SUSPEND: { from: ['ACTIVE'], to: 'SUSPENDED', words: ['reason', 'reviewOn'], guards: [] },
  RESUME: { from: ['SUSPENDED'], to: 'ACTIVE', words: [], guards: [] },
  EXIT: { from: ['ACTIVE', 'SUSPENDED'], to: 'EXITED', words: ['exitReason', 'nextStep'], guards: [] },
  UNDO_EXIT: { from: ['EXITED'], to: 'before', words: ['reason'], guards: [noOpenSpell, withinUndoPeriod] },
};

const missing: Readonly<Record<keyof StepWords, RefusalCode>> = {
  reason: 'REASON_REQUIRED',
  nextStep: 'NEXT_STEP_REQUIRED',
  exitReason: 'REASON_REQUIRED',
  reviewOn: 'REQUIRED',
};

/** The state after a step, or why it cannot be taken. */
export function stepResult(
  step: LifeCycleStep,
  standing: Standing,
  words: StepWords,
  now: Date,
): { to: FamilyState } | { refusal: StepRefusal } {
  const refusal = stateRefusal(step, standing, now) ?? refusalOfWords(step, words);
  if (refusal !== null) return { refusal };
  const { to } = lifeCycle[step];
  return { to: to === 'before' ? (standing.lastExit?.from ?? 'ACTIVE') : to };
}

/** Steps whose state and guards allow them now, in the order of the table. */
export function possibleSteps(standing: Standing, now: Date): LifeCycleStep[] {
  const steps = Object.keys(lifeCycle) as LifeCycleStep[];
  return steps.filter((step) => stateRefusal(step, standing, now) === null);
}

/** Why the state or a guard does not allow the step now, whatever is said with it. */
export function stateRefusal(step: LifeCycleStep, standing: Standing, now: Date): StepRefusal | null {
  const { from, guards } = lifeCycle[step];
  if (!from.includes(standing.state)) return { code: 'STEP_NOT_ALLOWED', field: 'step' };
  for (const guard of guards) {
    const refusal = guard(standing, now);
    if (refusal !== null) return refusal;
  }
  return null;
}

function refusalOfWords(step: LifeCycleStep, words: StepWords): StepRefusal | null {
  const field = lifeCycle[step].words.find((word) => words[word] === null);
  return field === undefined ? null : { code: missing[field], field };
}
