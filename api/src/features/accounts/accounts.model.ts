import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import { flag, instant, integer, listOf, oneOf, orNull, recordSchema, text } from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const accountSchema = recordSchema({
  ...recordedFields,
  /** Lower case. */
  userName: text,
  displayName: text,
  /** Normalised display name and user name: sort and search key of lists. */
  searchKey: text,
  role: oneOf(enumValues.Role),
  /** Clusters of a coordinator; empty for other roles. */
  clusterIds: listOf(text),
  /** Association of a head; null for other roles. */
  associationId: orNull(text),
  /** Pilots of minister and federation; empty for other roles. */
  pilotIds: listOf(text),
  disabled: flag,
  /** Hash by argon2id. */
  passwordHash: text,
  /**
   * Sessions started under another number are invalid. Incremented when password, role or scope change and when the
   * account is disabled.
   */
  sessionEpoch: integer,
  lastSignInAt: orNull(instant),
});
accountSchema.index({ userName: 1 }, { unique: true });
accountSchema.index({ searchKey: 1 });
accountSchema.index({ clusterIds: 1 });

export interface AccountRecord extends InferSchemaType<typeof accountSchema> {}
export const accountsModel = defineModel('Account', accountSchema, 'accounts');

/**
 * The single-use link for creating the first administrator; at most one exists, with the `_id` `first-administrator`.
 */
const linkSchema = recordSchema({
  _id: text,
  /** SHA-256 of the token; the token itself is only printed. */
  tokenHash: text,
  madeAt: instant,
});

export const linksModel = defineModel('SingleUseLink', linkSchema, 'singleUseLinks');
