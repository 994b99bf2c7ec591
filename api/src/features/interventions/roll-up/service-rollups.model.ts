import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import {
  calendarMonth,
  instant,
  integer,
  listOf,
  money,
  oneOf,
  orNull,
  part,
  recordSchema,
  text,
} from '../../../platform/fields.js';
import { defineModel } from '../../../platform/records.js';

const serviceColumnsSchema = recordSchema({
  serviceTypeId: text,
  class: oneOf(enumValues.ServiceClass),
  givingAssociationId: text,
  /** Earliest first; the other columns have a value for each. */
  months: listOf(calendarMonth),
  quantities: listOf(integer),
  /** In whole units of the pilot's currency. */
  amounts: listOf(money),
  /** When the first of the month's entries was recorded. */
  recordedAt: listOf(instant),
});

/** The months in which an association gave a family a service, as columns. */
export interface ServiceColumns extends InferSchemaType<typeof serviceColumnsSchema> {}

const recordingsSchema = recordSchema({
  serviceTypeId: text,
  /** `YYYY-MM=` and milliseconds (base 36) for each month, apart by spaces: pages of figures read many and use few. */
  firsts: text,
});

const serviceRollupSchema = recordSchema({
  /** Id of the spell. */
  _id: text,
  /** Number of times that it was written: two transactions that write it never both succeed unseen. */
  rev: integer,
  /** Whose version its writes raise. */
  stripe: text,
  familyId: text,
  clusterId: text,
  services: listOf(part(serviceColumnsSchema)),
  /** Months in which anything was received, earliest first; the sums have a value for each. */
  months: listOf(calendarMonth),
  /** Sums by class in whole units of the pilot's currency; null: nothing of the class. */
  care: listOf(orNull(money)),
  development: listOf(orNull(money)),
  /** When the first entry of each month was recorded, by service. */
  recordings: listOf(part(recordingsSchema)),
});
serviceRollupSchema.index({ clusterId: 1 });
serviceRollupSchema.index({ stripe: 1 });
serviceRollupSchema.index({ familyId: 1 });

/**
 * What a family received in a spell, by service, giver and month, without voided entries and cells in which nothing was given. It is
 * written in the transaction of every entry it follows from.
 */
export interface ServiceRollupRecord extends InferSchemaType<typeof serviceRollupSchema> {}
export const serviceRollupsModel = defineModel('ServiceRollup', serviceRollupSchema, 'serviceRollups');
