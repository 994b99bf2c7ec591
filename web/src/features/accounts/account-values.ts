import type { AccountPartsFragment, CreateAccountInput, Role } from '../../generated/operations.js';

/** Values of the account form, as typed. */
export interface AccountValues {
  displayName: string;
  userName: string;
  role: Role;
  clusterIds: string[];
  associationId: string;
  pilotIds: string[];
  password: string;
  disabled: boolean;
}

/** Initial values of the form; null: a new account. */
export function valuesOf(account: AccountPartsFragment | null): AccountValues {
  return {
    displayName: account?.displayName ?? '',
    userName: account?.userName ?? '',
    role: account?.role ?? 'COORDINATOR',
    clusterIds: account?.clusters.map(({ id }) => id) ?? [],
    associationId: account?.association?.id ?? '',
    pilotIds: account?.pilots.map(({ id }) => id) ?? [],
    password: '',
    disabled: account?.disabled ?? false,
  };
}

/** The values to send, with only the scope that the role has. */
export function scopeOf({
  role,
  clusterIds,
  associationId,
  pilotIds,
}: AccountValues): Pick<CreateAccountInput, 'clusterIds' | 'associationId' | 'pilotIds'> {
  if (role === 'COORDINATOR') return { clusterIds };
  if (role === 'ASSOCIATION_HEAD') return { associationId };
  return role === 'ADMINISTRATOR' ? {} : { pilotIds };
}
