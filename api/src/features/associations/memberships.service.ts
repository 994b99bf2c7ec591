import type { ClientSession, Connection } from 'mongoose';
import { isMonth } from '@anaqid/shared-types';
import type { JoinClusterInput, LeaveClusterInput, ReviseMembershipInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { findRecords, newRecord, readRecord } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import type { AssociationsDeps } from './associations.deps.js';
import {
  associationsModel,
  membershipsModel,
  type AssociationRecord,
  type MembershipRecord,
} from './associations.model.js';
import { membershipCovers, overlap, type MembershipTime } from './membership-time.js';

/** Stops a change of a membership by throwing. */
export type MembershipGuard = (tx: ClientSession, before: MembershipRecord, after: MembershipTime) => Promise<void>;

interface MembershipKey {
  associationId: string;
  clusterId: string;
}

/** Memberships of associations in clusters. */
export function createMemberships({ connection, clock, clusters }: AssociationsDeps) {
  const model = membershipsModel(connection);
  const associations = associationsModel(connection);
  const oldestFirst = (filter: object, tx: ClientSession | null): Promise<MembershipRecord[]> =>
    findRecords(model, filter, { sort: { fromMonth: 1, _id: 1 }, tx });

  async function revise(
    actor: Actor,
    input: ReviseMembershipInput,
    { action, guard }: { action: string; guard: MembershipGuard },
  ): Promise<AssociationRecord> {
    const revised = await inChange(connection, async (tx) => {
      const before = orNotFound(await readRecord(model, input.membershipId, tx), 'membershipId');
      const { toMonth = before.toMonth } = input;
      const time = checkedTime(input.fromMonth ?? before.fromMonth, toMonth);
      ensureFreeTime(await oldestFirst(membershipKeyOf(before), tx), time, before._id);
      await guard(tx, before, time);
      const at = clock.now();
      const association = orNotFound(await readRecord(associations, before.associationId, tx));
      await touch(connection, tx, association, { actor, at, action: 'association.revise', set: {} });
      return saveChanged(connection, tx, {
        ...saving(action, actor, at),
        id: before._id,
        basedOn: input.version,
        set: {
          ...time,
          adoptsFamilies: input.adoptsFamilies ?? undefined,
        },
      });
    });
    return associationOf(revised);
  }

  const associationOf = async ({ associationId }: MembershipRecord): Promise<AssociationRecord> =>
    orNotFound(await readRecord(associations, associationId));
  const saving = (action: string, actor: Actor, at: Date) =>
    ({ model, recordType: 'membership', action, actor, at }) as const;

  return {
    /** Memberships of a cluster, ended ones included, oldest first. */
    membershipsOf(clusterId: string, tx: ClientSession | null = null): Promise<MembershipRecord[]> {
      return oldestFirst({ clusterId }, tx);
    },

    /** Whether the association is, in this month, a member of the cluster that adopts families. */
    async adoptsFamilies(
      { associationId, clusterId, month }: { associationId: string; clusterId: string; month: string },
      tx: ClientSession | null = null,
    ): Promise<boolean> {
      const memberships = await oldestFirst({ associationId, clusterId }, tx);
      return memberships.some((membership) => membership.adoptsFamilies && membershipCovers(membership, month));
    },

    async joinCluster(actor: Actor, input: JoinClusterInput): Promise<AssociationRecord> {
      const key = clientKey(input.clientKey);
      const time = checkedTime(input.fromMonth, null);
      const joined = await createIdempotently(connection, { model, key, actor, request: input }, async (tx) => {
        const association = orNotFound(await readRecord(associations, input.associationId, tx), 'associationId');
        const cluster = orNotFound(await clusters.byId(input.clusterId, tx), 'clusterId');
        const membershipKey = { associationId: association._id, clusterId: cluster._id };
        ensureFreeTime(await oldestFirst(membershipKey, tx), time, null);
        const at = clock.now();
        await touch(connection, tx, association, {
          actor,
          at,
          action: 'association.join',
          set: withScope(association, cluster),
        });
        const record = {
          ...newRecord(key, actor, at, input),
          ...membershipKey,
          ...time,
          adoptsFamilies: input.adoptsFamilies,
        };
        return saveNew(connection, tx, record, saving('membership.join', actor, at));
      });
      return associationOf(joined);
    },

    /** Sets the last month of a membership; `guard` knows the records that it must not leave outside. */
    leaveCluster(actor: Actor, input: LeaveClusterInput, guard: MembershipGuard): Promise<AssociationRecord> {
      return revise(actor, input, { action: 'membership.leave', guard });
    },

    /** Corrects the period or the right to adopt families; `guard` as in `leaveCluster`. */
    reviseMembership(actor: Actor, input: ReviseMembershipInput, guard: MembershipGuard): Promise<AssociationRecord> {
      return revise(actor, input, { action: 'membership.revise', guard });
    },
  };
}

interface Touch {
  actor: Actor;
  at: Date;
  action: string;
  set: Partial<Pick<AssociationRecord, 'clusterIds' | 'pilotIds'>>;
}

/**
 * Writes the association with every change of its memberships, so that of two concurrent changes one is run again and
 * sees the other.
 */
async function touch(
  connection: Connection,
  tx: ClientSession,
  { _id: id, version: basedOn }: AssociationRecord,
  change: Touch,
): Promise<void> {
  const model = associationsModel(connection);
  await saveChanged(connection, tx, { model, recordType: 'association', id, basedOn, ...change });
}

function membershipKeyOf({ associationId, clusterId }: MembershipKey): MembershipKey {
  return { associationId, clusterId };
}

function checkedTime(fromMonth: string, toMonth: string | null): MembershipTime {
  ensure(isMonth(fromMonth), 'INVALID', 'fromMonth');
  ensure(toMonth === null || (isMonth(toMonth) && toMonth >= fromMonth), 'INVALID', 'toMonth', fromMonth);
  return { fromMonth, toMonth };
}

function ensureFreeTime(members: readonly MembershipRecord[], time: MembershipTime, id: string | null): void {
  const others = members.filter((other) => other._id !== id);
  ensure(!others.some((other) => overlap(other, time)), 'ALREADY_EXISTS', id === null ? 'fromMonth' : 'toMonth');
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
