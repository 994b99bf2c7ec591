import type { ReadRules } from '../../platform/reads.js';

/** How the log keeps who read what. */
export const readRules: ReadRules = {
  'Query.pilotOutcomes': { kind: 'outcomes', id: 'pilotId', filter: ['view', 'knownOn'] },
  'Query.figureFamilies': {
    kind: 'figureFamilies',
    id: 'pilotId',
    filter: ['figure', 'view', 'month', 'knownOn'],
    rows: { of: 'families' },
  },
  'Query.savedOutcomes': { kind: 'savedOutcomeList', id: 'pilotId', rows: 'length' },
};
