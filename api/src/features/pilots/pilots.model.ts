import { Schema, type Connection, type Model } from 'mongoose';
import type { LocalizedText } from '@anaqid/shared-types';
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
  /** Whether everything in it is invented. */
  sample: boolean;
}

/** A decision to go on longer; never changed. */
export interface ExtensionRecord extends Recorded {
  pilotId: string;
  fromMonths: number;
  toMonths: number;
  reason: string;
  decisionNumber: string;
  decidedOn: string;
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
  sample: Boolean,
});
pilotSchema.index({ 'name.ar': 1 }, { unique: true });
pilotSchema.index({ startMonth: -1 });

const extensionSchema = new Schema<ExtensionRecord>({
  ...recordedPaths,
  pilotId: String,
  fromMonths: Number,
  toMonths: Number,
  reason: String,
  decisionNumber: String,
  decidedOn: String,
});
extensionSchema.index({ pilotId: 1, recordedAt: 1 });

export function pilotsModel(connection: Connection): Model<PilotRecord> {
  return defineModel(connection, 'Pilot', pilotSchema, 'pilots');
}

export function extensionsModel(connection: Connection): Model<ExtensionRecord> {
  return defineModel(connection, 'PilotExtension', extensionSchema, 'pilotExtensions');
}
