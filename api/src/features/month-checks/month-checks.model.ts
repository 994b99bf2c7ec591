import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import { calendarMonth, instant, listOf, oneOf, orNull, recordSchema, text } from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const confirmationSchema = recordSchema({
  ...recordedFields,
  associationId: text,
  month: calendarMonth,
  familyIds: listOf(text),
});
confirmationSchema.index({ associationId: 1, month: 1, recordedAt: -1 });

/** A head's confirmation of what was logged for families in a month; never changed. */
export interface MonthConfirmationRecord extends InferSchemaType<typeof confirmationSchema> {}
export const confirmationsModel = defineModel('MonthConfirmation', confirmationSchema, 'monthConfirmations');

/** The part of a confirmation that concerns one family. */
export interface FamilyConfirmation {
  readonly confirmation: MonthConfirmationRecord;
  readonly familyId: string;
}

const questionSchema = recordSchema({
  ...recordedFields,
  familyId: text,
  clusterId: text,
  associationId: text,
  serviceTypeId: text,
  month: calendarMonth,
  text,
  state: oneOf(enumValues.CellQuestionState),
  answer: orNull(text),
  answeredByName: orNull(text),
  answeredAt: orNull(instant),
});
questionSchema.index({ familyId: 1, recordedAt: -1 });
questionSchema.index({ clusterId: 1, state: 1, recordedAt: 1 });

/** A head's question about a cell of the grid, and the coordinator's answer. */
export interface CellQuestionRecord extends InferSchemaType<typeof questionSchema> {}
export const questionsModel = defineModel('CellQuestion', questionSchema, 'cellQuestions');
