import { Schema, type Connection, type Model } from 'mongoose';
import type { EntryMode, LocalizedText, ServiceClass, ServiceFrequency } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

export interface ServiceTypeRecord extends Recorded {
  name: LocalizedText;
  /** Folded Arabic name: unique. */
  nameKey: string;
  shortName: LocalizedText;
  /** Unit counted, such as basket or course. */
  unit: LocalizedText;
  entryMode: EntryMode;
  /** Usual value of one unit; null for amounts typed each time. */
  unitValue: number | null;
  currency: string | null;
  frequency: ServiceFrequency;
  class: ServiceClass;
  /** Days within which the same service from another association is a possible repeat; null: never. */
  repeatWindowDays: number | null;
  forMember: boolean;
  /** Order in the grid, from 1. */
  position: number;
  /** No longer offered; old entries stay. */
  retired: boolean;
}

const schema = new Schema<ServiceTypeRecord>({
  ...recordedPaths,
  name: { ar: String, en: String },
  nameKey: String,
  shortName: { ar: String, en: String },
  unit: { ar: String, en: String },
  entryMode: String,
  unitValue: Number,
  currency: String,
  frequency: String,
  class: String,
  repeatWindowDays: Number,
  forMember: Boolean,
  position: Number,
  retired: Boolean,
});
schema.index({ nameKey: 1 }, { unique: true });
schema.index({ position: 1 });

export function serviceTypesModel(connection: Connection): Model<ServiceTypeRecord> {
  return defineModel(connection, 'ServiceType', schema, 'serviceTypes');
}
