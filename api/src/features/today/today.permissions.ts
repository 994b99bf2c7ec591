import { roles, type AccessRules } from '../../platform/access.js';

const coordinator = roles('COORDINATOR');

export const accessRules: AccessRules = { 'Query.today': coordinator, TodayTask: coordinator };
