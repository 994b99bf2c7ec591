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

/** Administrators, and the installation itself when it is set up. */
export function canManageAccounts({ role, accountId }: Recorder): boolean {
  return role === 'ADMINISTRATOR' || (role === null && accountId === null);
}

interface AccountFacts {
  _id: string;
  role: Role;
  disabled: boolean;
}

/** Nobody takes the own rights away: so an installation never loses its last administrator by mistake. */
export function canChangeRights(actor: Recorder, before: AccountFacts, after: Omit<AccountFacts, '_id'>): boolean {
  if (before._id !== actor.accountId) return canManageAccounts(actor);
  return canManageAccounts(actor) && before.role === after.role && before.disabled === after.disabled;
}
