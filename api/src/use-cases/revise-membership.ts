import type { LeaveClusterInput, ReviseMembershipInput } from '@anaqid/shared-types';
import type {
  AssociationRecord,
  AssociationsService,
  MembershipGuard,
} from '../features/associations/associations.service.js';
import type { InterventionsService } from '../features/interventions/interventions.service.js';
import type { Actor } from '../platform/actor.js';
import { ensure } from '../platform/errors.js';

interface ReviseMembershipDeps {
  readonly associations: AssociationsService;
  readonly interventions: InterventionsService;
}

/** Changes of a membership's months. Services that the association gave in the cluster never fall outside them in silence. */
export function createReviseMembership({ associations, interventions }: ReviseMembershipDeps) {
  const nothingOutside: MembershipGuard = async (tx, before, { fromMonth, toMonth }) => {
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
