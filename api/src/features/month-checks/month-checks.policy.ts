import type { Actor } from '../../platform/actor.js';

interface FamilyFacts {
  readonly clusterId: string;
  readonly associationId: string | null;
}

/** The head of the association that adopted the family confirms its month and asks about its cells. */
export function canCheck(actor: Actor, { associationId }: Pick<FamilyFacts, 'associationId'>): boolean {
  return actor.role === 'ASSOCIATION_HEAD' && actor.associationId !== null && actor.associationId === associationId;
}

/** A question is answered once, by a coordinator of the cluster. */
export function canAnswer(
  actor: Actor,
  { clusterId, state }: Pick<FamilyFacts, 'clusterId'> & { readonly state: 'OPEN' | 'ANSWERED' },
): boolean {
  return state === 'OPEN' && actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}
