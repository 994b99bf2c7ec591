import { roles, type AccessRules } from '../../platform/access.js';

export const accessRules: AccessRules = {
  'Query.auditLog': roles('ADMINISTRATOR'),
  AuditEntry: roles('ADMINISTRATOR'),
};
