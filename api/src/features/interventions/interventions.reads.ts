import type { ReadRules } from '../../platform/reads.js';

/** How the log keeps who read what. */
export const readRules: ReadRules = {
  'Query.monthGrid': { kind: 'monthGrid', id: 'clusterId', filter: ['month'], rows: { of: 'rows' } },
  'Query.possibleRepeats': { kind: 'repeatList', id: 'clusterId', filter: ['month'], rows: 'length' },
  'Query.servicesAfterLeaving': { kind: 'servicesOfFamily', id: 'familyId', filter: ['on'], rows: 'length' },
  'Query.servicesGivenToOthers': { kind: 'givenList', filter: ['month'], rows: 'length' },
};
