import type { Connection } from 'mongoose';
import { byId, countBy, manyBy, type Loader } from '../../platform/loaders.js';
import { revisionsModel, type RevisionRecord } from '../../platform/revisions.js';
import {
  consentsModel,
  familiesModel,
  households,
  lifeCycleEventsModel,
  type ConsentRecord,
  type FamilyRecord,
  type LifeCycleEventRecord,
} from './families.model.js';

export interface FamiliesLoaders {
  familiesById: Loader<FamilyRecord | null>;
  /** Latest consent or refusal first. */
  consentsByFamily: Loader<ConsentRecord[]>;
  /** Newest first. */
  eventsByFamily: Loader<LifeCycleEventRecord[]>;
  /** Every version of a family's file, oldest first. */
  fileRevisionsByFamily: Loader<RevisionRecord[]>;
  /** Number of families of a pilot that were ever enrolled, without duplicate records. */
  familyCountsByPilot: Loader<number>;
  /** Number of families of a cluster that are enrolled now. */
  familyCountsByCluster: Loader<number>;
  /** Number of families of an association that are enrolled now. */
  familyCountsByAssociation: Loader<number>;
}

/** States of a family that was enrolled and has not left. */
const enrolled = { state: { $in: ['ACTIVE', 'SUSPENDED', 'GRADUATED'] } };

export function createFamiliesLoaders(connection: Connection): FamiliesLoaders {
  const families = familiesModel(connection);
  return {
    familiesById: byId(families),
    consentsByFamily: manyBy(consentsModel(connection), 'familyId', { sort: { on: -1, familyVersion: -1 } }),
    eventsByFamily: manyBy(lifeCycleEventsModel(connection), 'familyId', { sort: { familyVersion: -1 } }),
    fileRevisionsByFamily: manyBy(revisionsModel(connection), 'recordId', {
      where: { recordType: 'family' },
      sort: { version: 1 },
    }),
    familyCountsByPilot: countBy(families, 'pilotId', { ...households, associationId: { $ne: null } }),
    familyCountsByCluster: countBy(families, 'clusterId', enrolled),
    familyCountsByAssociation: countBy(families, 'associationId', enrolled),
  };
}
