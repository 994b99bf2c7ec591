import type { ClientSession, Connection } from 'mongoose';
import { dayIn, firstMonthOf, isDay, isMonth, monthOf, presentMonthOf } from '@anaqid/shared-types';
import type { EnrolFamilyInput, FamilyStepInput, LifeCycleStep, PilotWindow } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, optionalText } from '../../platform/checks.js';
import { demand, DomainError, found } from '../../platform/errors.js';
import { newRecord } from '../../platform/records.js';
import { saveNew, saveOnce } from '../../platform/saving.js';
import {
  lifeCycleEventsModel,
  type FamilyRecord,
  type LifeCycleEventRecord,
  type SpellRecord,
} from './families.model.js';
import { pastDay } from './family-content.js';
import { standingOf } from './family-standing.js';
import { changeFamily, readFamily, readForEditing, type FamiliesDeps } from './family-store.js';
import { stateRefusal, stepResult, type StepRefusal, type StepWords } from './life-cycle.js';

const silent: StepWords = { reason: null, nextStep: null, exitReason: null, reviewOn: null };

/** Opens a spell: for a candidate, or anew for a family that left. */
export async function enrolFamily(deps: FamiliesDeps, actor: Actor, input: EnrolFamilyInput): Promise<FamilyRecord> {
  return takeStep(deps, actor, { ...input, step: 'ENROL' }, async (tx, family, window) => {
    const at = deps.clock.now();
    const baselineOn = pastDay(input.baselineOn, 'baselineOn', dayIn(window.timeZone, at));
    const { enrolledMonth } = input;
    demand(isMonth(enrolledMonth) && enrolledMonth >= firstMonthOf(window), 'INVALID', 'enrolledMonth');
    demand(enrolledMonth <= presentMonthOf(window, at), 'MONTH_IN_FUTURE', 'enrolledMonth');
    demand(monthOf(baselineOn) === enrolledMonth, 'INVALID', 'baselineOn');
    const lastExit = family.spells.at(-1)?.exitMonth ?? null;
    demand(lastExit === null || enrolledMonth > lastExit, 'INVALID', 'enrolledMonth', lastExit ?? undefined);
    const associationId = await adopting(deps, tx, family, input);
    const spell: SpellRecord = {
      ...{ _id: clientKey(input.clientKey), associationId, clusterId: family.clusterId },
      ...{ enrolledMonth, baselineOn, exitMonth: null, exitReason: null },
    };
    return { on: baselineOn, words: silent, set: { associationId, spells: [...family.spells, spell] } };
  });
}

/** Any other step: not accepted, nominated again, stopped, goes on, left, exit undone. */
export async function takeFamilyStep(deps: FamiliesDeps, actor: Actor, input: FamilyStepInput): Promise<FamilyRecord> {
  const { step } = input;
  demand(step !== 'ENROL' && step !== 'NOMINATE', 'STEP_NOT_ALLOWED', 'step');
  return takeStep(deps, actor, input, async (_tx, { spells }, window) => {
    const on = pastDay(input.on, 'on', dayIn(window.timeZone, deps.clock.now()));
    const words = wordsOf(input, on);
    return { on, words, set: { spells: spellsAfter(step, spells, on, words) } };
  });
}

const actions: Readonly<Record<LifeCycleStep, string>> = {
  NOMINATE: 'family.nominate',
  DECLINE: 'family.decline',
  NOMINATE_AGAIN: 'family.nominateAgain',
  ENROL: 'family.enrol',
  SUSPEND: 'family.suspend',
  RESUME: 'family.resume',
  EXIT: 'family.exit',
  UNDO_EXIT: 'family.undoExit',
};

type StepInput = Pick<FamilyStepInput, 'clientKey' | 'familyId' | 'version' | 'step'>;

interface Step {
  on: string;
  words: StepWords;
  /** Fields of the family beside its state. */
  set: Partial<Pick<FamilyRecord, 'associationId' | 'spells'>>;
}

type Prepare = (tx: ClientSession, family: FamilyRecord, window: PilotWindow) => Promise<Step>;

