import { roles, signedIn, type AccessRules } from '../../platform/access.js';

export const access: AccessRules = {
  'Query.clusters': signedIn,
  'Query.cluster': signedIn,
  'Mutation.createCluster': roles('ADMINISTRATOR'),
  'Mutation.updateCluster': roles('ADMINISTRATOR'),
};
