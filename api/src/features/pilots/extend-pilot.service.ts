import type { ClientSession, Connection } from 'mongoose';
import { dayIn, isDay } from '@anaqid/shared-types';
import type { ExtendPilotInput, ExtensionPreviewInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, code, text } from '../../platform/checks.js';
import { demand, found } from '../../platform/errors.js';
import { findRecords, newRecord, readRecord } from '../../platform/records.js';
import { saveChanged, saveNew, saveOnce } from '../../platform/saving.js';
import type { ServiceBase } from '../../platform/service-base.js';
import { effectOf, wholePilot, type ExtensionEffect, type Place } from './extension-months.js';
import { extensionsModel, pilotsModel, type ExtensionRecord, type PilotRecord } from './pilots.model.js';
import { canExtendPilots } from './pilots.permissions.js';

/** Parts of pilots, asked of the features that know pilots and not the other way round. */
export interface PilotParts {
  clusterById(id: string): Promise<{ _id: string; pilotId: string } | null>;
  /** The family with this code in the pilot; null when there is none. */
  familyByCode(pilotId: string, code: string): Promise<{ _id: string; clusterId: string } | null>;
}

/** What follows from a decision for families, in its transaction; asked of the features that know families. */
export interface Extending {
  /** Before anything of the decision is written. */
  before(tx: ClientSession, pilot: PilotRecord, place: Place): Promise<void>;
  /** When it is written, with all decisions. */
  after(tx: ClientSession, actor: Actor, goingOn: GoingOn): Promise<void>;
}

interface GoingOn {
  readonly pilot: PilotRecord;
  readonly extensions: readonly ExtensionRecord[];
  readonly reason: string;
}

interface ExtendingDeps extends ServiceBase {
  parts: PilotParts;
  extending: Extending;
}

interface Chosen extends Place {
  familyCode: string | null;
}

/** Records a decision to go on longer. The pilot's version counts decisions of all scopes, so that two at once meet. */
export async function extendPilot(deps: ExtendingDeps, actor: Actor, input: ExtendPilotInput): Promise<PilotRecord> {
  demand(canExtendPilots(actor), 'NOT_ALLOWED');
  const { connection, clock } = deps;
  const model = pilotsModel(connection);
  const extensions = extensionsModel(connection);
  const key = clientKey(input.clientKey);
  const work = async (tx: ClientSession): Promise<ExtensionRecord> => {
    const pilot = found(await readRecord(model, input.pilotId, tx), 'pilotId');
    demand(pilot.version === input.version, 'STALE_VERSION', 'version', String(pilot.version));
    const at = clock.now();
    const decision = decisionOf(input, dayIn(pilot.timeZone, at));
    const chosen = await choose(deps.parts, pilot, input);
    const before = await extensionsOf(connection, pilot._id, tx);
    const { fromMonths, toMonths, scope } = demandedEffect(pilot, before, chosen, input.toMonths, at);
    const by = { actor, at, action: 'pilot.extend' };
    await deps.extending.before(tx, pilot, chosen);
    const changed = await saveChanged(connection, tx, {
      model,
      recordType: 'pilot',
      ...by,
      id: pilot._id,
      basedOn: input.version,
      set: scope === 'PILOT' ? { months: toMonths } : {},
    });
    const what = { pilotId: pilot._id, scope, ...chosen, fromMonths, toMonths };
    const record = { ...newRecord(key, actor, at, input), ...what, ...decision };
    await saveNew(connection, tx, record, { model: extensions, recordType: 'pilotExtension', ...by });
    const goingOn = { pilot: changed, extensions: [...before, record], reason: decision.reason };
    await deps.extending.after(tx, actor, goingOn);
    return record;
  };
  const { pilotId } = await saveOnce(connection, { model: extensions, key, actor, request: input }, work);
  return found(await readRecord(model, pilotId));
}

/** What the extension would change; refuses what `extendPilot` would refuse, and records nothing. */
export async function previewExtension(
  { connection, clock, parts }: ExtendingDeps,
  actor: Actor,
  input: ExtensionPreviewInput,
): Promise<ExtensionEffect> {
  demand(canExtendPilots(actor), 'NOT_ALLOWED');
  const pilot = found(await readRecord(pilotsModel(connection), input.pilotId), 'pilotId');
  const chosen = await choose(parts, pilot, input);
  const before = await extensionsOf(connection, pilot._id);
  return demandedEffect(pilot, before, chosen, input.toMonths, clock.now());
}

/** Decisions of a pilot, oldest first. */
export function extensionsOf(
  connection: Connection,
  pilotId: string,
  tx: ClientSession | null = null,
): Promise<ExtensionRecord[]> {
  const model = extensionsModel(connection);
  return findRecords(model, { pilotId }, { sort: { recordedAt: 1 }, tx });
}

type Choice = Pick<ExtensionPreviewInput, 'clusterId' | 'familyCode'>;

async function choose(parts: PilotParts, pilot: PilotRecord, { clusterId, familyCode }: Choice): Promise<Chosen> {
  demand(clusterId == null || familyCode == null, 'INVALID', 'familyCode');
  if (clusterId != null) {
    const cluster = await parts.clusterById(clusterId);
    demand(cluster?.pilotId === pilot._id, 'NOT_FOUND', 'clusterId');
    return { clusterId, familyId: null, familyCode: null };
  }
  const given = code(familyCode, 'familyCode', 40);
  if (given === null) return { ...wholePilot, familyCode: null };
  const family = found(await parts.familyByCode(pilot._id, given), 'familyCode');
  return { clusterId: family.clusterId, familyId: family._id, familyCode: given };
}

function demandedEffect(
  pilot: PilotRecord,
  before: readonly ExtensionRecord[],
  { clusterId, familyId }: Place,
  toMonths: number,
  now: Date,
): ExtensionEffect {
  demand(Number.isSafeInteger(toMonths), 'INVALID', 'toMonths');
  demand(toMonths <= pilot.capMonths, 'LONGER_THAN_CAP', 'toMonths', String(pilot.capMonths));
  const effect = effectOf(pilot, before, { place: { clusterId, familyId }, toMonths, now });
  demand(toMonths > effect.fromMonths, 'INVALID', 'toMonths', String(effect.fromMonths));
  return effect;
}

type Decision = Pick<ExtensionRecord, 'reason' | 'decisionNumber' | 'decidedOn'>;

/** The words of a decision that was taken on a day up to today. */
function decisionOf(input: ExtendPilotInput, today: string): Decision {
  demand(isDay(input.decidedOn) && input.decidedOn <= today, 'INVALID', 'decidedOn');
  demand(input.reason.trim() !== '', 'REASON_REQUIRED', 'reason');
  return {
    reason: text(input.reason, 'reason', 1000),
    decisionNumber: text(input.decisionNumber, 'decisionNumber', 60),
    decidedOn: input.decidedOn,
  };
}
