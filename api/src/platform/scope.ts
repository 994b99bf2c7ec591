import type { Actor } from './actor.js';

/**
 * The one place where an actor's scope becomes a filter. Services add it to every read by a client's id or list, so
 * that records outside the scope look as if they did not exist.
 */
type Scope = Readonly<Record<string, unknown>>;

const everything: Scope = {};
const nothing: Scope = { _id: { $in: [] } };

/** Families: a coordinator's clusters, a head's own association; none for other roles. */
export function familyScope(actor: Actor): Scope {
  switch (actor.role) {
    case 'COORDINATOR':
      return { clusterId: { $in: actor.clusterIds } };
    case 'ASSOCIATION_HEAD':
      return actor.associationId === null ? nothing : { associationId: actor.associationId };
    default:
      return nothing;
  }
}

/**
 * Clusters: a coordinator's and a head's own; those of the pilots of minister and federation; all for the
 * administrator.
 */
export function clusterScope(actor: Actor): Scope {
  switch (actor.role) {
    case 'COORDINATOR':
    case 'ASSOCIATION_HEAD':
      return { _id: { $in: actor.clusterIds } };
    case 'MINISTER':
    case 'FEDERATION':
      return { pilotId: { $in: actor.pilotIds } };
    case 'ADMINISTRATOR':
      return everything;
  }
}

export function pilotScope(actor: Actor): Scope {
  return actor.role === 'ADMINISTRATOR' ? everything : { _id: { $in: actor.pilotIds } };
}

/**
 * Associations: members of a coordinator's clusters or of the federation's pilots, a head's own; none for the minister.
 */
export function associationScope(actor: Actor): Scope {
  switch (actor.role) {
    case 'COORDINATOR':
      return { clusterIds: { $in: actor.clusterIds } };
    case 'ASSOCIATION_HEAD':
      return actor.associationId === null ? nothing : { _id: actor.associationId };
    case 'FEDERATION':
      return { pilotIds: { $in: actor.pilotIds } };
    case 'ADMINISTRATOR':
      return everything;
    case 'MINISTER':
      return nothing;
  }
}

/** Both filters at once; neither can widen the other. */
export function within(scope: Scope, filter: Scope): Scope {
  return { $and: [scope, filter] };
}