/** Judges a step by the life-cycle table and records it: the event, the family's new state, both with their revisions. */
async function takeStep(
  { connection, clock, pilots }: FamiliesDeps,
  actor: Actor,
  input: StepInput,
  prepare: Prepare,
): Promise<FamilyRecord> {
  const model = lifeCycleEventsModel(connection);
  const key = clientKey(input.clientKey);
  const { step } = input;
  const { familyId } = await saveOnce(connection, { model, key, actor, request: input }, async (tx) => {
    const family = await readForEditing(connection, actor, { id: input.familyId, field: 'familyId' }, tx);
    demand(family.version === input.version, 'STALE_VERSION', 'version', String(family.version));
    const events = await eventsOf(connection, family._id, tx);
    const at = clock.now();
    const standing = standingOf(family, events);
    refuse(stateRefusal(step, standing, at));
    const pilot = found(await pilots.byId(family.pilotId, tx));
    const window = await pilots.windowOf(pilot, { clusterId: family.clusterId, familyId: family._id });
    const { on, words, set } = await prepare(tx, family, window);
    const result = stepResult(step, standing, words, at);
    if ('refusal' in result) return refuse(result.refusal);
    const [last] = events;
    demand(last === undefined || on >= last.on || step === 'UNDO_EXIT', 'INVALID', 'on', last?.on);
    const by = { actor, at, action: actions[step] };
    const change = { ...by, id: family._id, basedOn: family.version, set: { state: result.to, ...set } };
    const { version: familyVersion } = await changeFamily(connection, tx, change);
    const event: LifeCycleEventRecord = {
      ...{ ...newRecord(key, actor, at, input), familyId: family._id, familyVersion },
      ...{ step, on, from: family.state, to: result.to, ...words },
    };
    return saveNew(connection, tx, event, { model, recordType: 'lifeCycleEvent', ...by });
  });
  return found(await readFamily(connection, actor, familyId), 'familyId');
}

function refuse(refusal: StepRefusal): never;
function refuse(refusal: StepRefusal | null): void;
function refuse(refusal: StepRefusal | null): void {
  if (refusal !== null) throw new DomainError(refusal.code, refusal.field);
}

/** Events of a family, newest first. */
export function eventsOf(
  connection: Connection,
  familyId: string,
  tx: ClientSession | null = null,
): Promise<LifeCycleEventRecord[]> {
  const model = lifeCycleEventsModel(connection);
  return model.find({ familyId }).sort({ familyVersion: -1 }).session(tx).lean<LifeCycleEventRecord[]>();
}

async function adopting(
  { associations }: FamiliesDeps,
  tx: ClientSession,
  { clusterId }: FamilyRecord,
  { associationId, enrolledMonth }: EnrolFamilyInput,
): Promise<string> {
  const memberships = await associations.membershipsOf(clusterId, tx);
  const isAdopting = memberships.some(
    (membership) =>
      membership.associationId === associationId &&
      membership.adoptsFamilies &&
      membership.fromMonth <= enrolledMonth &&
      (membership.toMonth === null || enrolledMonth <= membership.toMonth),
  );
  demand(isAdopting, 'ASSOCIATION_NOT_IN_CLUSTER', 'associationId');
  return associationId;
}

function wordsOf(input: FamilyStepInput, on: string): StepWords {
  const reviewOn = input.reviewOn ?? null;
  demand(reviewOn === null || (isDay(reviewOn) && reviewOn > on), 'INVALID', 'reviewOn');
  return {
    reason: optionalText(input.reason, 'reason', 1000),
    nextStep: optionalText(input.nextStep, 'nextStep', 1000),
    exitReason: input.step === 'EXIT' ? (input.exitReason ?? null) : null,
    reviewOn: input.step === 'SUSPEND' ? reviewOn : null,
  };
}

function spellsAfter(step: LifeCycleStep, spells: SpellRecord[], on: string, { exitReason }: StepWords): SpellRecord[] {
  const last = spells.at(-1);
  if (last === undefined || (step !== 'EXIT' && step !== 'UNDO_EXIT')) return spells;
  const earlier = spells.slice(0, -1);
  if (step === 'UNDO_EXIT') return [...earlier, { ...last, exitMonth: null, exitReason: null }];
  demand(monthOf(on) >= last.enrolledMonth, 'INVALID', 'on', last.enrolledMonth);
  return [...earlier, { ...last, exitMonth: monthOf(on), exitReason }];
}
