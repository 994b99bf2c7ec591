import DataLoader from 'dataloader';
import type { Connection } from 'mongoose';
import { manyBy, type Loader } from '../../platform/loaders.js';
import { findRecords } from '../../platform/records.js';
import {
  confirmationsModel,
  questionsModel,
  type CellQuestionRecord,
  type FamilyConfirmation,
} from './month-checks.model.js';

export interface MonthChecksLoaders {
  /** Newest first. */
  questionsByFamily: Loader<CellQuestionRecord[]>;
  /** The latest confirmation of a family's month, by `checkKey`. */
  confirmationByFamilyMonth: Loader<FamilyConfirmation | null>;
}

/** Key of a family's month in an association. */
export function checkKey(associationId: string, familyId: string, month: string): string {
  return `${associationId}:${familyId}:${month}`;
}

export function createMonthChecksLoaders(connection: Connection): MonthChecksLoaders {
  return {
    questionsByFamily: manyBy(questionsModel(connection), 'familyId', { sort: { recordedAt: -1, _id: -1 } }),
    confirmationByFamilyMonth: new DataLoader(async (keys) => {
      const checks = keys.map((key) => {
        const [associationId = '', familyId = '', month = ''] = key.split(':');
        return { associationId, familyId, month };
      });
      const confirmations = await findRecords(
        confirmationsModel(connection),
        {
          associationId: { $in: [...new Set(checks.map((check) => check.associationId))] },
          month: { $in: [...new Set(checks.map((check) => check.month))] },
        },
        { sort: { recordedAt: -1, _id: -1 } },
      );
      return checks.map(({ associationId, familyId, month }) => {
        const confirmation = confirmations.find(
          (candidate) =>
            candidate.associationId === associationId &&
            candidate.month === month &&
            candidate.familyIds.includes(familyId),
        );
        return confirmation === undefined ? null : { confirmation, familyId };
      });
    }),
  };
}
