import type { Role } from '@anaqid/shared-types';

/** Who a record says it was written by. The installation itself has neither account nor role. */
export interface Recorder {
  accountId: string | null;
  displayName: string;
  role: Role | null;
}

/**
 * Who is asking, read from the database for every request, so that changed rights act at once.
 * The scope lists are complete for the role: a coordinator's pilots are those of the clusters, a head's clusters
 * those the association is or was a member of.
 */
export interface Actor extends Recorder {
  accountId: string;
  role: Role;
  clusterIds: readonly string[];
  associationId: string | null;
  pilotIds: readonly string[];
}

/** Writes what no person does: the first administrator, the first account of a sample. */
export const installation: Recorder = { accountId: null, displayName: 'Anaqid', role: null };

/** Minister and federation: they read figures of whole pilots, and of no family. */
export function readsWholePilots({ role }: { readonly role: Role }): boolean {
  return role === 'MINISTER' || role === 'FEDERATION';
}

export function isAdministrator(actor: Actor | null): boolean {
  return actor?.role === 'ADMINISTRATOR';
}
