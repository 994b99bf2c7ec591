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

/** A family's status as it was stated; written once and never changed. */
export interface StatedStatusRecord extends InferSchemaType<typeof statedStatusSchema> {}
export const statedStatusesModel = defineModel('StatedStatus', statedStatusSchema, 'statedStatuses');
