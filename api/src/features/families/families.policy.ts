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
