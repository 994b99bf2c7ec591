import type { Actor } from '../../platform/actor.js';

interface FamilyFacts {
  readonly clusterId: string;
}

/** Coordinators of the cluster keep the files of its families; a head reads. */
export function canEditFamily(actor: Actor, { clusterId }: FamilyFacts): boolean {
  return actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}

/** Nominating in a cluster. */
export function canNominate(actor: Actor, { clusterId }: FamilyFacts): boolean {
  return canEditFamily(actor, { clusterId });
}

/** Address and phone, also in the history of changes. */
export function canSeeContact(actor: Actor, family: FamilyFacts): boolean {
  return canEditFamily(actor, family);
}

/** Steps that the life-cycle table gives to coordinators of the cluster, and those it gives to the head of the association. */
export function canTakeStep(
  actor: Actor,
  who: 'COORDINATOR' | 'ASSOCIATION_HEAD',
  family: FamilyFacts & { readonly associationId: string | null },
): boolean {
  if (who === 'COORDINATOR') return canEditFamily(actor, family);
  return (
    actor.role === 'ASSOCIATION_HEAD' && actor.associationId !== null && actor.associationId === family.associationId
  );
}
