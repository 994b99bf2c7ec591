import { roles, signedIn, type AccessRules } from '../../platform/access.js';

export const accessRules: AccessRules = {
  'Query.auditLog': roles('ADMINISTRATOR'),
  'Mutation.noteExport': signedIn,
  AuditEntry: roles('ADMINISTRATOR'),
};
