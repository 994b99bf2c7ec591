import { isAdministrator, type Actor } from '../../platform/actor.js';

/** The catalogue belongs to the installation: the administrator keeps it, everybody signed in reads it. */
export function canEditServiceTypes(actor: Actor): boolean {
  return isAdministrator(actor);
}
