import { signedIn, type AccessRules } from '../../platform/access.js';

export const access: AccessRules = {
  'Query.ruleVersion': signedIn,
};
