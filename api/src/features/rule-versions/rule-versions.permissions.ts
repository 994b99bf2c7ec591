import { signedIn, type AccessRules } from '../../platform/access.js';

export const accessRules: AccessRules = {
  'Query.ruleVersion': signedIn,
};
