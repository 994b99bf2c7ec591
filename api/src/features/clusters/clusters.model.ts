import { Schema, type Connection, type Model } from 'mongoose';
import type { LocalizedText } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

export interface ClusterRecord extends Recorded {
  pilotId: string;
  name: LocalizedText;
  /** Folded Arabic name: lists are ordered by it. */
  nameKey: string;
  areaId: string | null;
  /** Families aimed at; a target, never a limit. */
  familyQuota: number;
}

const schema = new Schema<ClusterRecord>({
  ...recordedPaths,
  pilotId: String,
  name: { ar: String, en: String },
  nameKey: String,
  areaId: String,
  familyQuota: Number,
});
schema.index({ pilotId: 1, nameKey: 1 }, { unique: true });
schema.index({ nameKey: 1 });

export function clustersModel(connection: Connection): Model<ClusterRecord> {
  return defineModel(connection, 'Cluster', schema, 'clusters');
}
