import { Schema, type Connection, type Model } from 'mongoose';
import type { ServiceClass } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

/** One service given to one family in a month. */
export interface InterventionRecord extends Recorded {
  pilotId: string;
  clusterId: string;
  familyId: string;
  /** Association that has adopted the family in this month. */
  associationId: string;
  serviceTypeId: string;
  /** Copied from the catalogue when logged. */
  class: ServiceClass;
  month: string;
  /** The month's last day when the day is not known. */
  day: string;
  dayKnown: boolean;
  /** 0: nothing was given, and this is known. */
  quantity: number;
  /** Whole amount of the currency. */
  amount: number;
  currency: string;
  givingAssociationId: string;
  /** Whether it was given to a family of another association. */
  toOther: boolean;
  memberId: string | null;
  voucherNumber: string | null;
  /** Why it was saved although it may repeat another. */
  repeatReason: string | null;
  voided: boolean;
  /** What was said with the present version: why it was corrected or voided. */
  reason: string | null;
}

const schema = new Schema<InterventionRecord>({
  ...recordedPaths,
  pilotId: String,
  clusterId: String,
  familyId: String,
  associationId: String,
  serviceTypeId: String,
  class: String,
  month: String,
  day: String,
  dayKnown: Boolean,
  quantity: Number,
  amount: Number,
  currency: String,
  givingAssociationId: String,
  toOther: Boolean,
  memberId: String,
  voucherNumber: String,
  repeatReason: String,
  voided: Boolean,
  reason: String,
});
schema.index({ clusterId: 1, month: 1 });
schema.index({ familyId: 1, day: -1, _id: -1 });
schema.index({ givingAssociationId: 1, toOther: 1, month: -1 });

export function interventionsModel(connection: Connection): Model<InterventionRecord> {
  return defineModel(connection, 'Intervention', schema, 'interventions');
}
