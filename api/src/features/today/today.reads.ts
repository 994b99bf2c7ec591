import type { ReadRules } from '../../platform/reads.js';

/** How the log keeps who read what. */
export const readRules: ReadRules = {
  'Query.today': { kind: 'todayList', id: 'clusterId', rows: 'length' },
};
