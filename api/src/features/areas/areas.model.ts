import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import { localizedText, oneOf, optional, orNull, recordSchema, text } from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const schema = recordSchema({
  ...recordedFields,
  name: localizedText,
  /** Normalised Arabic name: sort key of lists. */
  nameKey: text,
  level: oneOf(enumValues.AreaLevel),
  /** Stored, never inferred from a code. */
  parentId: orNull(text),
  /** ISO 3166-2 code or P-code. Absent if unknown, because the unique index is sparse. */
  code: optional(text),
});
schema.index({ code: 1 }, { unique: true, sparse: true });
schema.index({ parentId: 1, nameKey: 1 }, { unique: true });

export interface AreaRecord extends InferSchemaType<typeof schema> {}
export const areasModel = defineModel('Area', schema, 'areas');
