import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { recordSchema, text } from './fields.js';
import { defineModel } from './records.js';
import { ensureRecord } from './write-records.js';

/** Settings that an installation generates once. */
const settingSchema = recordSchema({ _id: text, value: text });
export const settingsModel = defineModel('Setting', settingSchema, 'settings');

/** Random secret of this installation that signs session cookies; the same after every start. */
export async function sessionSecret(connection: Connection): Promise<string> {
  const secret = { _id: 'session-secret', value: randomBytes(32).toString('base64url') };
  return (await ensureRecord(settingsModel(connection), secret)).value;
}
