import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { CreateAccountInput, CreateFirstAdministratorInput } from '@anaqid/shared-types';
import { installation, type Recorder } from '../../platform/actor.js';
import { ensure } from '../../platform/errors.js';
import { findRecord, hasRecord } from '../../platform/records.js';
import { ensureRecord, putRecord, removeRecord } from '../../platform/write-records.js';
import type { AccountsDeps } from './accounts.deps.js';
import { accountsModel, linksModel, type AccountRecord } from './accounts.model.js';

const LINK = 'first-administrator';

/** The single-use link that an installation without accounts prints at its start. */
export function createFirstAdministratorLink(
  { connection, clock }: AccountsDeps,
  createAccount: (actor: Recorder, input: CreateAccountInput) => Promise<AccountRecord>,
) {
  const accounts = accountsModel(connection);
  const links = linksModel(connection);
  const needsFirstAdministrator = async (): Promise<boolean> => !(await hasRecord(accounts, {}));

  return {
    /** Whether the installation has no account yet. */
    needsFirstAdministrator,

    /** A new token for the single-use link, which invalidates earlier ones; null if there are accounts. */
    async makeFirstAdministratorToken(): Promise<string | null> {
      if (!(await needsFirstAdministrator())) return null;
      const token = randomBytes(32).toString('base64url');
      const tokenHash = hashOf(token).toString('base64url');
      await putRecord(links, { _id: LINK, tokenHash, madeAt: clock.now() });
      return token;
    },

    /** Creates the first administrator; `LINK_NOT_VALID` for a wrong or used token. */
    async createFirstAdministrator({ token, ...person }: CreateFirstAdministratorInput): Promise<AccountRecord> {
      const link = await findRecord(links, { _id: LINK });
      const isRight = link !== null && timingSafeEqual(hashOf(token), Buffer.from(link.tokenHash, 'base64url'));
      ensure(isRight && (await needsFirstAdministrator()), 'LINK_NOT_VALID', 'token');
      // The link is removed before the account is created, so that only one of two concurrent requests succeeds. If the
      // account is refused, the link is restored.
      ensure(await removeRecord(links, { _id: LINK, tokenHash: link.tokenHash }), 'LINK_NOT_VALID', 'token');
      try {
        return await createAccount(installation, { ...person, clientKey: randomUUID(), role: 'ADMINISTRATOR' });
      } catch (error) {
        await ensureRecord(links, link);
        throw error;
      }
    },
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
