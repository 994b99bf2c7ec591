import type { ReadRules } from '../../platform/reads.js';

/** How the log keeps who read what. */
export const readRules: ReadRules = {
  'Query.assessmentForm': { kind: 'visitForm', id: 'familyId', filter: ['month'] },
  'Query.membersEffect': { kind: 'familyFile' },
  'Query.visitsDue': { kind: 'visitList', id: 'clusterId', rows: 'length' },
  'Query.familiesByNeed': { kind: 'needList', id: 'clusterId', rows: 'length' },
};
