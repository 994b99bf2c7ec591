import type { Actor } from '../../platform/actor.js';

interface PlaceFacts {
  readonly clusterId: string;
}

interface InterventionFacts extends PlaceFacts {
  readonly voided: boolean;
}

/** Logging, correcting and voiding is for the coordinators of the cluster. */
export function canLog(actor: Actor, { clusterId }: PlaceFacts): boolean {
  return actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}

/** A voided one stays as it is, and so does everything in a closed month. */
export function canCorrect(
  actor: Actor,
  intervention: InterventionFacts,
  month: { readonly closed: boolean },
): boolean {
  return canLog(actor, intervention) && !intervention.voided && !month.closed;
}
