import { roles, signedIn, type AccessRules } from '../../platform/access.js';
import { isAdministrator, readsWholePilots, type Actor } from '../../platform/actor.js';

export const accessRules: AccessRules = {
  'Query.clusters': signedIn,
  'Query.cluster': signedIn,
  'Mutation.createCluster': roles('ADMINISTRATOR'),
  'Mutation.updateCluster': roles('ADMINISTRATOR'),
};

interface ClusterFacts {
  readonly _id: string;
  readonly pilotId: string;
}

/** As `clusterScope`, for a cluster that is already loaded. */
export function canSeeCluster(actor: Actor, cluster: ClusterFacts): boolean {
  switch (actor.role) {
    case 'COORDINATOR':
    case 'ASSOCIATION_HEAD':
      return actor.clusterIds.includes(cluster._id);
    case 'MINISTER':
    case 'FEDERATION':
      return actor.pilotIds.includes(cluster.pilotId);
    case 'ADMINISTRATOR':
      return true;
  }
}

export function canEditClusters(actor: Actor): boolean {
  return isAdministrator(actor);
}

/** Minister and federation read numbers of families only in the outcomes, where small groups are suppressed. */
export function canCountFamilies(actor: Actor): boolean {
  return !readsWholePilots(actor);
}

/** Names of coordinators: for the administrator and the coordinators of the same cluster. */
export function canSeeCoordinators(actor: Actor, cluster: ClusterFacts): boolean {
  return isAdministrator(actor) || (actor.role === 'COORDINATOR' && canSeeCluster(actor, cluster));
}
