import type { InferSchemaType } from 'mongoose';
import { enumValues, type FamilyStatus } from '@anaqid/shared-types';
import { calendarMonth, instant, integer, oneOf, recordSchema, text, unchecked } from '../../../platform/fields.js';
import { defineModel } from '../../../platform/records.js';

const statedStatusSchema = recordSchema({
  _id: text,
  familyId: text,
  spellId: text,
  statedAt: instant,
  occasion: oneOf(enumValues.StatementOccasion),
  presentMonth: calendarMonth,
  durationMonths: integer,
  ruleVersion: integer,
  status: unchecked<FamilyStatus>(),
});
statedStatusSchema.index({ familyId: 1, statedAt: -1 });

/** The status of a family as it was stated at the time; never changed. */
export interface StatedStatusRecord extends InferSchemaType<typeof statedStatusSchema> {}
export const statedStatusesModel = defineModel('StatedStatus', statedStatusSchema, 'statedStatuses');
