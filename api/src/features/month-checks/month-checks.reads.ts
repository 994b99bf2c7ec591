import type { ReadRules } from '../../platform/reads.js';

/** How the log keeps who read what. */
export const readRules: ReadRules = {
  'Query.openQuestions': { kind: 'questionList', id: 'clusterId', rows: 'length' },
};
