import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import { dayIn, type NominateFamilyInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, optionalText } from '../../platform/checks.js';
import { DomainError, ensure, orNotFound } from '../../platform/errors.js';
import { findRecord, newRecord } from '../../platform/records.js';
import { saveNew, createIdempotently } from '../../platform/saving.js';
import type { FamiliesDeps } from './families.deps.js';
import { familiesModel, lifeCycleEventsModel, type FamilyRecord, type LifeCycleEventRecord } from './families.model.js';
import { canNominate } from './families.permissions.js';
import { codeKeyOf, assignedCodeKeys, nextCode } from './file/family-code.js';
import { requestedCodeOf, nameOf, newFile, pastDay } from './file/family-content.js';
import { membersOf } from './file/family-members.js';
import { searchFieldsOf } from './file/family-search.js';
import { familyState } from './family-store.js';

/** How often a nomination is tried again with the next code after a concurrent one took its code. */
const MAX_RETRIES = 20;

interface Nomination {
  key: string;
  requestedCode: string | null;
  input: NominateFamilyInput;
  pilotId: string;
}

/** Nomination of families in a cluster. */
export function createNominations({ connection, clock, clusters, pilots, areas }: FamiliesDeps) {
  const families = familiesModel(connection);
  const events = lifeCycleEventsModel(connection);

  async function freeCode(tx: ClientSession, pilotId: string): Promise<string> {
    const codeKey = { $gte: assignedCodeKeys.first, $lte: assignedCodeKeys.last };
    const last = await findRecord(families, { pilotId, codeKey }, { sort: { codeKey: -1 }, tx });
    return nextCode(last?.codeKey ?? null);
  }

  async function nominate(
    tx: ClientSession,
    actor: Actor,
    { key, requestedCode, input, pilotId }: Nomination,
  ): Promise<FamilyRecord> {
    const at = clock.now();
    const today = dayIn(orNotFound(await pilots.byId(pilotId, tx)).timeZone, at);
    const on = pastDay(input.on ?? today, 'on', today);
    const areaId = input.areaId == null ? null : orNotFound(await areas.byId(input.areaId, tx), 'areaId')._id;
    const code = requestedCode ?? (await freeCode(tx, pilotId));
    const file = { name: nameOf(input.name), ...newFile(input), members: membersOf(input.members ?? [], today) };
    const record: FamilyRecord = {
      ...newRecord(key, actor, at, input),
      pilotId,
      clusterId: input.clusterId,
      code,
      codeKey: codeKeyOf(code),
      ...file,
      ...searchFieldsOf({ ...file, code }),
      state: 'CANDIDATE',
      associationId: null,
      areaId,
      spells: [],
      consented: [],
    };
    const event: LifeCycleEventRecord = {
      ...newRecord(randomUUID(), actor, at, input),
      familyId: key,
      familyVersion: 1,
      step: 'NOMINATE',
      on,
      from: null,
      to: 'CANDIDATE',
      reason: optionalText(input.reason, 'reason', 1000),
      exitReason: null,
      nextStep: null,
      reviewOn: null,
      graduationMonth: null,
    };
    const auditFields = { actor, at, action: 'family.nominate' };
    await saveNew(connection, tx, event, {
      model: events,
      recordType: 'lifeCycleEvent',
      ...auditFields,
    });
    return saveNew(connection, tx, record, {
      model: families,
      recordType: 'family',
      toState: familyState,
      ...auditFields,
    });
  }

  return {
    /** Creates a candidate; without a requested code it gets the next free one of the pilot. */
    async nominateFamily(actor: Actor, input: NominateFamilyInput): Promise<FamilyRecord> {
      const key = clientKey(input.clientKey);
      const cluster = orNotFound(await clusters.visibleTo(actor, input.clusterId), 'clusterId');
      ensure(canNominate(actor, { clusterId: cluster._id }), 'NOT_ALLOWED');
      const requestedCode = requestedCodeOf(input);
      const { pilotId } = cluster;
      for (let left = MAX_RETRIES; ; left -= 1) {
        try {
          return await createIdempotently(connection, { model: families, key, actor, request: input }, (tx) =>
            nominate(tx, actor, { key, requestedCode, input, pilotId }),
          );
        } catch (error) {
          const isTaken = error instanceof DomainError && error.code === 'ALREADY_EXISTS';
          if (!isTaken) throw error;
          if (requestedCode !== null) throw new DomainError('ALREADY_EXISTS', 'code');
          if (left === 0) throw error;
        }
      }
    },
  };
}
