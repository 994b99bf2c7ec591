import type { InferSchemaType } from 'mongoose';
import { calendarMonth, flag, integer, recordSchema, text } from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const closingSchema = recordSchema({
  ...recordedFields,
  clusterId: text,
  month: calendarMonth,
  blankCells: integer,
  nothingGivenCells: integer,
  /** Whether the month was reopened; the closing then only remains as history. */
  reopened: flag,
});
closingSchema.index({ clusterId: 1, month: 1 });

/** A cluster's month that was declared complete. */
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

/** Why a closed month was reopened; never changed. */
export interface ReopeningRecord extends InferSchemaType<typeof reopeningSchema> {}
export const reopeningsModel = defineModel('MonthReopening', reopeningSchema, 'reopenings');

/**
 * Lock document of a cluster's month; `_id` is `clusterId:month`. Closing, reopening and enrolling write it in their
 * transactions, so that of two concurrent ones the later is run again and reads what the other wrote.
 */
const monthStateSchema = recordSchema({ _id: text, clusterId: text, month: calendarMonth, writes: integer });

export const monthStatesModel = defineModel('MonthState', monthStateSchema, 'monthStates');
