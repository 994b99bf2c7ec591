import type { Role } from '../../generated/operations.js';

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
