import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { recordSchema, text } from './fields.js';
import { defineModel, findRecord } from './records.js';
import { ensureRecord, putRecord } from './write-records.js';

/** What an installation knows about itself. */
const settingSchema = recordSchema({ _id: text, value: text });
export const settingsModel = defineModel('Setting', settingSchema, 'settings');

/** Random secret of this installation that signs session cookies; the same after every start. */
export async function sessionSecret(connection: Connection): Promise<string> {
  const secret = { _id: 'session-secret', value: randomBytes(32).toString('base64url') };
  return (await ensureRecord(settingsModel(connection), secret)).value;
}

/** The value of a setting; null if it was never set. */
export async function readSetting(connection: Connection, id: string): Promise<string | null> {
  return (await findRecord(settingsModel(connection), { _id: id }))?.value ?? null;
}

export async function putSetting(connection: Connection, id: string, value: string): Promise<void> {
  await putRecord(settingsModel(connection), { _id: id, value });
}
