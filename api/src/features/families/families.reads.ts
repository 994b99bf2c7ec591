import type { ReadRules } from '../../platform/reads.js';

/** How the log keeps who read what. */
export const readRules: ReadRules = {
  'Query.families': {
    kind: 'familyList',
    id: 'clusterId',
    filter: ['states', 'associationId'],
    rows: 'totalCount',
  },
  'Query.family': { kind: 'familyFile' },
  'Query.possibleDuplicates': { kind: 'familyList', rows: 'length' },
};
