import { roles, signedIn, type AccessRules } from '../../platform/access.js';

export const access: AccessRules = {
  'Query.areas': signedIn,
  'Mutation.createArea': roles('ADMINISTRATOR'),
  'Mutation.updateArea': roles('ADMINISTRATOR'),
};
