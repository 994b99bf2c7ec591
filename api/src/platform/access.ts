import type { Role } from '@anaqid/shared-types';

/** Which roles may use an operation at all. Scope and state are checked by the services. */
export type AccessRule =
  | { readonly who: 'anybody' }
  | { readonly who: 'signed-in' }
  | { readonly who: 'roles'; readonly roles: readonly Role[] };

/**
 * Rules by schema coordinate (`Query.monthGrid`, `Mutation.signIn`) or by type (`Family`). A type's rule refuses every
 * field that returns the type, on any path, to other roles. Every field of Query and Mutation needs a rule, otherwise
 * the server does not start.
 */
export type AccessRules = Readonly<Record<string, AccessRule>>;

export const anybody: AccessRule = { who: 'anybody' };
export const signedIn: AccessRule = { who: 'signed-in' };

export function roles(...allowed: Role[]): AccessRule {
  return { who: 'roles', roles: allowed };
}

/** Null if the role passes, otherwise the reason. Role null: not signed in. */
export function refusalOf(rule: AccessRule, role: Role | null): 'NOT_SIGNED_IN' | 'NOT_ALLOWED' | null {
  if (rule.who === 'anybody') return null;
  if (role === null) return 'NOT_SIGNED_IN';
  return rule.who === 'signed-in' || rule.roles.includes(role) ? null : 'NOT_ALLOWED';
}
