import { isAdministrator, type Actor } from '../../platform/actor.js';

/** Areas belong to the installation: the administrator keeps them, everybody signed in reads them. */
export function canEditAreas(actor: Actor): boolean {
  return isAdministrator(actor);
}
