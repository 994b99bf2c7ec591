import type { Actor } from '../../platform/actor.js';

interface PlaceFacts {
  readonly clusterId: string;
}

/** Visits are recorded and corrected by coordinators of the family's cluster, in closed months too. */
export function canAssess(actor: Actor, { clusterId }: PlaceFacts): boolean {
  return actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}

/** Amounts and the visitor's opinion: a head sees her families' progress, not what they told the visitor of their money. */
export function canSeeDetails(actor: Actor, place: PlaceFacts): boolean {
  return canAssess(actor, place);
}
