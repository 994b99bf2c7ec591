import type { SignInInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { readVersions } from '../../platform/data-versions.js';
import { DomainError, orNotFound } from '../../platform/errors.js';
import { createKept } from '../../platform/kept.js';
import { findRecord, readRecord } from '../../platform/records.js';
import { recordEvents } from '../../platform/revisions.js';
import { setFields } from '../../platform/write-records.js';
import { userNameOf } from './account-content.js';
import type { AccountsDeps } from './accounts.deps.js';
import { accountsModel, type AccountRecord } from './accounts.model.js';
import { toActor } from './acting.js';
import { createLockOut, type SignInOrigin } from './lock-out.js';
import { isPassword } from './passwords.js';

/** What a session stores about the account. */
interface SessionAccount {
  accountId: string;
  epoch: number;
}

/** People whose rights are kept in memory, by the versions of what they follow from. */
const mostActors = 2_000;

/** Names longer than those of any account are counted by their first characters. */
const LONGEST_NAME = 64;

/** Signing in with user name and password. */
export function createSigningIn({ connection, clock, limits, ...services }: AccountsDeps) {
  const model = accountsModel(connection);
  const lockOut = createLockOut(connection, limits);
  const actors = createKept<Actor | null>(mostActors);

  /**
   * Known, unknown and disabled names take the same code path, so that neither the answer nor its timing reveals which
   * it was.
   */
  async function check(userName: string, password: string, origin: SignInOrigin): Promise<AccountRecord | null> {
    return lockOut.attempt(userName.slice(0, LONGEST_NAME), origin, async () => {
      const account = await findRecord(model, { userName: { $eq: userName } });
      const matches = await isPassword(account?.passwordHash ?? null, password);
      if (matches && account !== null && !account.disabled) return account;
      await noteFailure(account);
      return null;
    });
  }

  /**
   * A failure is of the account whose name was used; the name of nobody is not kept, since people type passwords there.
   * Known or not, one entry is written, so that the time of the answer stays the same.
   */
  async function noteFailure(account: AccountRecord | null): Promise<void> {
    const actor = {
      accountId: account?._id ?? null,
      displayName: account?.displayName ?? '',
      role: account?.role ?? null,
    };
    const at = clock.now();
    await recordEvents(connection, null, [
      { actor, action: 'account.signInFailed', recordType: 'account', recordId: account?._id ?? null, at },
    ]);
  }

  return {
    /** The account that matches user name and password; otherwise `SIGN_IN_FAILED` or `TOO_MANY_ATTEMPTS`. */
    async signIn({ userName, password }: SignInInput, origin: SignInOrigin): Promise<AccountRecord> {
      const account = await check(userNameOf(userName), password, origin);
      if (account === null) throw new DomainError('SIGN_IN_FAILED');
      const at = clock.now();
      await setFields(model, account._id, { lastSignInAt: at });
      await recordEvents(connection, null, [
        {
          actor: {
            accountId: account._id,
            displayName: account.displayName,
            role: account.role,
          },
          action: 'account.signIn',
          recordType: 'account',
          recordId: account._id,
          at,
        },
      ]);
      return { ...account, lastSignInAt: at };
    },

    /** The account if the password matches; failures are counted and locked as at sign-in. */
    async ensurePassword(accountId: string, password: string): Promise<AccountRecord> {
      const { userName } = orNotFound(await readRecord(model, accountId));
      const origin = { address: `account ${accountId}`, device: 'session' };
      const account = await check(userName, password, origin);
      if (account === null) throw new DomainError('SIGN_IN_FAILED', 'currentPassword');
      return account;
    },

    /**
     * The actor of a session, with the rights the database has now; null if the session has ended. Rights follow from accounts,
     * associations and clusters: they are read again as soon as the version of one of these has changed.
     */
    async actorOf({ accountId, epoch }: SessionAccount): Promise<Actor | null> {
      const { shared } = await readVersions(connection, []);
      return actors.get(`${shared} ${accountId} ${epoch}`, async () => {
        const account = await readRecord(model, accountId);
        if (account === null || account.disabled || account.sessionEpoch !== epoch) return null;
        return toActor(services, account);
      });
    },
  };
}

export type SigningIn = ReturnType<typeof createSigningIn>;
