import { randomBytes } from 'node:crypto';
import { Schema, type Connection, type Model } from 'mongoose';
import { defineModel } from './records.js';

/** What an installation makes for itself once. */
interface Setting {
  _id: string;
  value: string;
}

const settingSchema = new Schema<Setting>({ _id: String, value: String });

export function settingsModel(connection: Connection): Model<Setting> {
  return defineModel(connection, 'Setting', settingSchema, 'settings');
}

/** Random text of this installation that signs the cookies of its sessions; the same after every start. */
export async function sessionSecret(connection: Connection): Promise<string> {
  const fresh: Setting = { _id: 'session-secret', value: randomBytes(32).toString('base64url') };
  const { value } = await settingsModel(connection)
    .findOneAndUpdate({ _id: fresh._id }, { $setOnInsert: fresh }, { upsert: true, returnDocument: 'after' })
    .orFail()
    .lean();
  return value;
}
