import {
  addMonths,
  dayIn,
  earlierMonth,
  firstMonthOf,
  isDay,
  isMonth,
  lastMonthOf,
  laterMonth,
  monthOf,
  presentMonthOf,
  type EnrolFamilyInput,
  type FamilyStepInput,
  type GraduationInput,
  type LifeCycleStep,
  type PilotWindow,
} from '@anaqid/shared-types';
import { clientKey, optionalText } from '../../../platform/checks.js';
import { ensure, orNotFound } from '../../../platform/errors.js';
import type { FamilyRecord, LifeCycleEventRecord, SpellRecord } from '../families.model.js';
import { pastDay } from '../file/family-content.js';
import { exitInForce } from './family-standing.js';
import type { Standing, StepDetails } from './life-cycle.js';

/** The details of a step, and what it changes beside the family's state. */
export interface PreparedStep {
  readonly on: string;
  readonly details: StepDetails;
  readonly set: Partial<Pick<FamilyRecord, 'associationId' | 'spells'>>;
  readonly graduationMonth?: string | null;
  /** Ids of services of later months that were given after the family had left. */
  readonly givenAfterLeaving?: string[];
}

/** What a step is judged by, as read in the step's transaction. */
export interface Circumstances {
  /** Months of the pilot for this family, with its extensions. */
  readonly window: PilotWindow;
  readonly standing: Standing;
  /** Earlier steps, newest first. */
  readonly events: readonly LifeCycleEventRecord[];
  readonly now: Date;
}

const noDetails: StepDetails = { reason: null, nextStep: null, exitReason: null, reviewOn: null };

/** Opens a spell for a candidate, or a further one for a family that left or returned to need after its graduation. */
export function enrolment(
  family: FamilyRecord,
  input: EnrolFamilyInput,
  { window, standing, now }: Circumstances,
): PreparedStep {
  const baselineOn = pastDay(input.baselineOn, 'baselineOn', dayIn(window.timeZone, now));
  const { associationId, enrolledMonth } = input;
  ensure(isMonth(enrolledMonth) && enrolledMonth >= firstMonthOf(window), 'INVALID', 'enrolledMonth');
  ensure(enrolledMonth <= presentMonthOf(window, now), 'MONTH_IN_FUTURE', 'enrolledMonth');
  ensure(monthOf(baselineOn) === enrolledMonth, 'INVALID', 'baselineOn');
  const reason = optionalText(input.reason, 'reason', 1000);
  ensure(family.state !== 'GRADUATED' || reason !== null, 'REASON_REQUIRED', 'reason');
  const spell: SpellRecord = {
    _id: clientKey(input.clientKey),
    associationId,
    clusterId: family.clusterId,
    enrolledMonth,
    baselineOn,
    exitMonth: null,
    exitReason: null,
  };
  const spells = [...earlierSpells(family, enrolledMonth, standing), spell];
  return { on: baselineOn, details: { ...noDetails, reason }, set: { associationId, spells } };
}

const ownMutations: ReadonlySet<LifeCycleStep> = new Set([
  'NOMINATE',
  'ENROL',
  'PROPOSE_GRADUATION',
  'APPROVE_GRADUATION',
]);

/** Refuses steps that have their own mutation, because those require more input. */
export function ensureGeneralStep(step: LifeCycleStep): void {
  ensure(!ownMutations.has(step), 'STEP_NOT_ALLOWED', 'step');
}

/** Any other step: declined, nominated again, suspended, resumed, left, exit undone or reopened, follow-up ended. */
export function generalStep(
  { spells }: FamilyRecord,
  input: FamilyStepInput,
  circumstances: Circumstances,
): PreparedStep {
  const { window, now } = circumstances;
  const on = pastDay(input.on, 'on', dayIn(window.timeZone, now));
  const details = detailsOf(input, on);
  const givenAfterLeaving = input.step === 'EXIT' ? [...(input.givenAfterLeaving ?? [])] : [];
  return {
    on,
    details,
    set: { spells: spellsAfter(input.step, spells, on, details, circumstances) },
    ...(givenAfterLeaving.length > 0 && { givenAfterLeaving }),
  };
}

