import type { Actor } from '../../platform/actor.js';

/** Closing a month and reopening it is for the coordinators of the cluster. */
export function canCloseMonths(actor: Actor, { clusterId }: { readonly clusterId: string }): boolean {
  return actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}
