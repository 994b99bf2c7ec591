import type { ClientSession, Connection } from 'mongoose';
import { lastMonthOf, type LifeCycleStep, type PilotWindow } from '@anaqid/shared-types';
import type { Actor } from '../../../platform/actor.js';
import { clientKey } from '../../../platform/checks.js';
import { demand, DomainError, found } from '../../../platform/errors.js';
import { findRecords, newRecord } from '../../../platform/records.js';
import { saveNew, saveOnce } from '../../../platform/saving.js';
import type { FamiliesDeps } from '../families.deps.js';
import { lifeCycleEventsModel, type FamilyRecord, type LifeCycleEventRecord } from '../families.model.js';
import { canTakeStep } from '../families.permissions.js';
import { changeFamily, readFamily } from '../family-store.js';
import { standingOf } from './family-standing.js';
import {
  lifeCycle,
  nothingShown,
  stateRefusal,
  stepResult,
  type Standing,
  type StepRefusal,
  type StepWords,
} from './life-cycle.js';

const actions: Readonly<Record<LifeCycleStep, string>> = {
  NOMINATE: 'family.nominate',
  DECLINE: 'family.decline',
  NOMINATE_AGAIN: 'family.nominateAgain',
  ENROL: 'family.enrol',
  SUSPEND: 'family.suspend',
  RESUME: 'family.resume',
  PROPOSE_GRADUATION: 'family.proposeGraduation',
  APPROVE_GRADUATION: 'family.approveGraduation',
  END_FOLLOW_UP: 'family.endFollowUp',
  EXIT: 'family.exit',
  UNDO_EXIT: 'family.undoExit',
  REOPEN: 'family.reopen',
};

interface StepInput {
  readonly clientKey: string;
  readonly familyId: string;
  readonly version: number;
  readonly step: LifeCycleStep;
}

/** What a step says and changes beside the family's state. */
export interface Step {
  readonly on: string;
  readonly words: StepWords;
  readonly set: Partial<Pick<FamilyRecord, 'associationId' | 'spells'>>;
  readonly graduationMonth?: string | null;
}

interface Circumstances {
  readonly window: PilotWindow;
  readonly standing: Standing;
}

type Prepare = (tx: ClientSession, family: FamilyRecord, circumstances: Circumstances) => Promise<Step>;

/**
 * Judges a step by the life-cycle table and records it: the event, the family's new state, both with their revisions.
 *
 * @param request The request as it came: what "the same content" means for the client key.
 */
export async function takeStep(
  deps: FamiliesDeps,
  actor: Actor,
  input: StepInput,
  request: object,
  prepare: Prepare,
): Promise<FamilyRecord> {
  const { connection, clock } = deps;
  const model = lifeCycleEventsModel(connection);
  const key = clientKey(input.clientKey);
  const asked = { ...request, step: input.step };
  const { familyId } = await saveOnce(connection, { model, key, actor, request: asked }, async (tx) => {
    const family = found(await readFamily(connection, actor, input.familyId, tx), 'familyId');
    demand(canTakeStep(actor, lifeCycle[input.step].who, family), 'NOT_ALLOWED');
    demand(family.version === input.version, 'STALE_VERSION', 'version', String(family.version));
    const events = await eventsOf(connection, [family._id], tx);
    const at = clock.now();
    const judging = { now: at, accountId: actor.accountId };
    const circumstances = await circumstancesOf(deps, tx, family, events);
    refuse(stateRefusal(input.step, circumstances.standing, judging));
    const step = await prepare(tx, family, circumstances);
    const result = stepResult(input.step, circumstances.standing, step.words, judging);
    if ('refusal' in result) return refuse(result.refusal);
    const [last] = events;
    demand(last === undefined || step.on >= last.on || input.step === 'UNDO_EXIT', 'INVALID', 'on', last?.on);
    const record = newRecord(key, actor, at, asked);
    return recordStep(deps, tx, { actor, family, step, record, name: input.step, to: result.to });
  });
  return found(await readFamily(connection, actor, familyId), 'familyId');
}

interface Recording {
  actor: Actor;
  family: FamilyRecord;
  name: LifeCycleStep;
  step: Step;
  to: FamilyRecord['state'];
  record: ReturnType<typeof newRecord>;
}

/** Writes the family's new state and the event, both with their revisions. */
export async function recordStep(
  { connection }: FamiliesDeps,
  tx: ClientSession,
  { actor, family, name, step, to, record }: Recording,
): Promise<LifeCycleEventRecord> {
  const by = { actor, at: record.recordedAt, action: actions[name] };
  const change = { ...by, id: family._id, basedOn: family.version, set: { state: to, ...step.set } };
  const { version: familyVersion } = await changeFamily(connection, tx, change);
  const event: LifeCycleEventRecord = {
    ...record,
    familyId: family._id,
    familyVersion,
    step: name,
    on: step.on,
    from: family.state,
    to,
    ...step.words,
    graduationMonth: step.graduationMonth ?? null,
  };
  return saveNew(connection, tx, event, {
    model: lifeCycleEventsModel(connection),
    recordType: 'lifeCycleEvent',
    ...by,
  });
}

/** The family's window and standing, its sufficiency held until the transaction ends. */
async function circumstancesOf(
  { pilots, sufficiency }: FamiliesDeps,
  tx: ClientSession,
  family: FamilyRecord,
  events: readonly LifeCycleEventRecord[],
): Promise<Circumstances> {
  const pilot = found(await pilots.byId(family.pilotId, tx));
  const window = await pilots.windowOf(pilot, { clusterId: family.clusterId, familyId: family._id });
  const shown = family.spells.length === 0 ? nothingShown : await sufficiency.hold(tx, family);
  return { window, standing: standingOf(family, events, { sufficiency: shown, lastMonth: lastMonthOf(window) }) };
}

function refuse(refusal: StepRefusal): never;
function refuse(refusal: StepRefusal | null): void;
function refuse(refusal: StepRefusal | null): void {
  if (refusal !== null) throw new DomainError(refusal.code, refusal.field, refusal.detail ?? null);
}

/** Events of families, newest first. */
export function eventsOf(
  connection: Connection,
  familyIds: readonly string[],
  tx: ClientSession | null = null,
): Promise<LifeCycleEventRecord[]> {
  const ofFamilies = { familyId: { $in: [...familyIds] } };
  return findRecords(lifeCycleEventsModel(connection), ofFamilies, { sort: { familyId: 1, familyVersion: -1 }, tx });
}
