import type { Connection } from 'mongoose';
import { manyBy, type Loader } from '../../platform/loaders.js';
import { revisionsModel, type RevisionRecord } from '../../platform/revisions.js';

export interface InterventionsLoaders {
  /** Every version of an intervention, oldest first. */
  revisionsByIntervention: Loader<RevisionRecord[]>;
}

export function createInterventionsLoaders(connection: Connection): InterventionsLoaders {
  return {
    revisionsByIntervention: manyBy(revisionsModel(connection), 'recordId', {
      where: { recordType: 'intervention' },
      sort: { version: 1 },
    }),
  };
}
