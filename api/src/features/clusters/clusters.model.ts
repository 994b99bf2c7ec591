import type { InferSchemaType } from 'mongoose';
import { integer, localizedText, orNull, recordSchema, text } from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const schema = recordSchema({
  ...recordedFields,
  pilotId: text,
  name: localizedText,
  /** Normalised Arabic name: sort key of lists. */
  nameKey: text,
  areaId: orNull(text),
  /** Number of families aimed at; a target, not a limit. */
  familyQuota: integer,
});
schema.index({ pilotId: 1, nameKey: 1 }, { unique: true });
schema.index({ nameKey: 1 });

export interface ClusterRecord extends InferSchemaType<typeof schema> {}
export const clustersModel = defineModel('Cluster', schema, 'clusters');
