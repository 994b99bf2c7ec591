import { randomUUID } from 'node:crypto';
import type { ClientSession, Connection } from 'mongoose';
import { dayIn, type NominateFamilyInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, optionalText } from '../../platform/checks.js';
import { DomainError, demand, found } from '../../platform/errors.js';
import { findRecord, newRecord } from '../../platform/records.js';
import { saveNew, saveOnce } from '../../platform/saving.js';
import type { FamiliesDeps } from './families.deps.js';
import { familiesModel, lifeCycleEventsModel, type FamilyRecord } from './families.model.js';
import { canNominate } from './families.permissions.js';
import { codeKeyOf, givenCodeKeys, nextCode } from './file/family-code.js';
import { askedCode, named, nameOf, newFile, pastDay } from './file/family-content.js';
import { membersOf } from './file/family-members.js';

/** Two nominations that meet over a code try again with the next one. */
const MOST_TRIES = 20;

/** Makes a candidate; without a code it gets the next free one of the pilot. */
export async function nominateFamily(
  deps: FamiliesDeps,
  actor: Actor,
  input: NominateFamilyInput,
): Promise<FamilyRecord> {
  const { connection, clusters } = deps;
  const key = clientKey(input.clientKey);
  const cluster = found(await clusters.visibleTo(actor, input.clusterId), 'clusterId');
  demand(canNominate(actor, { clusterId: cluster._id }), 'NOT_ALLOWED');
  const model = familiesModel(connection);
  const asked = askedCode(input);
  for (let left = MOST_TRIES; ; left -= 1) {
    try {
      return await saveOnce(connection, { model, key, actor, request: input }, (tx) =>
        nominate(deps, tx, actor, { key, asked, input, pilotId: cluster.pilotId }),
      );
    } catch (error) {
      const isTaken = error instanceof DomainError && error.code === 'ALREADY_EXISTS';
      if (!isTaken) throw error;
      if (asked !== null) throw new DomainError('ALREADY_EXISTS', 'code');
      if (left === 0) throw error;
    }
  }
}

interface Nomination {
  key: string;
  asked: string | null;
  input: NominateFamilyInput;
  pilotId: string;
}

async function nominate(
  { connection, clock, pilots, areas }: FamiliesDeps,
  tx: ClientSession,
  actor: Actor,
  { key, asked, input, pilotId }: Nomination,
): Promise<FamilyRecord> {
  const at = clock.now();
  const today = dayIn(found(await pilots.byId(pilotId, tx)).timeZone, at);
  const on = pastDay(input.on ?? today, 'on', today);
  const areaId = input.areaId == null ? null : found(await areas.byId(input.areaId, tx), 'areaId')._id;
  const code = asked ?? (await freeCode(connection, tx, pilotId));
  const record: FamilyRecord = {
    ...newRecord(key, actor, at, input),
    pilotId,
    clusterId: input.clusterId,
    code,
    codeKey: codeKeyOf(code),
    ...named(nameOf(input.name), code),
    state: 'CANDIDATE',
    associationId: null,
    areaId,
    ...newFile(input),
    members: membersOf(input.members ?? [], today),
    spells: [],
    consented: [],
  };
  const event = {
    ...newRecord(randomUUID(), actor, at, input),
    ...({
      familyId: key,
      familyVersion: 1,
      step: 'NOMINATE',
      on,
      from: null,
      to: 'CANDIDATE',
    } as const),
    reason: optionalText(input.reason, 'reason', 1000),
    exitReason: null,
    nextStep: null,
    reviewOn: null,
    graduationMonth: null,
  };
  const by = { actor, at, action: 'family.nominate' };
  await saveNew(connection, tx, event, {
    model: lifeCycleEventsModel(connection),
    recordType: 'lifeCycleEvent',
    ...by,
  });
  return saveNew(connection, tx, record, { model: familiesModel(connection), recordType: 'family', ...by });
}

async function freeCode(connection: Connection, tx: ClientSession, pilotId: string): Promise<string> {
  const codeKey = { $gte: givenCodeKeys.first, $lte: givenCodeKeys.last };
  const last = await findRecord(familiesModel(connection), { pilotId, codeKey }, { sort: { codeKey: -1 }, tx });
  return nextCode(last?.codeKey ?? null);
}
