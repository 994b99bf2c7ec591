import { Schema, type Connection, type Model } from 'mongoose';
import type { CellQuestionState } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

/** A head confirmed what was logged for some of her families in a month; never changed. */
export interface MonthConfirmationRecord extends Recorded {
  associationId: string;
  month: string;
  familyIds: string[];
}

/** A confirmation as it is for one of its families. */
export interface FamilyConfirmation {
  readonly confirmation: MonthConfirmationRecord;
  readonly familyId: string;
}

/** A head's question on a cell of the grid, and the coordinator's answer. */
export interface CellQuestionRecord extends Recorded {
  familyId: string;
  clusterId: string;
  associationId: string;
  serviceTypeId: string;
  month: string;
  text: string;
  state: CellQuestionState;
  answer: string | null;
  answeredByName: string | null;
  answeredAt: Date | null;
}

const confirmationSchema = new Schema<MonthConfirmationRecord>({
  ...recordedPaths,
  associationId: String,
  month: String,
  familyIds: [String],
});
confirmationSchema.index({ associationId: 1, month: 1, recordedAt: -1 });

const questionSchema = new Schema<CellQuestionRecord>({
  ...recordedPaths,
  familyId: String,
  clusterId: String,
  associationId: String,
  serviceTypeId: String,
  month: String,
  text: String,
  state: String,
  answer: String,
  answeredByName: String,
  answeredAt: Date,
});
questionSchema.index({ familyId: 1, recordedAt: -1 });
questionSchema.index({ clusterId: 1, state: 1, recordedAt: 1 });

export function confirmationsModel(connection: Connection): Model<MonthConfirmationRecord> {
  return defineModel(connection, 'MonthConfirmation', confirmationSchema, 'monthConfirmations');
}

export function questionsModel(connection: Connection): Model<CellQuestionRecord> {
  return defineModel(connection, 'CellQuestion', questionSchema, 'cellQuestions');
}
