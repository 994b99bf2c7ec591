import { isAdministrator, type Actor } from '../../platform/actor.js';

/** As `pilotScope`, for a pilot that is loaded already. */
export function canSeePilot(actor: Actor, pilot: { readonly _id: string }): boolean {
  return isAdministrator(actor) || actor.pilotIds.includes(pilot._id);
}

export function canEditPilots(actor: Actor): boolean {
  return isAdministrator(actor);
}

/** Decisions are taken outside; the administrator records them. */
export function canExtendPilots(actor: Actor): boolean {
  return isAdministrator(actor);
}
