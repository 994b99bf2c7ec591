import type { Role } from '@anaqid/shared-types';
import { anybody, roles, signedIn, type AccessRules } from '../../platform/access.js';
import type { Recorder } from '../../platform/actor.js';

const administrator = roles('ADMINISTRATOR');

export const accessRules: AccessRules = {
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

interface AccountFacts {
  _id: string;
  role: Role;
  disabled: boolean;
}

/**
 * Administrators cannot remove their own rights, so that an installation never loses its last administrator by mistake.
 */
export function canChangeRights(
  actor: Pick<Recorder, 'accountId'>,
  before: AccountFacts,
  after: Omit<AccountFacts, '_id'>,
): boolean {
  if (before._id !== actor.accountId) return true;
  return before.role === after.role && before.disabled === after.disabled;
}
