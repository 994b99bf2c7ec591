import { roles, signedIn, type AccessRules } from '../../platform/access.js';

export const access: AccessRules = {
  'Query.serviceTypes': signedIn,
  'Mutation.createServiceType': roles('ADMINISTRATOR'),
  'Mutation.updateServiceType': roles('ADMINISTRATOR'),
};
