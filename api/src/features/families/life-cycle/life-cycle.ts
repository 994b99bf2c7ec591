import type { ExitReason, FamilyState, LifeCycleStep, RefusalCode } from '@anaqid/shared-types';

/** The facts of a family that decide its next step. */
export interface Standing {
  readonly state: FamilyState;
  readonly hasRecordConsent: boolean;
  readonly hasRepresentative: boolean;
  readonly hasOpenSpell: boolean;
  /** The latest exit that was not undone, with the state before it; null: none. */
  readonly lastExit: LastExit | null;
  /** Last month in which the family can be in the programme, extensions included. */
  readonly lastMonth: string;
  readonly sufficiency: Sufficiency;
  /** The latest proposal of the current spell. */
  readonly proposal: Proposal | null;
  /** Whether follow-up after graduation has not been ended. */
  readonly followUpIsOpen: boolean;
}

interface LastExit {
  readonly from: FamilyState;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
  readonly reason: ExitReason | null;
  readonly month: string;
}

/** A proposal to approve a graduation. */
interface Proposal {
  /** Month in which the run was completed. */
  readonly month: string;
  readonly proposedBy: string | null;
}

/** Result of the visits of the current spell, computed anew for every step. */
export interface Sufficiency {
  /** Month in which the run was completed; null: not complete. */
  readonly graduationMonth: string | null;
  /** Length of the current run of qualifying months, and the length that graduation requires. */
  readonly runLength: number;
  readonly runNeeded: number;
  /** Month of the first return to need after graduation. */
  readonly relapseMonth: string | null;
}

/** The sufficiency of a family without visits. */
export const withoutVisits: Sufficiency = { graduationMonth: null, runLength: 0, runNeeded: 0, relapseMonth: null };

/** Details that a person enters with a step. */
export interface StepDetails {
  readonly reason: string | null;
  readonly nextStep: string | null;
  readonly exitReason: ExitReason | null;
  readonly reviewOn: string | null;
}

/** Why a step is refused. */
export interface StepRefusal {
  readonly code: RefusalCode;
  readonly field: string | null;
  /** A number or short code for the message. */
  readonly detail?: string;
}

/** When and for which account a step is judged. */
export interface Judging {
  readonly now: Date;
  readonly accountId: string;
}

type Guard = (standing: Standing, judging: Judging) => StepRefusal | null;

interface Transition {
  readonly from: readonly (FamilyState | null)[];
  /** `before`: the state before the latest exit. `same`: the state does not change. */
  readonly to: FamilyState | 'before' | 'same';
  /** Who may take it: coordinators of the family's cluster, or the head of its association. */
  readonly who: 'COORDINATOR' | 'ASSOCIATION_HEAD';
  /** Details that are required with it. */
  readonly details: readonly (keyof StepDetails)[];
  readonly guards: readonly Guard[];
}

/** Days after its recording during which an exit can be undone. */
export const UNDO_DAYS = 45;
/** The same for a record that was marked as a duplicate. */
export const UNDO_DUPLICATE_DAYS = 90;
/** Days during which the person who recorded an exit can undo it alone; later another person has to. */
export const UNDO_ALONE_DAYS = 7;
const DAY_IN_MS = 86_400_000;

const recordConsent: Guard = ({ hasRecordConsent }) =>
  hasRecordConsent ? null : { code: 'CONSENT_MISSING', field: 'familyId' };
const members: Guard = ({ hasRepresentative }) => (hasRepresentative ? null : { code: 'REQUIRED', field: 'members' });
/** The spell of a graduated family stays open for follow-up and ends when a new one begins. */
const noOpenSpell: Guard = ({ hasOpenSpell, state }) =>
  hasOpenSpell && state !== 'GRADUATED' ? { code: 'SPELL_OPEN', field: null } : null;
/** A new spell begins after the month of the exit, so that no month belongs to two spells. */
const monthLeft: Guard = ({ state, lastExit, lastMonth }) =>
  state !== 'EXITED' || lastExit === null || lastMonth > lastExit.month
    ? null
    : { code: 'PILOT_NOT_EXTENDED', field: null };
