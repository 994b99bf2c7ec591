import type { ClientSession } from 'mongoose';
import { isMonth } from '@anaqid/shared-types';
import type { JoinClusterInput, LeaveClusterInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey } from '../../platform/checks.js';
import { demand, found } from '../../platform/errors.js';
import { newRecord, readRecord } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, saveOnce } from '../../platform/saving.js';
import {
  associationsModel,
  membershipsModel,
  type AssociationRecord,
  type MembershipRecord,
} from './associations.model.js';
import { canEditAssociations } from './associations.policy.js';
import type { AssociationsDeps } from './associations.service.js';
import { membershipCovers, overlap, type MembershipTime } from './membership-time.js';

/** Associations' times in clusters. */
export interface Memberships {
  /** All of a cluster, ended ones too, oldest first. */
  membershipsOf(clusterId: string, tx?: ClientSession | null): Promise<MembershipRecord[]>;
  /** Whether the association belongs to the cluster in the month. */
  isMember(
    at: { associationId: string; clusterId: string; month: string },
    tx?: ClientSession | null,
  ): Promise<boolean>;
  joinCluster(actor: Actor, input: JoinClusterInput): Promise<MembershipRecord>;
  /** Sets the last month; asked again with a newer version it puts that right. */
  leaveCluster(actor: Actor, input: LeaveClusterInput): Promise<MembershipRecord>;
}

interface Place {
  associationId: string;
  clusterId: string;
}

export function createMemberships({ connection, clock, clusters }: AssociationsDeps): Memberships {
  const model = membershipsModel(connection);
  const associations = associationsModel(connection);
  const oldestFirst = (filter: object, tx: ClientSession | null): Promise<MembershipRecord[]> =>
    model.find(filter).sort({ fromMonth: 1, _id: 1 }).session(tx).lean<MembershipRecord[]>();

  async function joinCluster(actor: Actor, input: JoinClusterInput): Promise<MembershipRecord> {
    demand(canEditAssociations(actor), 'NOT_ALLOWED');
    const key = clientKey(input.clientKey);
    demand(isMonth(input.fromMonth), 'INVALID', 'fromMonth');
    return saveOnce(connection, { model, key, actor, request: input }, async (tx) => {
      const association = found(await readRecord(associations, input.associationId, tx), 'associationId');
      const cluster = found(await clusters.byId(input.clusterId, tx), 'clusterId');
      const place = { associationId: association._id, clusterId: cluster._id };
      const time = { fromMonth: input.fromMonth, toMonth: null };
      demandFreeTime(await oldestFirst(place, tx), time, null);
      const at = clock.now();
      // Every joining writes the association, so that of two at once one repeats and sees the other.
      await saveChanged(connection, tx, {
        ...{ model: associations, recordType: 'association', action: 'association.join', actor, at },
        ...{ id: association._id, basedOn: association.version, set: withScope(association, cluster) },
      });
      const record = { ...newRecord(key, actor, at, input), ...place, ...time, adoptsFamilies: input.adoptsFamilies };
      return saveNew(connection, tx, record, saving('membership.join', actor, at));
    });
  }

  async function leaveCluster(actor: Actor, input: LeaveClusterInput): Promise<MembershipRecord> {
    demand(canEditAssociations(actor), 'NOT_ALLOWED');
    return inChange(connection, async (tx) => {
      const before = found(await readRecord(model, input.membershipId, tx), 'membershipId');
      const { fromMonth } = before;
      demand(isMonth(input.toMonth) && input.toMonth >= fromMonth, 'INVALID', 'toMonth', fromMonth);
      demandFreeTime(await oldestFirst(placeOf(before), tx), { fromMonth, toMonth: input.toMonth }, before._id);
      return saveChanged(connection, tx, {
        ...saving('membership.leave', actor, clock.now()),
        ...{ id: before._id, basedOn: input.version },
        set: { toMonth: input.toMonth },
      });
    });
  }

  const saving = (action: string, actor: Actor, at: Date) =>
    ({ model, recordType: 'membership', action, actor, at }) as const;

  return {
    membershipsOf: (clusterId, tx = null) => oldestFirst({ clusterId }, tx),
    isMember: async ({ associationId, clusterId, month }, tx = null) =>
      (await oldestFirst({ associationId, clusterId }, tx)).some((membership) => membershipCovers(membership, month)),
    joinCluster,
    leaveCluster,
  };
}

function placeOf({ associationId, clusterId }: Place): Place {
  return { associationId, clusterId };
}

function demandFreeTime(members: readonly MembershipRecord[], time: MembershipTime, id: string | null): void {
  const others = members.filter((other) => other._id !== id);
  demand(!others.some((other) => overlap(other, time)), 'ALREADY_EXISTS', id === null ? 'fromMonth' : 'toMonth');
}

function withScope(
  { clusterIds, pilotIds }: AssociationRecord,
  cluster: { _id: string; pilotId: string },
): Pick<AssociationRecord, 'clusterIds' | 'pilotIds'> {
  return {
    clusterIds: [...new Set([...clusterIds, cluster._id])],
    pilotIds: [...new Set([...pilotIds, cluster.pilotId])],
  };
}
