import { roles, type AccessRules } from '../../platform/access.js';

const coordinator = roles('COORDINATOR');
const nearFamilies = roles('COORDINATOR', 'ASSOCIATION_HEAD');

export const access: AccessRules = {
  'Query.monthGrid': coordinator,
  'Query.possibleRepeats': coordinator,
  'Query.servicesGivenToOthers': roles('ASSOCIATION_HEAD'),
  'Mutation.logInterventions': coordinator,
  'Mutation.correctInterventions': coordinator,
  'Mutation.voidInterventions': coordinator,
  Intervention: nearFamilies,
  MonthGrid: coordinator,
  PossibleRepeat: coordinator,
  GivenService: roles('ASSOCIATION_HEAD'),
};
