import type { ClientSession } from 'mongoose';
import { searchKey } from '@anaqid/shared-types';
import type { CreateClusterInput, UpdateClusterInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, localizedText, wholeNumber } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { findRecord, findRecords, newRecord, readRecord } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import { clusterScope, within } from '../../platform/scope.js';
import type { ClustersDeps } from './clusters.deps.js';
import { clustersModel, type ClusterRecord } from './clusters.model.js';

export type { ClusterRecord } from './clusters.model.js';
export { canCountFamilies, canSeeCluster } from './clusters.permissions.js';

const MAX_FAMILIES = 10_000;

/** Clusters: associations that work together in an area of a pilot. */
export function createClustersService({ connection, clock, pilots, areas }: ClustersDeps) {
  const model = clustersModel(connection);
  const byName = (filter: object, tx: ClientSession | null = null): Promise<ClusterRecord[]> =>
    findRecords(model, filter, { sort: { nameKey: 1, _id: 1 }, tx });

  async function existingAreaId(areaId: string | null, tx: ClientSession): Promise<string | null> {
    return areaId === null ? null : orNotFound(await areas.byId(areaId, tx), 'areaId')._id;
  }

  async function ensureFreeName(pilotId: string, nameKey: string, id: string, tx: ClientSession): Promise<void> {
    const [other] = await byName({ pilotId, nameKey }, tx);
    ensure(other === undefined || other._id === id, 'ALREADY_EXISTS', 'name.ar');
  }

  return {
    /** The clusters that the actor sees, sorted by name; of one pilot if it is given. */
    visible(actor: Actor, pilotId: string | null = null): Promise<ClusterRecord[]> {
      return byName(within(clusterScope(actor), pilotId === null ? {} : { pilotId }));
    },

    /** The cluster if the actor sees it; null outside the actor's scope. */
    visibleTo(actor: Actor, id: string): Promise<ClusterRecord | null> {
      return findRecord(model, within(clusterScope(actor), { _id: id }));
    },

    byId(id: string, tx: ClientSession | null = null): Promise<ClusterRecord | null> {
      return readRecord(model, id, tx);
    },

    /** The existing clusters among these ids, sorted by name. */
    byIds(ids: readonly string[], tx: ClientSession | null = null): Promise<ClusterRecord[]> {
      return byName({ _id: { $in: [...ids] } }, tx);
    },

    ofPilot(pilotId: string): Promise<ClusterRecord[]> {
      return byName({ pilotId });
    },

    async createCluster(actor: Actor, input: CreateClusterInput): Promise<ClusterRecord> {
      const key = clientKey(input.clientKey);
      const name = localizedText(input.name, 'name');
      const familyQuota = quota(input.familyQuota);
      return createIdempotently(connection, { model, key, actor, request: input }, async (tx) => {
        const { _id: pilotId } = orNotFound(await pilots.byId(input.pilotId, tx), 'pilotId');
        const areaId = await existingAreaId(input.areaId ?? null, tx);
        const nameKey = searchKey(name.ar);
        await ensureFreeName(pilotId, nameKey, key, tx);
        const at = clock.now();
        const record = { ...newRecord(key, actor, at, input), pilotId, name, nameKey, areaId, familyQuota };
        return saveNew(connection, tx, record, { model, recordType: 'cluster', action: 'cluster.create', actor, at });
      });
    },

    async updateCluster(actor: Actor, input: UpdateClusterInput): Promise<ClusterRecord> {
      return inChange(connection, async (tx) => {
        const before = orNotFound(await readRecord(model, input.id, tx), 'id');
        const name = input.name == null ? before.name : localizedText(input.name, 'name');
        const nameKey = searchKey(name.ar);
        await ensureFreeName(before.pilotId, nameKey, before._id, tx);
        const areaId = input.areaId === undefined ? before.areaId : await existingAreaId(input.areaId, tx);
        const familyQuota = input.familyQuota == null ? before.familyQuota : quota(input.familyQuota);
        return saveChanged(connection, tx, {
          model,
          recordType: 'cluster',
          action: 'cluster.change',
          actor,
          at: clock.now(),
          id: before._id,
          basedOn: input.version,
          set: {
            name,
            nameKey,
            areaId,
            familyQuota,
          },
        });
      });
    },
  };
}

export type ClustersService = ReturnType<typeof createClustersService>;

function quota(families: number): number {
  return wholeNumber(families, 'familyQuota', 0, MAX_FAMILIES);
}
