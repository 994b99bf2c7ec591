import { roles, type AccessRules } from '../../platform/access.js';
import type { Actor } from '../../platform/actor.js';

export const accessRules: AccessRules = {
  'Mutation.closeMonth': roles('COORDINATOR'),
  'Mutation.reopenMonth': roles('COORDINATOR'),
  MonthClosing: roles('COORDINATOR', 'ASSOCIATION_HEAD'),
};

/** Coordinators of the cluster close and reopen its months. */
export function canCloseMonths(actor: Actor, { clusterId }: { readonly clusterId: string }): boolean {
  return actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}
