import { Schema, type Connection, type Model } from 'mongoose';
import type { AssociationKind, LocalizedText } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

export interface AssociationRecord extends Recorded {
  name: LocalizedText;
  /** Folded Arabic name: unique, and lists are ordered by it. */
  nameKey: string;
  /** Folded names and aliases for searching. */
  searchKey: string;
  kind: AssociationKind;
  aliases: string[];
  /** Services it can give; empty: any. */
  serviceTypeIds: string[];
  monthlyBudget: number | null;
  monthlyOverhead: number | null;
  currency: string | null;
  /** Clusters it is or was a member of, and their pilots: follows from the memberships, kept for scope. */
  clusterIds: string[];
  pilotIds: string[];
}

/** An association's time in a cluster. */
export interface MembershipRecord extends Recorded {
  associationId: string;
  clusterId: string;
  fromMonth: string;
  /** Last month; null while it goes on. */
  toMonth: string | null;
  /** Whether it adopts families, or only gives services. */
  adoptsFamilies: boolean;
}

const associationSchema = new Schema<AssociationRecord>({
  ...recordedPaths,
  name: { ar: String, en: String },
  nameKey: String,
  searchKey: String,
  kind: String,
  aliases: [String],
  serviceTypeIds: [String],
  monthlyBudget: Number,
  monthlyOverhead: Number,
  currency: String,
  clusterIds: [String],
  pilotIds: [String],
});
associationSchema.index({ nameKey: 1 }, { unique: true });

const membershipSchema = new Schema<MembershipRecord>({
  ...recordedPaths,
  associationId: String,
  clusterId: String,
  fromMonth: String,
  toMonth: String,
  adoptsFamilies: Boolean,
});
membershipSchema.index({ clusterId: 1, fromMonth: 1 });
membershipSchema.index({ associationId: 1, fromMonth: 1 });

export function associationsModel(connection: Connection): Model<AssociationRecord> {
  return defineModel(connection, 'Association', associationSchema, 'associations');
}

export function membershipsModel(connection: Connection): Model<MembershipRecord> {
  return defineModel(connection, 'Membership', membershipSchema, 'memberships');
}
