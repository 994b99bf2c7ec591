import { roles, type AccessRules } from '../../platform/access.js';

export const access: AccessRules = {
  'Query.auditLog': roles('ADMINISTRATOR'),
  AuditEntry: roles('ADMINISTRATOR'),
};
