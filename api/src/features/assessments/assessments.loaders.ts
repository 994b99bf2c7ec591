import type { Connection } from 'mongoose';
import { manyBy, type Loader } from '../../platform/loaders.js';
import { revisionsModel, type RevisionRecord } from '../../platform/revisions.js';
import { assessmentsModel, type AssessmentRecord } from './assessments.model.js';
import { spellRollupsModel, type SpellRollupRecord } from './roll-up/spell-rollups.model.js';
import { statedStatusesModel, type StatedStatusRecord } from './status/stated-statuses.model.js';

export interface AssessmentsLoaders {
  /** Roll-ups of a family's spells, in no order. */
  rollupsByFamily: Loader<SpellRollupRecord[]>;
  /** Newest month first; within a month the latest recorded first. */
  assessmentsByFamily: Loader<AssessmentRecord[]>;
  /** Newest first. */
  statedStatusesByFamily: Loader<StatedStatusRecord[]>;
  /** Every version of a visit, oldest first. */
  revisionsByAssessment: Loader<RevisionRecord[]>;
}

export function createAssessmentsLoaders(connection: Connection): AssessmentsLoaders {
  return {
    rollupsByFamily: manyBy(spellRollupsModel(connection), 'familyId'),
    assessmentsByFamily: manyBy(assessmentsModel(connection), 'familyId', {
      sort: { month: -1, recordedAt: -1, _id: -1 },
    }),
    statedStatusesByFamily: manyBy(statedStatusesModel(connection), 'familyId', { sort: { statedAt: -1, _id: -1 } }),
    revisionsByAssessment: manyBy(revisionsModel(connection), 'recordId', {
      where: { recordType: 'assessment' },
      sort: { version: 1 },
    }),
  };
}
