import { roles, signedIn, type AccessRules } from '../../platform/access.js';

/** The catalogue belongs to the installation: the administrator maintains it, everybody signed in reads it. */
export const accessRules: AccessRules = {
  'Query.serviceTypes': signedIn,
  'Mutation.createServiceType': roles('ADMINISTRATOR'),
  'Mutation.updateServiceType': roles('ADMINISTRATOR'),
};
