import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import {
  calendarDay,
  calendarMonth,
  decimal,
  flag,
  integer,
  localizedText,
  money,
  oneOf,
  orNull,
  part,
  recordSchema,
  text,
} from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const pilotSchema = recordSchema({
  ...recordedFields,
  name: localizedText,
  /** Programme month 1 of the families chosen before the start. */
  startMonth: calendarMonth,
  plannedMonths: integer,
  /** Planned months with all extensions of the whole pilot. */
  months: integer,
  capMonths: integer,
  currency: text,
  timeZone: text,
  /** Part of the families (0 to 1) meant to reach sufficiency; null: none was set. */
  targetShare: orNull(decimal),
  /** Number of the rule version that its figures are computed by. */
  ruleVersion: integer,
  /** Whether everything in it is invented. */
  sample: flag,
});
pilotSchema.index({ 'name.ar': 1 }, { unique: true });
pilotSchema.index({ startMonth: -1 });

export interface PilotRecord extends InferSchemaType<typeof pilotSchema> {}
export const pilotsModel = defineModel('Pilot', pilotSchema, 'pilots');

const extensionSchema = recordSchema({
  ...recordedFields,
  pilotId: text,
  scope: oneOf(enumValues.ExtensionScope),
  /** The cluster of a cluster's or family's extension; null for the whole pilot. */
  clusterId: orNull(text),
  familyId: orNull(text),
  familyCode: orNull(text),
  fromMonths: integer,
  toMonths: integer,
  reason: text,
  decisionNumber: text,
  decidedOn: calendarDay,
});
extensionSchema.index({ pilotId: 1, recordedAt: 1 });

/** A decision to go on longer; never changed. */
export interface ExtensionRecord extends InferSchemaType<typeof extensionSchema> {}
export const extensionsModel = defineModel('PilotExtension', extensionSchema, 'pilotExtensions');

const sharesSchema = recordSchema({ first: decimal, further: decimal, child: decimal, adultFrom: integer });

export interface Shares extends InferSchemaType<typeof sharesSchema> {}

const incomeLineSchema = recordSchema({
  ...recordedFields,
  pilotId: text,
  fromMonth: calendarMonth,
  /** Whole amount of the pilot's currency. */
  amountPerAdult: money,
  source: text,
  shares: part(sharesSchema),
});
incomeLineSchema.index({ pilotId: 1, fromMonth: 1 }, { unique: true });

/** What one adult equivalent needs in a month; holds from its month until a later line. */
export interface IncomeLineRecord extends InferSchemaType<typeof incomeLineSchema> {}
export const incomeLinesModel = defineModel('IncomeLine', incomeLineSchema, 'incomeLines');

const priceIndexSchema = recordSchema({
  ...recordedFields,
  pilotId: text,
  month: calendarMonth,
  value: decimal,
  source: text,
});
priceIndexSchema.index({ pilotId: 1, month: 1 }, { unique: true });

/** Level of prices in a month. */
export interface PriceIndexRecord extends InferSchemaType<typeof priceIndexSchema> {}
export const priceIndexModel = defineModel('PriceIndexValue', priceIndexSchema, 'priceIndex');
