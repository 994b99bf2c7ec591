import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DomainError, installation, type Environment, type Services } from '@anaqid/api';
import { sampleAccountIds } from './cases/damascus-people.js';

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The password of the sample's accounts, stored in the data folder so that every start can print it. */
interface SamplePassword {
  readonly password: string;
  /** Whether it differs from the stored one, so that the accounts may still have the old password. */
  readonly isNew: boolean;
  /** Whether it was generated just now, because none is set or stored. */
  readonly isMadeUp: boolean;
  /** Stores it; to be called after the accounts have it. */
  store(): void;
}

/** The password from the environment, else the stored one, else a new random one. */
export function samplePasswordOf({ dataFolder, samplePassword }: Environment): SamplePassword {
  const file = path.join(dataFolder, 'sample-password');
  const stored = readPassword(file);
  const password = samplePassword ?? stored ?? randomPassword();
  return {
    password,
    isNew: password !== stored,
    isMadeUp: samplePassword === null && stored === null,
    store() {
      mkdirSync(dataFolder, { recursive: true });
      writeFileSync(file, `${password}\n`, { mode: 0o600 });
    },
  };
}

/** Sets the password of the sample's accounts, which ends the sessions of accounts that had another one. */
export async function setSamplePassword(services: Services, password: string): Promise<void> {
  const actor = { ...installation, role: 'ADMINISTRATOR' as const };
  for (const accountId of sampleAccountIds)
    if (!(await hasPassword(services, accountId, password)))
      await services.accounts.resetPassword(actor, { accountId, password });
}

async function hasPassword({ accounts }: Services, accountId: string, password: string): Promise<boolean> {
  try {
    await accounts.ensurePassword(accountId, password);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

function readPassword(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

/** Four groups of four letters, easy to read aloud and to type. */
function randomPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
