import { roles, type AccessRules } from '../../platform/access.js';
import { isAdministrator, type Actor } from '../../platform/actor.js';

const administrator = roles('ADMINISTRATOR');
/** Everybody but the minister, who reads only pilots and clusters. */
const nearAssociations = roles('COORDINATOR', 'ASSOCIATION_HEAD', 'FEDERATION', 'ADMINISTRATOR');

export const accessRules: AccessRules = {
  'Query.associations': nearAssociations,
  'Query.association': nearAssociations,
  Association: nearAssociations,
  Membership: nearAssociations,
  'Mutation.createAssociation': administrator,
  'Mutation.updateAssociation': administrator,
  'Mutation.joinCluster': administrator,
  'Mutation.leaveCluster': administrator,
  'Mutation.reviseMembership': administrator,
};

interface AssociationFacts {
  readonly _id: string;
  readonly clusterIds: readonly string[];
}

interface MembershipFacts {
  readonly associationId: string;
  readonly toMonth: string | null;
  readonly fromMonth: string;
}

export function canEditAssociations(actor: Actor): boolean {
  return isAdministrator(actor);
}

/** Budget and overhead: the administrator, the federation and the association's own head. */
export function canSeeMoney(actor: Actor, association: AssociationFacts): boolean {
  return isAdministrator(actor) || actor.role === 'FEDERATION' || isOwnHead(actor, association._id);
}

/**
 * The number of its families. A coordinator reads it only if all of them are in the coordinator's clusters; otherwise
 * the number of another cluster's families would follow from it.
 */
export function canSeeFamilyCount(actor: Actor, association: AssociationFacts): boolean {
  if (actor.role === 'COORDINATOR') return association.clusterIds.every((id) => actor.clusterIds.includes(id));
  return canSeeMoney(actor, association);
}

/** Memberships of a cluster in scope. A head sees those of the own association, the minister none. */
export function canSeeMembership(actor: Actor, membership: MembershipFacts): boolean {
  if (actor.role === 'MINISTER') return false;
  return actor.role !== 'ASSOCIATION_HEAD' || isOwnHead(actor, membership.associationId);
}

/**
 * Sorts current memberships first, then ended ones by their last month, latest first; older ones first among equals.
 */
export function presentFirst(a: MembershipFacts, b: MembershipFacts): number {
  const byEnd = (b.toMonth ?? '9999-12').localeCompare(a.toMonth ?? '9999-12');
  return byEnd === 0 ? a.fromMonth.localeCompare(b.fromMonth) : byEnd;
}

function isOwnHead(actor: Actor, associationId: string): boolean {
  return actor.role === 'ASSOCIATION_HEAD' && actor.associationId === associationId;
}
