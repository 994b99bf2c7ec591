import { isAdministrator, type Actor } from '../../platform/actor.js';

export function canEditPilots(actor: Actor): boolean {
  return isAdministrator(actor);
}

/** Decisions are taken outside; the administrator records them. */
export function canExtendPilots(actor: Actor): boolean {
  return isAdministrator(actor);
}
