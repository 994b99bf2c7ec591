import type { Role } from '@anaqid/shared-types';

/** The author of a record. The installation itself has neither account nor role. */
export interface Recorder {
  accountId: string | null;
  displayName: string;
  role: Role | null;
}

/**
 * The account that makes a request, read from the database each time so that changed permissions apply at once.
 * The scope lists are complete: a coordinator's pilots are those of the clusters, a head's clusters are those that the
 * association is or was a member of.
 */
export interface Actor extends Recorder {
  accountId: string;
  role: Role;
  clusterIds: readonly string[];
  associationId: string | null;
  pilotIds: readonly string[];
}

/** Author of records that no account writes, such as the first administrator. */
export const installation: Recorder = { accountId: null, displayName: 'Anaqid', role: null };

/** Whether the role reads figures of whole pilots (minister, federation), and no family. */
export function readsWholePilots({ role }: { readonly role: Role }): boolean {
  return role === 'MINISTER' || role === 'FEDERATION';
}

export function isAdministrator(actor: Actor | null): boolean {
  return actor?.role === 'ADMINISTRATOR';
}
