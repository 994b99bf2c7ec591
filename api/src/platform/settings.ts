import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { recordSchema, text } from './fields.js';
import { defineModel } from './records.js';
import { ensureRecord } from './write-records.js';

/** What an installation makes for itself once. */
const settingSchema = recordSchema({ _id: text, value: text });
export const settingsModel = defineModel('Setting', settingSchema, 'settings');

/** Random text of this installation that signs the cookies of its sessions; the same after every start. */
export async function sessionSecret(connection: Connection): Promise<string> {
  const secret = { _id: 'session-secret', value: randomBytes(32).toString('base64url') };
  return (await ensureRecord(settingsModel(connection), secret)).value;
}
