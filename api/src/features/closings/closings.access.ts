import { roles, type AccessRules } from '../../platform/access.js';

export const access: AccessRules = {
  'Mutation.closeMonth': roles('COORDINATOR'),
  'Mutation.reopenMonth': roles('COORDINATOR'),
  MonthClosing: roles('COORDINATOR', 'ASSOCIATION_HEAD'),
};
