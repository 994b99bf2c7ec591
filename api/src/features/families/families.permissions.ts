import { roles, type AccessRules } from '../../platform/access.js';
import type { Actor } from '../../platform/actor.js';

const coordinator = roles('COORDINATOR');
/** The only roles that read personal data of families. */
const nearFamilies = roles('COORDINATOR', 'ASSOCIATION_HEAD');

export const accessRules: AccessRules = {
  'Query.families': nearFamilies,
  'Query.family': nearFamilies,
  'Query.possibleDuplicates': coordinator,
  Family: nearFamilies,
  Member: nearFamilies,
  Spell: nearFamilies,
  Consent: nearFamilies,
  LifeCycleEvent: nearFamilies,
  FamilyChange: nearFamilies,
  MembersProposal: nearFamilies,
  'Mutation.nominateFamily': coordinator,
  'Mutation.updateFamily': coordinator,
  'Mutation.saveMembers': coordinator,
  'Mutation.recordConsent': coordinator,
  'Mutation.enrolFamily': coordinator,
  'Mutation.takeFamilyStep': coordinator,
  'Mutation.proposeGraduation': roles('ASSOCIATION_HEAD'),
  'Mutation.approveGraduation': coordinator,
};

interface FamilyFacts {
  readonly clusterId: string;
}

/** Coordinators of the cluster edit the files of its families; heads only read them. */
export function canEditFamily(actor: Actor, { clusterId }: FamilyFacts): boolean {
  return actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}

/** Who may nominate families in a cluster: its coordinators. */
export function canNominate(actor: Actor, { clusterId }: FamilyFacts): boolean {
  return canEditFamily(actor, { clusterId });
}

/** Who reads address and phone, also in the history of changes. */
export function canSeeContact(actor: Actor, family: FamilyFacts): boolean {
  return canEditFamily(actor, family);
}

/** Who reads the phones of all families in the own scope, and so may search by them. */
export function readsContact(actor: Actor): boolean {
  return actor.role === 'COORDINATOR';
}

/** Steps that the life-cycle table assigns to coordinators of the cluster or to the head of the association. */
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
