import { Schema, type Connection, type Model } from 'mongoose';
import type { AdultEquivalentShares, ExtensionScope, LocalizedText } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

export interface PilotRecord extends Recorded {
  name: LocalizedText;
  /** Programme month 1 of the families chosen before the start. */
  startMonth: string;
  plannedMonths: number;
  /** Planned months with all extensions of the whole pilot. */
  months: number;
  capMonths: number;
  currency: string;
  timeZone: string;
  /** Part of the families (0 to 1) meant to reach sufficiency; null: none was set. */
  targetShare: number | null;
  /** Number of the rule version that its figures are computed by. */
  ruleVersion: number;
  /** Whether everything in it is invented. */
  sample: boolean;
}

/** A decision to go on longer; never changed. */
export interface ExtensionRecord extends Recorded {
  pilotId: string;
  scope: ExtensionScope;
  /** The cluster of a cluster's or family's extension; null for the whole pilot. */
  clusterId: string | null;
  familyId: string | null;
  familyCode: string | null;
  fromMonths: number;
  toMonths: number;
  reason: string;
  decisionNumber: string;
  decidedOn: string;
}

/** What one adult equivalent needs in a month; holds from its month until a later line. */
export interface IncomeLineRecord extends Recorded {
  pilotId: string;
  fromMonth: string;
  /** Whole amount of the pilot's currency. */
  amountPerAdult: number;
  source: string;
  shares: Shares;
}

export type Shares = Omit<AdultEquivalentShares, '__typename'>;

/** Level of prices in a month. */
export interface PriceIndexRecord extends Recorded {
  pilotId: string;
  month: string;
  value: number;
  source: string;
}

const pilotSchema = new Schema<PilotRecord>({
  ...recordedPaths,
  name: { ar: String, en: String },
  startMonth: String,
  plannedMonths: Number,
  months: Number,
  capMonths: Number,
  currency: String,
  timeZone: String,
  targetShare: Number,
  ruleVersion: Number,
  sample: Boolean,
});
pilotSchema.index({ 'name.ar': 1 }, { unique: true });
pilotSchema.index({ startMonth: -1 });

const extensionSchema = new Schema<ExtensionRecord>({
  ...recordedPaths,
  pilotId: String,
  scope: String,
  clusterId: String,
  familyId: String,
  familyCode: String,
  fromMonths: Number,
  toMonths: Number,
  reason: String,
  decisionNumber: String,
  decidedOn: String,
});
extensionSchema.index({ pilotId: 1, recordedAt: 1 });

const incomeLineSchema = new Schema<IncomeLineRecord>({
  ...recordedPaths,
  pilotId: String,
  fromMonth: String,
  amountPerAdult: Number,
  source: String,
  shares: { first: Number, further: Number, child: Number, adultFrom: Number },
});
incomeLineSchema.index({ pilotId: 1, fromMonth: 1 }, { unique: true });

const priceIndexSchema = new Schema<PriceIndexRecord>({
  ...recordedPaths,
  pilotId: String,
  month: String,
  value: Number,
  source: String,
});
priceIndexSchema.index({ pilotId: 1, month: 1 }, { unique: true });

export function pilotsModel(connection: Connection): Model<PilotRecord> {
  return defineModel(connection, 'Pilot', pilotSchema, 'pilots');
}

export function extensionsModel(connection: Connection): Model<ExtensionRecord> {
  return defineModel(connection, 'PilotExtension', extensionSchema, 'pilotExtensions');
}

export function incomeLinesModel(connection: Connection): Model<IncomeLineRecord> {
  return defineModel(connection, 'IncomeLine', incomeLineSchema, 'incomeLines');
}

export function priceIndexModel(connection: Connection): Model<PriceIndexRecord> {
  return defineModel(connection, 'PriceIndexValue', priceIndexSchema, 'priceIndex');
}
