import { roles, signedIn, type AccessRules } from '../../platform/access.js';

/** Areas belong to the installation: the administrator maintains them, everybody signed in reads them. */
export const accessRules: AccessRules = {
  'Query.areas': signedIn,
  'Mutation.createArea': roles('ADMINISTRATOR'),
  'Mutation.updateArea': roles('ADMINISTRATOR'),
};
