import { roles, type AccessRules } from '../../platform/access.js';
import { isAdministrator, type Actor } from '../../platform/actor.js';

export const accessRules: AccessRules = {
  'Query.auditLog': roles('ADMINISTRATOR'),
  AuditEntry: roles('ADMINISTRATOR'),
};

export function canReadAudit(actor: Actor): boolean {
  return isAdministrator(actor);
}