const relapseSeen: Guard = ({ state, sufficiency }) =>
  state !== 'GRADUATED' || sufficiency.relapseMonth !== null ? null : { code: 'RELAPSE_MISSING', field: null };
const withinUndoPeriod: Guard = ({ lastExit }, { now }) =>
  lastExit !== null && now <= undoEnd(lastExit) ? null : { code: 'UNDO_EXPIRED', field: null };
const secondPersonToUndo: Guard = ({ lastExit }, { now, accountId }) =>
  lastExit === null || lastExit.recordedBy !== accountId || now <= daysAfter(lastExit.recordedAt, UNDO_ALONE_DAYS)
    ? null
    : { code: 'SAME_PERSON', field: null };
/** The household of a duplicate record goes on in the other record; what was marked by mistake is undone. */
const noDuplicate: Guard = ({ state, lastExit }) =>
  state === 'EXITED' && lastExit?.reason === 'DUPLICATE_RECORD' ? { code: 'STEP_NOT_ALLOWED', field: 'step' } : null;
const runComplete: Guard = ({ sufficiency: { graduationMonth, runLength, runNeeded } }) =>
  graduationMonth === null ? { code: 'RUN_INCOMPLETE', field: null, detail: `${runLength}/${runNeeded}` } : null;
const notProposed: Guard = (standing) => (isProposed(standing) ? { code: 'STEP_NOT_ALLOWED', field: 'step' } : null);
const proposed: Guard = (standing) => (isProposed(standing) ? null : { code: 'PROPOSAL_MISSING', field: null });
const secondPerson: Guard = ({ proposal }, { accountId }) =>
  proposal?.proposedBy === accountId ? { code: 'SAME_PERSON', field: null } : null;
const followUpOpen: Guard = ({ followUpIsOpen }) =>
  followUpIsOpen ? null : { code: 'STEP_NOT_ALLOWED', field: 'step' };
const leftAtPilotsEnd: Guard = ({ lastExit }) =>
  lastExit?.reason === 'PILOT_ENDED' ? null : { code: 'STEP_NOT_ALLOWED', field: 'step' };
const pilotGoesOn: Guard = ({ lastExit, lastMonth }) =>
  lastExit !== null && lastMonth > lastExit.month ? null : { code: 'PILOT_NOT_EXTENDED', field: null };

const coordinator = { who: 'COORDINATOR' } as const;

/** Every step of the life cycle; a family's state changes in no other way. */
export const lifeCycle: Readonly<Record<LifeCycleStep, Transition>> = {
  NOMINATE: { ...coordinator, from: [null], to: 'CANDIDATE', details: [], guards: [] },
  DECLINE: { ...coordinator, from: ['CANDIDATE'], to: 'NOT_ACCEPTED', details: ['reason', 'nextStep'], guards: [] },
  NOMINATE_AGAIN: { ...coordinator, from: ['NOT_ACCEPTED'], to: 'CANDIDATE', details: [], guards: [] },
  ENROL: {
    ...coordinator,
    from: ['CANDIDATE', 'EXITED', 'GRADUATED'],
    to: 'ACTIVE',
    details: [],
    guards: [noDuplicate, noOpenSpell, monthLeft, recordConsent, members, relapseSeen],
  },
  SUSPEND: { ...coordinator, from: ['ACTIVE'], to: 'SUSPENDED', details: ['reason', 'reviewOn'], guards: [] },
  RESUME: { ...coordinator, from: ['SUSPENDED'], to: 'ACTIVE', details: [], guards: [] },
  PROPOSE_GRADUATION: {
    who: 'ASSOCIATION_HEAD',
    from: ['ACTIVE'],
    to: 'same',
    details: [],
    guards: [runComplete, notProposed],
  },
  APPROVE_GRADUATION: {
    ...coordinator,
    from: ['ACTIVE'],
    to: 'GRADUATED',
    details: [],
    guards: [runComplete, proposed, secondPerson],
  },
  END_FOLLOW_UP: { ...coordinator, from: ['GRADUATED'], to: 'same', details: ['reason'], guards: [followUpOpen] },
  EXIT: {
    ...coordinator,
    from: ['ACTIVE', 'SUSPENDED', 'GRADUATED', 'EXITED'],
    to: 'EXITED',
    details: ['exitReason', 'nextStep'],
    guards: [noDuplicate],
  },
  UNDO_EXIT: {
    ...coordinator,
    from: ['EXITED'],
    to: 'before',
    details: ['reason'],
    guards: [noOpenSpell, withinUndoPeriod, secondPersonToUndo],
  },
  REOPEN: {
    ...coordinator,
    from: ['EXITED'],
    to: 'before',
    details: ['reason'],
    guards: [noOpenSpell, leftAtPilotsEnd, pilotGoesOn],
  },
};

