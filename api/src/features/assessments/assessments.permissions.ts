import { roles, type AccessRules } from '../../platform/access.js';
import type { Actor } from '../../platform/actor.js';

const coordinator = roles('COORDINATOR');
/** The only roles that read personal data of families. */
const nearFamilies = roles('COORDINATOR', 'ASSOCIATION_HEAD');

export const accessRules: AccessRules = {
  'Query.assessmentForm': coordinator,
  'Query.membersEffect': coordinator,
  'Query.visitsDue': coordinator,
  'Query.familiesByNeed': nearFamilies,
  'Mutation.recordAssessment': coordinator,
  'Mutation.correctAssessment': coordinator,
  Assessment: nearFamilies,
  AssessmentForm: coordinator,
  FamilyPath: nearFamilies,
  MembersEffect: coordinator,
  FamilyStatus: nearFamilies,
  StatedStatus: nearFamilies,
  VisitDue: coordinator,
};

interface ClusterScoped {
  readonly clusterId: string;
}

/** Coordinators of the family's cluster record and correct visits, in closed months too. */
export function canAssess(actor: Actor, { clusterId }: ClusterScoped): boolean {
  return actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}

/**
 * Income amounts and the visitor's opinion are for coordinators: a head reads her families' progress, but not what they
 * said about their money.
 */
export function canSeeDetails(actor: Actor, family: ClusterScoped): boolean {
  return canAssess(actor, family);
}
