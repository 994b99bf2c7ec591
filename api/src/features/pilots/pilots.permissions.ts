import { roles, signedIn, type AccessRules } from '../../platform/access.js';
import { isAdministrator, type Actor } from '../../platform/actor.js';

export const accessRules: AccessRules = {
  'Query.pilots': signedIn,
  'Query.pilot': signedIn,
  'Query.extensionPreview': roles('ADMINISTRATOR'),
  'Mutation.createPilot': roles('ADMINISTRATOR'),
  'Mutation.updatePilot': roles('ADMINISTRATOR'),
  // Decisions are made outside the product; the administrator records them.
  'Mutation.extendPilot': roles('ADMINISTRATOR'),
  'Mutation.recordIncomeLine': roles('ADMINISTRATOR'),
  'Mutation.recordPriceIndex': roles('ADMINISTRATOR'),
};

export function canEditPilots(actor: Actor): boolean {
  return isAdministrator(actor);
}

interface ExtensionFacts {
  readonly scope: 'PILOT' | 'CLUSTER' | 'FAMILY';
  readonly clusterId: string | null;
}

/**
 * Extensions of the pilot are for everybody who sees the pilot, those of a cluster for everybody who sees the cluster.
 * The reason of a family's extension can reveal facts about the family: only the administrator, who records it, and
 * coordinators see it.
 */
export function canSeeExtension(actor: Actor, { scope, clusterId }: ExtensionFacts, clusterIsSeen: boolean): boolean {
  if (scope === 'PILOT' || isAdministrator(actor)) return true;
  if (scope === 'CLUSTER') return clusterIsSeen;
  return actor.role === 'COORDINATOR' && clusterId !== null && actor.clusterIds.includes(clusterId);
}
