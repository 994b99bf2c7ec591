import type { Role } from '@anaqid/shared-types';

/** Who may ask for something at all; scope and state are judged further in. */
export type AccessRule =
  | { readonly who: 'anybody' }
  | { readonly who: 'signed-in' }
  | { readonly who: 'roles'; readonly roles: readonly Role[] };

/**
 * Rules by coordinate: `Query.monthGrid`, `Mutation.signIn`, or by type (`Family`): then every field that returns the
 * type, on whatever path, is refused to other roles. Every field of Query and Mutation needs one, or the server does not start.
 */
export type AccessRules = Readonly<Record<string, AccessRule>>;

export const anybody: AccessRule = { who: 'anybody' };
export const signedIn: AccessRule = { who: 'signed-in' };

export function roles(...allowed: Role[]): AccessRule {
  return { who: 'roles', roles: allowed };
}

/** Null when the rule lets the role pass, otherwise why not. Role null: nobody is signed in. */
export function refusalOf(rule: AccessRule, role: Role | null): 'NOT_SIGNED_IN' | 'NOT_ALLOWED' | null {
  if (rule.who === 'anybody') return null;
  if (role === null) return 'NOT_SIGNED_IN';
  return rule.who === 'signed-in' || rule.roles.includes(role) ? null : 'NOT_ALLOWED';
}
