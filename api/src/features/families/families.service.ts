import type { ClientSession } from 'mongoose';
import { dayIn } from '@anaqid/shared-types';
import type {
  ConsentPurpose,
  EnrolFamilyInput,
  FamilyState,
  FamilyStepInput,
  GraduationInput,
  NominateFamilyInput,
  RecordConsentInput,
  SaveMembersInput,
  UpdateFamilyInput,
} from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, text } from '../../platform/checks.js';
import { demand, found } from '../../platform/errors.js';
import { countedPageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { findRecord, findRecords, newRecord } from '../../platform/records.js';
import { inChange, saveNew, saveOnce } from '../../platform/saving.js';
import { familyScope, within } from '../../platform/scope.js';
import { containsText } from '../../platform/searching.js';
import type { FamiliesDeps } from './families.deps.js';
import {
  consentsModel,
  familiesModel,
  type ConsentRecord,
  type FamilyRecord,
  type LifeCycleEventRecord,
} from './families.model.js';
import { changeFamily, readFamily, readForEditing } from './family-store.js';
import { codeKeyOf } from './file/family-code.js';
import { changedFile, pastDay } from './file/family-content.js';
import { changedMembers } from './file/family-members.js';
import { enrolFamily, takeFamilyStep, takeGraduationStep } from './life-cycle/family-steps.service.js';
import { reopenFamilies } from './life-cycle/reopen-families.service.js';
import { eventsOf } from './life-cycle/take-step.js';
import { nominateFamily } from './nominate-family.service.js';

export type { FamilyRecord, LifeCycleEventRecord, MemberRecord, SpellRecord } from './families.model.js';
export { canEditFamily, canTakeStep } from './families.permissions.js';
export { presentMembers } from './file/family-members.js';
export { spellIn } from './life-cycle/family-spells.js';
export { eventsOfSpell, standingOf } from './life-cycle/family-standing.js';
export { lifeCycle, possibleSteps, undoEnd, type Sufficiency } from './life-cycle/life-cycle.js';

interface ListRequest extends PageRequest {
  search?: string | null;
  states?: readonly FamilyState[] | null;
  associationId?: string | null;
  clusterId?: string | null;
}

/** Households of a pilot: files, members, consents and the life cycle. */
export interface FamiliesService {
  /** A page of those the actor may see, by code. */
  page(actor: Actor, request: ListRequest): Promise<Page<FamilyRecord> & { totalCount: number }>;
  /** The family as far as this actor sees it; null outside the scope. */
  familyById(actor: Actor, id: string): Promise<FamilyRecord | null>;
  /** Those of the ids that the actor sees. */
  visibleByIds(actor: Actor, ids: readonly string[], tx?: ClientSession | null): Promise<FamilyRecord[]>;
  /** Every family of a cluster, by code. */
  ofCluster(clusterId: string, tx?: ClientSession | null): Promise<FamilyRecord[]>;
  /** Every family of a pilot, by code. */
  ofPilot(pilotId: string, tx?: ClientSession | null): Promise<FamilyRecord[]>;
  /** Every enrolled or once enrolled family that the actor sees, by code; of a cluster when one is given. */
  enrolledVisibleTo(actor: Actor, clusterId?: string | null): Promise<FamilyRecord[]>;
  /** Changes of state of these families, newest first within each. */
  eventsOf(familyIds: readonly string[], tx?: ClientSession | null): Promise<LifeCycleEventRecord[]>;
  /** The family with this code in a pilot, whoever asks. */
  byCode(pilotId: string, code: string): Promise<FamilyRecord | null>;
  nominateFamily(actor: Actor, input: NominateFamilyInput): Promise<FamilyRecord>;
  updateFamily(actor: Actor, input: UpdateFamilyInput): Promise<FamilyRecord>;
  saveMembers(actor: Actor, input: SaveMembersInput): Promise<FamilyRecord>;
  recordConsent(actor: Actor, input: RecordConsentInput): Promise<FamilyRecord>;
  enrolFamily(actor: Actor, input: EnrolFamilyInput): Promise<FamilyRecord>;
  takeFamilyStep(actor: Actor, input: FamilyStepInput): Promise<FamilyRecord>;
  proposeGraduation(actor: Actor, input: GraduationInput): Promise<FamilyRecord>;
  approveGraduation(actor: Actor, input: GraduationInput): Promise<FamilyRecord>;
  /** Reopens exits at the pilot's end after a decision to go on, in its transaction. */
  reopenFamilies(tx: ClientSession, actor: Actor, goingOn: Parameters<typeof reopenFamilies>[3]): Promise<void>;
}

export function createFamiliesService(deps: FamiliesDeps): FamiliesService {
  const { connection } = deps;
  const model = familiesModel(connection);
  const list = (filter: object, tx: ClientSession | null = null): Promise<FamilyRecord[]> =>
    findRecords(model, filter, { sort: { codeKey: 1 }, tx });

  return {
    page: (actor, { search, states, associationId, clusterId, ...request }) =>
      countedPageOf(
        model,
        within(familyScope(actor), {
          ...(states == null ? {} : { state: { $in: states } }),
          ...(associationId == null ? {} : { associationId: { $eq: associationId } }),
          ...(clusterId == null ? {} : { clusterId: { $eq: clusterId } }),
          ...containsText('searchKey', search),
        }),
        request,
        { by: 'codeKey' },
      ),
    familyById: (actor, id) => readFamily(connection, actor, id),
    visibleByIds: (actor, ids, tx) => list(within(familyScope(actor), { _id: { $in: [...ids] } }), tx),
    ofCluster: (clusterId, tx) => list({ clusterId }, tx),
    ofPilot: (pilotId, tx) => list({ pilotId }, tx),
    enrolledVisibleTo: (actor, clusterId = null) =>
      list(
        within(familyScope(actor), {
          associationId: { $ne: null },
          ...(clusterId === null ? {} : { clusterId: { $eq: clusterId } }),
        }),
      ),
    eventsOf: (familyIds, tx) => eventsOf(connection, familyIds, tx),
    byCode: (pilotId, code) => findRecord(model, { pilotId, codeKey: codeKeyOf(code) }),
    nominateFamily: (actor, input) => nominateFamily(deps, actor, input),
    updateFamily: (actor, input) => updateFamily(deps, actor, input),
    saveMembers: (actor, input) => saveMembers(deps, actor, input),
    recordConsent: (actor, input) => recordConsent(deps, actor, input),
    enrolFamily: (actor, input) => enrolFamily(deps, actor, input),
    takeFamilyStep: (actor, input) => takeFamilyStep(deps, actor, input),
    proposeGraduation: (actor, input) => takeGraduationStep(deps, actor, 'PROPOSE_GRADUATION', input),
    approveGraduation: (actor, input) => takeGraduationStep(deps, actor, 'APPROVE_GRADUATION', input),
    reopenFamilies: (tx, actor, goingOn) => reopenFamilies(deps, tx, actor, goingOn),
  };
}

async function updateFamily(
  { connection, clock, areas }: FamiliesDeps,
  actor: Actor,
  input: UpdateFamilyInput,
): Promise<FamilyRecord> {
  return inChange(connection, async (tx) => {
    const before = await readForEditing(connection, actor, { id: input.id, field: 'id' }, tx);
    const { areaId = before.areaId } = input;
    const isMoved = areaId !== null && areaId !== before.areaId;
    if (isMoved) found(await areas.byId(areaId, tx), 'areaId');
    const set = { ...changedFile(before, input), areaId };
    const by = { actor, at: clock.now(), action: 'family.update' };
    return changeFamily(connection, tx, { ...by, id: before._id, basedOn: input.version, set });
  });
}

async function saveMembers(
  { connection, clock, pilots }: FamiliesDeps,
  actor: Actor,
  input: SaveMembersInput,
): Promise<FamilyRecord> {
  return inChange(connection, async (tx) => {
    const before = await readForEditing(connection, actor, { id: input.familyId, field: 'familyId' }, tx);
    demand(before.version === input.version, 'STALE_VERSION', 'version', String(before.version));
    const at = clock.now();
    const today = dayIn(found(await pilots.byId(before.pilotId, tx)).timeZone, at);
    const set = { members: changedMembers(before.members, input.members, today) };
    const by = { actor, at, action: 'family.members' };
    return changeFamily(connection, tx, { ...by, id: before._id, basedOn: input.version, set });
  });
}

async function recordConsent(
  { connection, clock, pilots }: FamiliesDeps,
  actor: Actor,
  input: RecordConsentInput,
): Promise<FamilyRecord> {
  const model = consentsModel(connection);
  const key = clientKey(input.clientKey);
  const { purpose, given } = input;
  const language = text(input.language, 'language', 20);
  const { familyId } = await saveOnce(connection, { model, key, actor, request: input }, async (tx) => {
    const family = await readForEditing(connection, actor, { id: input.familyId, field: 'familyId' }, tx);
    const at = clock.now();
    const on = pastDay(input.on, 'on', dayIn(found(await pilots.byId(family.pilotId, tx)).timeZone, at));
    const later = await findRecord(model, { familyId: family._id, purpose, on: { $gt: on } }, { tx });
    const consented = later === null ? consentedAfter(family.consented, purpose, given) : family.consented;
    const by = { actor, at, action: 'family.consent' };
    const change = { ...by, id: family._id, basedOn: family.version, set: { consented } };
    const { version: familyVersion } = await changeFamily(connection, tx, change);
    const word = { familyId: family._id, familyVersion, purpose, given, on, language };
    const record: ConsentRecord = { ...newRecord(key, actor, at, input), ...word };
    return saveNew(connection, tx, record, { model, recordType: 'consent', ...by });
  });
  return found(await readFamily(connection, actor, familyId), 'familyId');
}

function consentedAfter(before: ConsentPurpose[], purpose: ConsentPurpose, given: boolean): ConsentPurpose[] {
  const others = before.filter((other) => other !== purpose);
  return given ? [...others, purpose] : others;
}
