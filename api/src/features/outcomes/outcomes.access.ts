import { roles, type AccessRules } from '../../platform/access.js';

export const access: AccessRules = {
  'Query.pilotOutcomes': roles('COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION'),
  'Query.figureFamilies': roles('COORDINATOR', 'ASSOCIATION_HEAD'),
  'Query.savedOutcomes': roles('MINISTER', 'FEDERATION'),
  'Mutation.saveOutcomes': roles('MINISTER', 'FEDERATION'),
  FigureFamilies: roles('COORDINATOR', 'ASSOCIATION_HEAD'),
  AssociationOutcome: roles('FEDERATION'),
};
