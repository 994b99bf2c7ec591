import { roles, type AccessRules } from '../../platform/access.js';

const coordinator = roles('COORDINATOR');
/** The only roles that ever see a person. */
const nearFamilies = roles('COORDINATOR', 'ASSOCIATION_HEAD');

export const access: AccessRules = {
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
