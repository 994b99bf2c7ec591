import type { Role } from '@anaqid/shared-types';
import type { Recorder } from '../../platform/actor.js';

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
