import { Schema, type Connection, type Model } from 'mongoose';
import type { Role } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

export interface AccountRecord extends Recorded {
  /** Lower case. */
  userName: string;
  displayName: string;
  /** Folded display name and user name: lists are ordered and searched by it. */
  searchKey: string;
  role: Role;
  /** Clusters of a coordinator; empty for other roles. */
  clusterIds: string[];
  /** Association of a head; null for other roles. */
  associationId: string | null;
  /** Pilots of minister and federation; empty for other roles. */
  pilotIds: string[];
  disabled: boolean;
  /** argon2id. */
  passwordHash: string;
  /** Sessions started under another number have ended: it grows with the password, role, scope and disabling. */
  sessionEpoch: number;
  lastSignInAt: Date | null;
}

/** The single-use link to the first administrator; at most one, `_id` is `first-administrator`. */
export interface FirstAdministratorLink {
  _id: string;
  /** SHA-256 of the token; the token itself is only printed. */
  tokenHash: string;
  madeAt: Date;
}

const accountSchema = new Schema<AccountRecord>({
  ...recordedPaths,
  userName: String,
  displayName: String,
  searchKey: String,
  role: String,
  clusterIds: [String],
  associationId: String,
  pilotIds: [String],
  disabled: Boolean,
  passwordHash: String,
  sessionEpoch: Number,
  lastSignInAt: Date,
});
accountSchema.index({ userName: 1 }, { unique: true });
accountSchema.index({ searchKey: 1 });
accountSchema.index({ clusterIds: 1 });

const linkSchema = new Schema<FirstAdministratorLink>({ _id: String, tokenHash: String, madeAt: Date });

export function accountsModel(connection: Connection): Model<AccountRecord> {
  return defineModel(connection, 'Account', accountSchema, 'accounts');
}

export function linksModel(connection: Connection): Model<FirstAdministratorLink> {
  return defineModel(connection, 'SingleUseLink', linkSchema, 'singleUseLinks');
}
