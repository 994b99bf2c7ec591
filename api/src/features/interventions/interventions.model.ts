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
  /** Association that adopts the family in this month. */
  associationId: text,
  serviceTypeId: text,
  /** Copied from the service type at the time of logging. */
  class: oneOf(enumValues.ServiceClass),
  month: calendarMonth,
  /** The last day of the month if the day is unknown. */
  day: calendarDay,
  dayKnown: flag,
  /** 0: recorded that nothing was given. */
  quantity: integer,
  /** In whole units of the currency. */
  amount: money,
  currency: text,
  givingAssociationId: text,
  /** Whether the family belongs to another association than the giving one. */
  toOther: flag,
  memberId: orNull(text),
  voucherNumber: orNull(text),
  /** Why it was saved although it may repeat another service. */
  repeatReason: orNull(text),
  voided: flag,
  /** Reason of the latest correction or of the voiding. */
  reason: orNull(text),
});
schema.index({ clusterId: 1, month: 1 });
schema.index({ familyId: 1, day: -1, _id: -1 });
schema.index({ givingAssociationId: 1, toOther: 1, month: -1 });

/** One service given to one family in a month. */
export interface InterventionRecord extends InferSchemaType<typeof schema> {}
export const interventionsModel = defineModel('Intervention', schema, 'interventions');
