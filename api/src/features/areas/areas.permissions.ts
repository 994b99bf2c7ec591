import { roles, signedIn, type AccessRules } from '../../platform/access.js';
import { isAdministrator, type Actor } from '../../platform/actor.js';

export const accessRules: AccessRules = {
  'Query.areas': signedIn,
  'Mutation.createArea': roles('ADMINISTRATOR'),
  'Mutation.updateArea': roles('ADMINISTRATOR'),
};

/** Areas belong to the installation: the administrator keeps them, everybody signed in reads them. */
export function canEditAreas(actor: Actor): boolean {
  return isAdministrator(actor);
}
