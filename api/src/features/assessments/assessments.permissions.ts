import { roles, type AccessRules } from '../../platform/access.js';
import type { Actor } from '../../platform/actor.js';

const coordinator = roles('COORDINATOR');
/** The only roles that ever see a person. */
const nearFamilies = roles('COORDINATOR', 'ASSOCIATION_HEAD');

export const accessRules: AccessRules = {
  'Query.assessmentForm': coordinator,
  'Query.visitsDue': coordinator,
  'Query.familiesByNeed': nearFamilies,
  'Mutation.recordAssessment': coordinator,
  'Mutation.correctAssessment': coordinator,
  Assessment: nearFamilies,
  AssessmentForm: coordinator,
  FamilyPath: nearFamilies,
  FamilyStatus: nearFamilies,
  StatedStatus: nearFamilies,
  VisitDue: coordinator,
};

interface ClusterScoped {
  readonly clusterId: string;
}

/** Visits are recorded and corrected by coordinators of the family's cluster, in closed months too. */
export function canAssess(actor: Actor, { clusterId }: ClusterScoped): boolean {
  return actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}

/** Amounts and the visitor's opinion: a head sees her families' progress, not what they told the visitor of their money. */
export function canSeeDetails(actor: Actor, family: ClusterScoped): boolean {
  return canAssess(actor, family);
}
