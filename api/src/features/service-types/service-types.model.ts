import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import { flag, integer, localizedText, money, oneOf, orNull, recordSchema, text } from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const schema = recordSchema({
  ...recordedFields,
  name: localizedText,
  /** Normalised Arabic name: unique. */
  nameKey: text,
  shortName: localizedText,
  /** Unit of the quantity, such as basket or course. */
  unit: localizedText,
  entryMode: oneOf(enumValues.EntryMode),
  /** Default value of one unit; null for services entered by amount. */
  unitValue: orNull(money),
  currency: orNull(text),
  frequency: oneOf(enumValues.ServiceFrequency),
  class: oneOf(enumValues.ServiceClass),
  /** Fewer days than this between two associations' services are a possible repeat; null: never. */
  repeatWindowDays: orNull(integer),
  forMember: flag,
  /** Order in the grid, from 1. */
  position: integer,
  /** Not offered any more; existing entries stay. */
  retired: flag,
});
schema.index({ nameKey: 1 }, { unique: true });
schema.index({ position: 1 });

export interface ServiceTypeRecord extends InferSchemaType<typeof schema> {}
export const serviceTypesModel = defineModel('ServiceType', schema, 'serviceTypes');
