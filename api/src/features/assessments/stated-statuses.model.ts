import { Schema, type Connection, type Model } from 'mongoose';
import type { FamilyStatus, StatementOccasion } from '@anaqid/shared-types';
import { defineModel } from '../../platform/records.js';

/** A family's status as it was stated; written once and never changed. */
export interface StatedStatusRecord {
  _id: string;
  familyId: string;
  spellId: string;
  statedAt: Date;
  occasion: StatementOccasion;
  presentMonth: string;
  durationMonths: number;
  ruleVersion: number;
  status: FamilyStatus;
}

const statedStatusSchema = new Schema<StatedStatusRecord>({
  _id: String,
  familyId: String,
  spellId: String,
  statedAt: Date,
  occasion: String,
  presentMonth: String,
  durationMonths: Number,
  ruleVersion: Number,
  status: Schema.Types.Mixed,
});
statedStatusSchema.index({ familyId: 1, statedAt: -1 });

export function statedStatusesModel(connection: Connection): Model<StatedStatusRecord> {
  return defineModel(connection, 'StatedStatus', statedStatusSchema, 'statedStatuses');
}
