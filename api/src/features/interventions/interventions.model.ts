import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import {
  calendarDay,
  calendarMonth,
  flag,
  integer,
  money,
  oneOf,
  orNull,
  recordSchema,
  text,
} from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const schema = recordSchema({
  ...recordedFields,
  pilotId: text,
  clusterId: text,
  familyId: text,
  /** Association that has adopted the family in this month. */
  associationId: text,
  serviceTypeId: text,
  /** Copied from the catalogue when logged. */
  class: oneOf(enumValues.ServiceClass),
  month: calendarMonth,
  /** The month's last day when the day is not known. */
  day: calendarDay,
  dayKnown: flag,
  /** 0: nothing was given, and this is known. */
  quantity: integer,
  /** Whole amount of the currency. */
  amount: money,
  currency: text,
  givingAssociationId: text,
  /** Whether it was given to a family of another association. */
  toOther: flag,
  memberId: orNull(text),
  voucherNumber: orNull(text),
  /** Why it was saved although it may repeat another. */
  repeatReason: orNull(text),
  voided: flag,
  /** What was said with the present version: why it was corrected or voided. */
  reason: orNull(text),
});
schema.index({ clusterId: 1, month: 1 });
schema.index({ familyId: 1, day: -1, _id: -1 });
schema.index({ givingAssociationId: 1, toOther: 1, month: -1 });

/** One service given to one family in a month. */
export interface InterventionRecord extends InferSchemaType<typeof schema> {}
export const interventionsModel = defineModel('Intervention', schema, 'interventions');
