import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import {
  calendarMonth,
  flag,
  listOf,
  localizedText,
  money,
  oneOf,
  orNull,
  recordSchema,
  text,
} from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const associationSchema = recordSchema({
  ...recordedFields,
  name: localizedText,
  /** Normalised Arabic name: unique, and sort key of lists. */
  nameKey: text,
  /** Normalised names and aliases, for searching. */
  searchKey: text,
  kind: oneOf(enumValues.AssociationKind),
  aliases: listOf(text),
  /** Services that it offers; empty: any. */
  serviceTypeIds: listOf(text),
  monthlyBudget: orNull(money),
  monthlyOverhead: orNull(money),
  currency: orNull(text),
  /** Clusters of which it is or was a member. Derived from the memberships; used for scope filters. */
  clusterIds: listOf(text),
  /** Pilots of those clusters. */
  pilotIds: listOf(text),
});
associationSchema.index({ nameKey: 1 }, { unique: true });

export interface AssociationRecord extends InferSchemaType<typeof associationSchema> {}
export const associationsModel = defineModel('Association', associationSchema, 'associations');

const membershipSchema = recordSchema({
  ...recordedFields,
  associationId: text,
  clusterId: text,
  fromMonth: calendarMonth,
  /** Last month; null while the membership lasts. */
  toMonth: orNull(calendarMonth),
  /** Whether it adopts families, or only gives services. */
  adoptsFamilies: flag,
});
membershipSchema.index({ clusterId: 1, fromMonth: 1 });
membershipSchema.index({ associationId: 1, fromMonth: 1 });

/** Membership of an association in a cluster. */
export interface MembershipRecord extends InferSchemaType<typeof membershipSchema> {}
export const membershipsModel = defineModel('Membership', membershipSchema, 'memberships');
