import type { InferSchemaType } from 'mongoose';
import { calendarMonth, flag, integer, recordSchema, text } from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const closingSchema = recordSchema({
  ...recordedFields,
  clusterId: text,
  month: calendarMonth,
  blankCells: integer,
  nothingGivenCells: integer,
  /** Whether it was taken back; then it is history. */
  reopened: flag,
});
closingSchema.index({ clusterId: 1, month: 1 });

/** A cluster's month declared complete. */
export interface ClosingRecord extends InferSchemaType<typeof closingSchema> {}
export const closingsModel = defineModel('MonthClosing', closingSchema, 'closings');

const reopeningSchema = recordSchema({
  ...recordedFields,
  closingId: text,
  clusterId: text,
  month: calendarMonth,
  reason: text,
});
reopeningSchema.index({ closingId: 1 }, { unique: true });

/** Why a closing was taken back; never changed. */
export interface ReopeningRecord extends InferSchemaType<typeof reopeningSchema> {}
export const reopeningsModel = defineModel('MonthReopening', reopeningSchema, 'reopenings');

/**
 * One document for each month of a cluster that anything was written in; `_id` is `clusterId:month`. Logging and closing both write
 * it in their transactions, so that of two at once the later one starts anew and sees the other.
 */
const monthStateSchema = recordSchema({ _id: text, clusterId: text, month: calendarMonth, writes: integer });

export const monthStatesModel = defineModel('MonthState', monthStateSchema, 'monthStates');
