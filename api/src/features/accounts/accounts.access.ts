import { anybody, roles, signedIn, type AccessRules } from '../../platform/access.js';

const administrator = roles('ADMINISTRATOR');

export const access: AccessRules = {
  'Query.viewer': anybody,
  'Query.account': administrator,
  'Query.accounts': administrator,
  'Mutation.signIn': anybody,
  'Mutation.signOut': anybody,
  'Mutation.createFirstAdministrator': anybody,
  'Mutation.changePassword': signedIn,
  'Mutation.createAccount': administrator,
  'Mutation.updateAccount': administrator,
  'Mutation.resetPassword': administrator,
};
