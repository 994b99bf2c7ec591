import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import { calendarMonth, oneOf, orNull, recordSchema, text } from '../../../platform/fields.js';
import { defineModel, recordedFields } from '../../../platform/records.js';

const schema = recordSchema({
  ...recordedFields,
  pilotId: text,
  view: oneOf(enumValues.OutcomeView),
  baseMonth: orNull(calendarMonth),
  note: text,
});
schema.index({ pilotId: 1, recordedAt: -1 });

/** A saved view, never changed. It holds no figures: they are computed again from the records as known at `recordedAt`. */
export interface SavedOutcomesRecord extends InferSchemaType<typeof schema> {}
export const savedOutcomesModel = defineModel('SavedOutcomes', schema, 'savedOutcomes');
