import type { LeaveClusterInput, ReviseMembershipInput } from '@anaqid/shared-types';
import type {
  AssociationRecord,
  AssociationsService,
  MembershipGuard,
} from '../features/associations/associations.service.js';
import type { FamiliesService } from '../features/families/families.service.js';
import type { InterventionsService } from '../features/interventions/interventions.service.js';
import type { Actor } from '../platform/actor.js';
import { ensure } from '../platform/errors.js';

interface ReviseMembershipDeps {
  readonly associations: AssociationsService;
  readonly families: FamiliesService;
  readonly interventions: InterventionsService;
}

/** After every month that a spell can begin in. */
const anyMonth = '2999-12';

/** Changes of a membership's months. Services that the association gave in the cluster never fall outside them in silence. */
export function createReviseMembership({ associations, families, interventions }: ReviseMembershipDeps) {
  const nothingOutside: MembershipGuard = async (tx, before, { fromMonth, toMonth }) => {
    const isShorter =
      fromMonth > before.fromMonth || (toMonth !== null && (before.toMonth === null || toMonth < before.toMonth));
    if (!isShorter) return;
    // An entry that is logged beside this reads the membership of before: the later of both is run again and sees the other.
    await interventions.meetEntries(tx, await families.ofCluster(before.clusterId, tx), anyMonth);
    const months = await interventions.monthsGivenIn(before, tx);
    const earlier = months.filter((month) => month >= before.fromMonth && month < fromMonth);
    ensure(earlier.length === 0, 'SERVICES_OUTSIDE', 'fromMonth', earlier.at(0));
    const later = months.filter(
      (month) => toMonth !== null && month > toMonth && (before.toMonth === null || month <= before.toMonth),
    );
    ensure(later.length === 0, 'SERVICES_OUTSIDE', 'toMonth', later.at(-1));
  };

  return {
    async leaveCluster(actor: Actor, input: LeaveClusterInput): Promise<AssociationRecord> {
      return associations.leaveCluster(actor, input, nothingOutside);
    },

    async reviseMembership(actor: Actor, input: ReviseMembershipInput): Promise<AssociationRecord> {
      return associations.reviseMembership(actor, input, nothingOutside);
    },
  };
}