const missing: Readonly<Record<keyof StepDetails, RefusalCode>> = {
  reason: 'REASON_REQUIRED',
  nextStep: 'NEXT_STEP_REQUIRED',
  exitReason: 'REASON_REQUIRED',
  reviewOn: 'REQUIRED',
};

/** The instant until which an exit can be undone. */
export function undoEnd({ recordedAt, reason }: Pick<LastExit, 'recordedAt' | 'reason'>): Date {
  return daysAfter(recordedAt, reason === 'DUPLICATE_RECORD' ? UNDO_DUPLICATE_DAYS : UNDO_DAYS);
}

function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_IN_MS);
}

/** Whether the current run was proposed; a proposal for another month has lapsed. */
function isProposed({ proposal, sufficiency }: Pick<Standing, 'proposal' | 'sufficiency'>): boolean {
  return proposal !== null && proposal.month === sufficiency.graduationMonth;
}

/** The state after a step, or why the step is refused. */
export function stepResult(
  step: LifeCycleStep,
  standing: Standing,
  details: StepDetails,
  judging: Judging,
): { to: FamilyState } | { refusal: StepRefusal } {
  const refusal =
    stateRefusal(step, standing, judging) ??
    refusalOfDetails(step, details) ??
    refusalOfReason(step, standing, details);
  if (refusal !== null) return { refusal };
  const { to } = lifeCycle[step];
  if (to === 'same') return { to: standing.state };
  return { to: to === 'before' ? (standing.lastExit?.from ?? 'ACTIVE') : to };
}

/** Steps that the state and the guards allow now, in the order of the table. */
export function possibleSteps(standing: Standing, judging: Judging): LifeCycleStep[] {
  const steps = Object.keys(lifeCycle) as LifeCycleStep[];
  return steps.filter((step) => stateRefusal(step, standing, judging) === null);
}

/** Why the state or a guard does not allow the step now, whatever details are entered with it. */
export function stateRefusal(step: LifeCycleStep, standing: Standing, judging: Judging): StepRefusal | null {
  const { from, guards } = lifeCycle[step];
  if (!from.includes(standing.state)) return { code: 'STEP_NOT_ALLOWED', field: 'step' };
  for (const guard of guards) {
    const refusal = guard(standing, judging);
    if (refusal !== null) return refusal;
  }
  return null;
}

function refusalOfDetails(step: LifeCycleStep, details: StepDetails): StepRefusal | null {
  const field = lifeCycle[step].details.find((name) => details[name] === null);
  return field === undefined ? null : { code: missing[field], field };
}

/** A family that graduated or left is only ever marked as a duplicate. */
function refusalOfReason(step: LifeCycleStep, { state }: Standing, { exitReason }: StepDetails): StepRefusal | null {
  if (step !== 'EXIT' || (state !== 'GRADUATED' && state !== 'EXITED')) return null;
  return exitReason === 'DUPLICATE_RECORD' ? null : { code: 'STEP_NOT_ALLOWED', field: 'exitReason' };
}