/** The head proposes that the family reached the sufficiency line, or a second person approves it. */
export function graduationStep(input: GraduationInput, { window, standing, now }: Circumstances): PreparedStep {
  const on = pastDay(input.on, 'on', dayIn(window.timeZone, now));
  const reason = optionalText(input.reason, 'reason', 1000);
  const { graduationMonth } = standing.sufficiency;
  return { on, details: { ...noDetails, reason }, set: {}, graduationMonth };
}

/**
 * The spells before a new one. That of a graduated family ends the month before, but not before the visit that showed
 * the return to need.
 */
function earlierSpells({ state, spells }: FamilyRecord, enrolledMonth: string, standing: Standing): SpellRecord[] {
  const last = spells.at(-1);
  if (last === undefined) return [];
  if (state !== 'GRADUATED') {
    const { exitMonth } = last;
    ensure(exitMonth === null || enrolledMonth > exitMonth, 'INVALID', 'enrolledMonth', exitMonth ?? undefined);
    return spells;
  }
  const { relapseMonth } = standing.sufficiency;
  ensure(relapseMonth === null || enrolledMonth >= relapseMonth, 'INVALID', 'enrolledMonth', relapseMonth ?? undefined);
  const exitMonth = laterMonth(relapseMonth ?? enrolledMonth, addMonths(enrolledMonth, -1));
  return [...spells.slice(0, -1), { ...last, exitMonth }];
}

function detailsOf(input: FamilyStepInput, on: string): StepDetails {
  const reviewOn = input.reviewOn ?? null;
  ensure(reviewOn === null || (isDay(reviewOn) && reviewOn > on), 'INVALID', 'reviewOn');
  return {
    reason: optionalText(input.reason, 'reason', 1000),
    nextStep: optionalText(input.nextStep, 'nextStep', 1000),
    exitReason: input.step === 'EXIT' ? (input.exitReason ?? null) : null,
    reviewOn: input.step === 'SUSPEND' ? reviewOn : null,
  };
}

function spellsAfter(
  step: LifeCycleStep,
  spells: SpellRecord[],
  on: string,
  { exitReason }: StepDetails,
  { window, standing, events }: Circumstances,
): SpellRecord[] {
  const last = spells.at(-1);
  if (last === undefined) return spells;
  if (step === 'UNDO_EXIT' && standing.lastExit?.from === 'EXITED') return unmarked(spells, events);
  if (step === 'UNDO_EXIT' || step === 'REOPEN') return reopened(spells);
  if (step !== 'EXIT') return spells;
  // A family that had left before is only marked as a duplicate: it left when it left.
  if (last.exitMonth !== null) return [...spells.slice(0, -1), { ...last, exitReason }];
  ensure(monthOf(on) >= last.enrolledMonth, 'INVALID', 'on', last.enrolledMonth);
  const exitMonth = exitReason === 'PILOT_ENDED' ? endOfPilot(on, window) : monthOf(on);
  return [...spells.slice(0, -1), { ...last, exitMonth, exitReason }];
}

/** The spells of a family that had left before it was marked as a duplicate, with the reason for which it had left. */
function unmarked(spells: readonly SpellRecord[], events: readonly LifeCycleEventRecord[]): SpellRecord[] {
  const last = orNotFound(spells.at(-1));
  const mark = exitInForce(events);
  const exit = exitInForce(events.filter((event) => event !== mark));
  return [...spells.slice(0, -1), { ...last, exitReason: exit?.exitReason ?? null }];
}

/** The pilot's last month, if it has come; a family that leaves earlier needs another exit reason. */
function endOfPilot(on: string, window: PilotWindow): string {
  const lastMonth = lastMonthOf(window);
  ensure(monthOf(on) >= lastMonth, 'INVALID', 'exitReason', lastMonth);
  return earlierMonth(monthOf(on), lastMonth);
}

/** The spells with the last one open again. */
export function reopened(spells: readonly SpellRecord[]): SpellRecord[] {
  const last = orNotFound(spells.at(-1));
  return [...spells.slice(0, -1), { ...last, exitMonth: null, exitReason: null }];
}
