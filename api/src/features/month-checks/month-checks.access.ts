import { roles, type AccessRules } from '../../platform/access.js';

const head = roles('ASSOCIATION_HEAD');
const coordinator = roles('COORDINATOR');
const nearFamilies = roles('COORDINATOR', 'ASSOCIATION_HEAD');

export const access: AccessRules = {
  'Query.openQuestions': coordinator,
  'Mutation.confirmMonth': head,
  'Mutation.raiseQuestion': head,
  'Mutation.answerQuestion': coordinator,
  MonthConfirmation: nearFamilies,
  CellQuestion: nearFamilies,
};
