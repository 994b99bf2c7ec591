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
  /** First month of the pilot's services: programme month 1 of families enrolled in the month before. */
  startMonth: calendarMonth,
  plannedMonths: integer,
  /** Planned months and all extensions of the whole pilot. */
  months: integer,
  capMonths: integer,
  currency: text,
  timeZone: text,
  /** Share of the families (0 to 1) that is meant to reach sufficiency; null: none was set. */
  targetShare: orNull(decimal),
  /** Number of the rule version by which its figures are computed. */
  ruleVersion: integer,
  /** Whether all data of the pilot are invented. */
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
  /** Cluster of an extension for a cluster or a family; null for the whole pilot. */
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

/** A decision to extend a pilot or a part of it; never changed. */
export interface ExtensionRecord extends InferSchemaType<typeof extensionSchema> {}
export const extensionsModel = defineModel('PilotExtension', extensionSchema, 'pilotExtensions');

const sharesSchema = recordSchema({ first: decimal, further: decimal, child: decimal, adultFrom: integer });

export interface Shares extends InferSchemaType<typeof sharesSchema> {}

const incomeLineSchema = recordSchema({
  ...recordedFields,
  pilotId: text,
  fromMonth: calendarMonth,
  /** In whole units of the pilot's currency. */
  amountPerAdult: money,
  source: text,
  shares: part(sharesSchema),
});
incomeLineSchema.index({ pilotId: 1, fromMonth: 1 }, { unique: true });

/** Income that one adult equivalent needs in a month; in force from its month until the next line. */
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

/** Price index of a month. */
export interface PriceIndexRecord extends InferSchemaType<typeof priceIndexSchema> {}
export const priceIndexModel = defineModel('PriceIndexValue', priceIndexSchema, 'priceIndex');
