import { isAdministrator, type Actor } from '../../platform/actor.js';

export function canReadAudit(actor: Actor): boolean {
  return isAdministrator(actor);
}
