import type { ClientSession } from 'mongoose';
import { dayIn } from '@anaqid/shared-types';
import type {
  ConsentPurpose,
  FamilyState,
  RecordConsentInput,
  SaveMembersInput,
  UpdateFamilyInput,
} from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, text } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { countedPageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { countRecords, findRecord, findRecords, hasRecord, newRecord } from '../../platform/records.js';
import { inChange, saveNew, createIdempotently } from '../../platform/saving.js';
import { familyScope, within } from '../../platform/scope.js';
import type { FamiliesDeps } from './families.deps.js';
import {
  consentsModel,
  duplicateRecords,
  familiesModel,
  households,
  type ConsentRecord,
  type FamilyRecord,
  type MemberRecord,
} from './families.model.js';
import { changeFamily, readFamily, readForEditing } from './family-store.js';
import { codeKeyOf } from './file/family-code.js';
import { changedFile, pastDay } from './file/family-content.js';
import { changedMembers } from './file/family-members.js';
import { searchFieldsOf } from './file/family-search.js';
import { createDuplicateSearch } from './find-duplicates.service.js';
import { foundBy } from './find-families.js';
import { createStepRecording } from './life-cycle/record-step.service.js';
import { createExitReopening } from './life-cycle/reopen-exits.service.js';
import { createNominations } from './nominate-family.service.js';
import { createSearchRenewal } from './renew-search.service.js';

export type { FamilyRecord, LifeCycleEventRecord, SpellRecord } from './families.model.js';
export { canTakeStep } from './families.permissions.js';
export { spellIn, spellOfVisit } from './life-cycle/family-spells.js';
export { eventsOfSpell, exitInForce, standingOf } from './life-cycle/family-standing.js';
export { ensureOrder, ensurePossibleStep, stateAfter } from './life-cycle/judge-step.js';
export { lifeCycle, withoutVisits as nothingShown, possibleSteps, type Sufficiency } from './life-cycle/life-cycle.js';
export {
  ensureGeneralStep,
  enrolment,
  generalStep,
  graduationStep,
  type Circumstances,
  type PreparedStep,
} from './life-cycle/prepare-step.js';
export type { StepRequest } from './life-cycle/record-step.service.js';

interface ListRequest extends PageRequest {
  search?: string | null;
  states?: readonly FamilyState[] | null;
  associationId?: string | null;
  clusterId?: string | null;
  /** true: only records marked as duplicates; false: none of them; null: both. */
  duplicates?: boolean | null;
}

/** A family and its members after a change. */
export interface MembersChange {
  readonly family: FamilyRecord;
  readonly members: MemberRecord[];
}

/** Families of a pilot: files, members, consents and life cycle. */
export function createFamiliesService(deps: FamiliesDeps) {
  const { connection, clock, pilots, areas } = deps;
  const model = familiesModel(connection);
  const consents = consentsModel(connection);
  const steps = createStepRecording(deps);
  const list = (filter: object, tx: ClientSession | null = null): Promise<FamilyRecord[]> =>
    findRecords(model, filter, { sort: { codeKey: 1, _id: 1 }, tx });

  return {
    /** A page of the families that the actor sees, sorted by code. */
    page(
      actor: Actor,
      { search, states, associationId, clusterId, duplicates, ...request }: ListRequest,
    ): Promise<Page<FamilyRecord> & { totalCount: number }> {
      return countedPageOf(
        model,
        within(familyScope(actor), {
          ...(states == null ? {} : { state: { $in: states } }),
          ...(associationId == null ? {} : { associationId: { $eq: associationId } }),
          ...(clusterId == null ? {} : { clusterId: { $eq: clusterId } }),
          ...foundBy(actor, search),
          ...(duplicates == null ? {} : duplicates ? duplicateRecords : households),
        }),
        request,
        { by: 'codeKey' },
      );
    },

    /** The family if the actor sees it; null outside the actor's scope. */
    familyById(actor: Actor, id: string): Promise<FamilyRecord | null> {
      return readFamily(connection, actor, id);
    },

    /** The families among these ids that the actor sees. */
    visibleByIds(actor: Actor, ids: readonly string[], tx?: ClientSession | null): Promise<FamilyRecord[]> {
      return list(within(familyScope(actor), { _id: { $in: [...ids] } }), tx);
    },

    /** The families with these ids, without a check of scope. */
    byIds(ids: readonly string[], tx?: ClientSession | null): Promise<FamilyRecord[]> {
      return list({ _id: { $in: [...ids] } }, tx);
    },

    /** The next families of the whole installation by id, for work in batches; null: from the first. */
    nextByIds(afterId: string | null, limit: number, tx: ClientSession): Promise<FamilyRecord[]> {
      const filter = afterId === null ? {} : { _id: { $gt: afterId } };
      return findRecords(model, filter, { sort: { _id: 1 }, limit, tx });
    },

    /** Number of families of the whole installation. */
    countAll(): Promise<number> {
      return countRecords(model, {});
    },

    /** All families of a cluster, sorted by code. */
    ofCluster(clusterId: string, tx?: ClientSession | null): Promise<FamilyRecord[]> {
      return list({ clusterId }, tx);
    },

    /** All families of a pilot, sorted by code. */
    ofPilot(pilotId: string, tx?: ClientSession | null): Promise<FamilyRecord[]> {
      return list({ pilotId }, tx);
    },

    /**
     * All families that the actor sees and that are or were enrolled, sorted by code; of one cluster if it is given.
     */
    enrolledVisibleTo(actor: Actor, clusterId: string | null = null): Promise<FamilyRecord[]> {
      return list(
        within(familyScope(actor), {
          associationId: { $ne: null },
          ...(clusterId === null ? {} : { clusterId: { $eq: clusterId } }),
        }),
      );
    },

    /** Whether a family was ever enrolled in the pilot. */
    hasEnrolled(pilotId: string, tx: ClientSession | null = null): Promise<boolean> {
      return hasRecord(model, { pilotId, associationId: { $ne: null } }, tx);
    },

    /** The family with this code in a pilot, without a check of scope. */
    byCode(pilotId: string, code: string): Promise<FamilyRecord | null> {
      return findRecord(model, { pilotId, codeKey: codeKeyOf(code) });
    },

    async updateFamily(actor: Actor, input: UpdateFamilyInput): Promise<FamilyRecord> {
      return inChange(connection, async (tx) => {
        const before = await readForEditing(connection, actor, { id: input.id, field: 'id' }, tx);
        const { areaId = before.areaId } = input;
        const isMoved = areaId !== null && areaId !== before.areaId;
        if (isMoved) orNotFound(await areas.byId(areaId, tx), 'areaId');
        const file = changedFile(before, input);
        const set = { ...file, areaId, ...searchFieldsOf({ ...before, ...file }) };
        const auditFields = { actor, at: clock.now(), action: 'family.update' };
        return changeFamily(connection, tx, { ...auditFields, id: before._id, basedOn: input.version, set });
      });
    },

    /** The family and its members as they would be after a change; nothing is written. */
    async membersAfter(tx: ClientSession, actor: Actor, input: SaveMembersInput): Promise<MembersChange> {
      const before = await readForEditing(connection, actor, { id: input.familyId, field: 'familyId' }, tx);
      ensure(before.version === input.version, 'STALE_VERSION', 'version', String(before.version));
      const today = dayIn(orNotFound(await pilots.byId(before.pilotId, tx)).timeZone, clock.now());
      return { family: before, members: changedMembers(before, input.members, today) };
    },

    /** Writes the members of a family. The use case `save-members` adds what follows from them. */
    changeMembers(tx: ClientSession, actor: Actor, { family, members }: MembersChange): Promise<FamilyRecord> {
      const auditFields = { actor, at: clock.now(), action: 'family.members' };
      const set = { members, ...searchFieldsOf({ ...family, members }), membersProposal: null };
      return changeFamily(connection, tx, { ...auditFields, id: family._id, basedOn: family.version, set });
    },

    /** Keeps a change of members until another person saves the same; the members stay as they are. */
    proposeMembers(tx: ClientSession, actor: Actor, { family, members }: MembersChange): Promise<FamilyRecord> {
      const at = clock.now();
      const { accountId: proposedBy, displayName: proposedByName } = actor;
      const set = { membersProposal: { members, proposedBy, proposedByName, proposedAt: at } };
      const auditFields = { actor, at, action: 'family.proposeMembers' };
      return changeFamily(connection, tx, { ...auditFields, id: family._id, basedOn: family.version, set });
    },

    async recordConsent(actor: Actor, input: RecordConsentInput): Promise<FamilyRecord> {
      const key = clientKey(input.clientKey);
      const { purpose, given } = input;
      const language = text(input.language, 'language', 20);
      const { familyId } = await createIdempotently(
        connection,
        { model: consents, key, actor, request: input },
        async (tx) => {
          const family = await readForEditing(connection, actor, { id: input.familyId, field: 'familyId' }, tx);
          const at = clock.now();
          const on = pastDay(input.on, 'on', dayIn(orNotFound(await pilots.byId(family.pilotId, tx)).timeZone, at));
          const later = await findRecord(consents, { familyId: family._id, purpose, on: { $gt: on } }, { tx });
          const consented = later === null ? consentedAfter(family.consented, purpose, given) : family.consented;
          const auditFields = { actor, at, action: 'family.consent' };
          const change = { ...auditFields, id: family._id, basedOn: family.version, set: { consented } };
          const { version: familyVersion } = await changeFamily(connection, tx, change);
          const consent = { familyId: family._id, familyVersion, purpose, given, on, language };
          const record: ConsentRecord = { ...newRecord(key, actor, at, input), ...consent };
          return saveNew(connection, tx, record, { model: consents, recordType: 'consent', ...auditFields });
        },
      );
      return orNotFound(await readFamily(connection, actor, familyId), 'familyId');
    },

    ...createNominations(deps),
    ...createSearchRenewal(deps),
    ...createDuplicateSearch(deps),
    ...steps,
    ...createExitReopening(deps, steps),
  };
}

export type FamiliesService = ReturnType<typeof createFamiliesService>;

function consentedAfter(before: ConsentPurpose[], purpose: ConsentPurpose, isGiven: boolean): ConsentPurpose[] {
  const others = before.filter((other) => other !== purpose);
  return isGiven ? [...others, purpose] : others;
}
