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
  /** Folded Arabic name: unique, and lists are ordered by it. */
  nameKey: text,
  /** Folded names and aliases for searching. */
  searchKey: text,
  kind: oneOf(enumValues.AssociationKind),
  aliases: listOf(text),
  /** Services it can give; empty: any. */
  serviceTypeIds: listOf(text),
  monthlyBudget: orNull(money),
  monthlyOverhead: orNull(money),
  currency: orNull(text),
  /** Clusters it is or was a member of: follows from the memberships, kept for scope. */
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
  /** Last month; null while it goes on. */
  toMonth: orNull(calendarMonth),
  /** Whether it adopts families, or only gives services. */
  adoptsFamilies: flag,
});
membershipSchema.index({ clusterId: 1, fromMonth: 1 });
membershipSchema.index({ associationId: 1, fromMonth: 1 });

/** An association's time in a cluster. */
export interface MembershipRecord extends InferSchemaType<typeof membershipSchema> {}
export const membershipsModel = defineModel('Membership', membershipSchema, 'memberships');
