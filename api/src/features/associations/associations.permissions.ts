import { roles, type AccessRules } from '../../platform/access.js';
import { isAdministrator, type Actor } from '../../platform/actor.js';

const administrator = roles('ADMINISTRATOR');
/** Everybody but the minister, who reads pilots and clusters only. */
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

/** Budget and overhead: the administrator, the federation, the association's own head. */
export function canSeeMoney(actor: Actor, association: AssociationFacts): boolean {
  return isAdministrator(actor) || actor.role === 'FEDERATION' || isOwnHead(actor, association._id);
}

/** The number of its families; a coordinator only when all of them are in own clusters, since others' could be told from it. */
export function canSeeFamilyCount(actor: Actor, association: AssociationFacts): boolean {
  if (actor.role === 'COORDINATOR') return association.clusterIds.every((id) => actor.clusterIds.includes(id));
  return canSeeMoney(actor, association);
}

/** Memberships of a cluster in scope: a head sees those of the own association, the minister none. */
export function canSeeMembership(actor: Actor, membership: MembershipFacts): boolean {
  if (actor.role === 'MINISTER') return false;
  return actor.role !== 'ASSOCIATION_HEAD' || isOwnHead(actor, membership.associationId);
}

/** Memberships that go on first, then those that ended last; older ones first among equals. */
export function presentFirst(a: MembershipFacts, b: MembershipFacts): number {
  const byEnd = (b.toMonth ?? '9999-12').localeCompare(a.toMonth ?? '9999-12');
  return byEnd === 0 ? a.fromMonth.localeCompare(b.fromMonth) : byEnd;
}

function isOwnHead(actor: Actor, associationId: string): boolean {
  return actor.role === 'ASSOCIATION_HEAD' && actor.associationId === associationId;
}
