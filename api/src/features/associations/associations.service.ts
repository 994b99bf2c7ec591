import type { ClientSession, Model } from 'mongoose';
import type { CreateAssociationInput, UpdateAssociationInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { countedPageOf, type PageRequest } from '../../platform/paging.js';
import { findRecord, newRecord, readRecord, readRecords } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import { associationScope, within } from '../../platform/scope.js';
import { containsText } from '../../platform/searching.js';
import type { ServiceTypesService } from '../service-types/service-types.service.js';
import { changedContent, newContent } from './association-content.js';
import type { AssociationsDeps } from './associations.deps.js';
import { associationsModel, type AssociationRecord } from './associations.model.js';
import { createMemberships } from './memberships.service.js';

export type { AssociationRecord, MembershipRecord } from './associations.model.js';
export type { MembershipGuard } from './memberships.service.js';

interface ListRequest extends PageRequest {
  search?: string | null;
  clusterId?: string | null;
}

/** Associations and their memberships in clusters. */
export function createAssociationsService(deps: AssociationsDeps) {
  const { connection, clock, clusters, serviceTypes } = deps;
  const model = associationsModel(connection);

  const saving = (verb: string, actor: Actor, at: Date) =>
    ({ model, recordType: 'association', action: `association.${verb}`, actor, at }) as const;

  return {
    ...createMemberships(deps),

    /** A page of the associations that the actor sees, sorted by Arabic name. */
    async page(actor: Actor, { search, clusterId, ...request }: ListRequest) {
      const hidden = clusterId != null && (await clusters.visibleTo(actor, clusterId)) === null;
      const inCluster = clusterId == null ? {} : { clusterIds: hidden ? { $in: [] } : clusterId };
      const filter = within(associationScope(actor), { ...inCluster, ...containsText('searchKey', search) });
      return countedPageOf(model, filter, request, { by: 'nameKey' });
    },

    /** The association if the actor sees it; null outside the actor's scope. */
    visibleTo(actor: Actor, id: string): Promise<AssociationRecord | null> {
      return findRecord(model, within(associationScope(actor), { _id: id }));
    },

    byId(id: string, tx: ClientSession | null = null): Promise<AssociationRecord | null> {
      return readRecord(model, id, tx);
    },

    byIds(ids: readonly string[]): Promise<AssociationRecord[]> {
      return readRecords(model, ids);
    },

    async createAssociation(actor: Actor, input: CreateAssociationInput): Promise<AssociationRecord> {
      const key = clientKey(input.clientKey);
      const content = newContent(input);
      return createIdempotently(connection, { model, key, actor, request: input }, async (tx) => {
        const serviceTypeIds = await existingServiceTypeIds(serviceTypes, input.serviceTypeIds ?? []);
        await ensureFreeName(model, content.nameKey, key, tx);
        const at = clock.now();
        const own = { ...newRecord(key, actor, at, input), ...content, serviceTypeIds };
        const record: AssociationRecord = { ...own, clusterIds: [], pilotIds: [] };
        return saveNew(connection, tx, record, saving('create', actor, at));
      });
    },

    async updateAssociation(actor: Actor, input: UpdateAssociationInput): Promise<AssociationRecord> {
      return inChange(connection, async (tx) => {
        const before = orNotFound(await readRecord(model, input.id, tx), 'id');
        const content = changedContent(before, input);
        const serviceTypeIds =
          input.serviceTypeIds === undefined
            ? before.serviceTypeIds
            : await existingServiceTypeIds(serviceTypes, input.serviceTypeIds ?? []);
        await ensureFreeName(model, content.nameKey, before._id, tx);
        return saveChanged(connection, tx, {
          ...saving('change', actor, clock.now()),
          id: before._id,
          basedOn: input.version,
          set: {
            ...content,
            serviceTypeIds,
          },
        });
      });
    },
  };
}

export type AssociationsService = ReturnType<typeof createAssociationsService>;

async function existingServiceTypeIds(serviceTypes: ServiceTypesService, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const types = await serviceTypes.byIds(wanted);
  ensure(types.length === wanted.length, 'NOT_FOUND', 'serviceTypeIds');
  return types.map(({ _id }) => _id);
}

async function ensureFreeName(
  model: Model<AssociationRecord>,
  nameKey: string,
  id: string,
  tx: ClientSession,
): Promise<void> {
  const other = await findRecord(model, { nameKey }, { tx });
  ensure(other === null || other._id === id, 'ALREADY_EXISTS', 'name.ar');
}
