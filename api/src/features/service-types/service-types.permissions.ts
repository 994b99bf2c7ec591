import { roles, signedIn, type AccessRules } from '../../platform/access.js';
import { isAdministrator, type Actor } from '../../platform/actor.js';

export const accessRules: AccessRules = {
  'Query.serviceTypes': signedIn,
  'Mutation.createServiceType': roles('ADMINISTRATOR'),
  'Mutation.updateServiceType': roles('ADMINISTRATOR'),
};

/** The catalogue belongs to the installation: the administrator keeps it, everybody signed in reads it. */
export function canEditServiceTypes(actor: Actor): boolean {
  return isAdministrator(actor);
}
