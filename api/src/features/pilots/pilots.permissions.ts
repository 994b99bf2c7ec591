import { roles, signedIn, type AccessRules } from '../../platform/access.js';
import { isAdministrator, type Actor } from '../../platform/actor.js';

export const accessRules: AccessRules = {
  'Query.pilots': signedIn,
  'Query.pilot': signedIn,
  'Query.extensionPreview': roles('ADMINISTRATOR'),
  'Mutation.createPilot': roles('ADMINISTRATOR'),
  'Mutation.updatePilot': roles('ADMINISTRATOR'),
  // Decisions are taken outside; the administrator records them.
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
 * Decisions about the pilot are for everybody who sees it, those about a cluster for who sees the cluster. One about a family
 * may tell of it in its reason: administrator, who records it, and coordinator only.
 */
export function canSeeExtension(actor: Actor, { scope, clusterId }: ExtensionFacts, clusterIsSeen: boolean): boolean {
  if (scope === 'PILOT' || isAdministrator(actor)) return true;
  if (scope === 'CLUSTER') return clusterIsSeen;
  return actor.role === 'COORDINATOR' && clusterId !== null && actor.clusterIds.includes(clusterId);
}
