import { roles, signedIn, type AccessRules } from '../../platform/access.js';

export const access: AccessRules = {
  'Query.pilots': signedIn,
  'Query.pilot': signedIn,
  'Query.extensionPreview': roles('ADMINISTRATOR'),
  'Mutation.createPilot': roles('ADMINISTRATOR'),
  'Mutation.updatePilot': roles('ADMINISTRATOR'),
  'Mutation.extendPilot': roles('ADMINISTRATOR'),
  'Mutation.recordIncomeLine': roles('ADMINISTRATOR'),
  'Mutation.recordPriceIndex': roles('ADMINISTRATOR'),
};
