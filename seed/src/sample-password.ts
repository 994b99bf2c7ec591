import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installation, type Environment, type Services } from '@anaqid/api';
import { sampleAccountIds } from './cases/damascus-people.js';

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The password of the sample's accounts, kept in the data folder so that every start can print it. */
export interface SamplePassword {
  readonly password: string;
  /** Whether the accounts still have another one. */
  readonly isNew: boolean;
  /** Notes it as the one that the accounts have. */
  keep(): void;
}

/** The one that was set, else the one that was kept, else a random one for this installation. */
export function samplePasswordOf({ dataFolder, samplePassword }: Environment): SamplePassword {
  const file = path.join(dataFolder, 'sample-password');
  const kept = keptIn(file);
  const password = samplePassword ?? kept ?? randomPassword();
  return {
    password,
    isNew: password !== kept,
    keep() {
      mkdirSync(dataFolder, { recursive: true });
      writeFileSync(file, `${password}\n`, { mode: 0o600 });
    },
  };
}

/** Gives every sample account the password; their sessions end. */
export async function setSamplePassword(services: Services, password: string): Promise<void> {
  const byInstallation = { ...installation, role: 'ADMINISTRATOR' as const };
  for (const accountId of sampleAccountIds)
    await services.accounts.resetPassword(byInstallation, { accountId, password });
}

function keptIn(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

/** Four groups of four, easy to read out and to type. */
function randomPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
