import { Schema, type Connection, type Model } from 'mongoose';
import type { AreaLevel, LocalizedText } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

export interface AreaRecord extends Recorded {
  name: LocalizedText;
  /** Folded Arabic name: lists are ordered by it. */
  nameKey: string;
  level: AreaLevel;
  /** Stored, never inferred from a code. */
  parentId: string | null;
  /** ISO 3166-2 key or P-code. Absent where not known: the unique index is sparse. */
  code?: string;
}

const schema = new Schema<AreaRecord>({
  ...recordedPaths,
  name: { ar: String, en: String },
  nameKey: String,
  level: String,
  parentId: String,
  code: String,
});
schema.index({ code: 1 }, { unique: true, sparse: true });
schema.index({ parentId: 1, nameKey: 1 }, { unique: true });

export function areasModel(connection: Connection): Model<AreaRecord> {
  return defineModel(connection, 'Area', schema, 'areas');
}
