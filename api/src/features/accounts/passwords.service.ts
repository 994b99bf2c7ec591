import type { ChangePasswordInput, ResetPasswordInput } from '@anaqid/shared-types';
import type { Actor, Recorder } from '../../platform/actor.js';
import { orNotFound } from '../../platform/errors.js';
import { readRecord } from '../../platform/records.js';
import { inChange, saveChanged } from '../../platform/saving.js';
import type { AccountsDeps } from './accounts.deps.js';
import { accountsModel, type AccountRecord } from './accounts.model.js';
import { hashPassword } from './passwords.js';
import { savingAccounts } from './saving-accounts.js';
import type { SigningIn } from './sign-in.service.js';

/** Changes of passwords; each ends the sessions that were started with the old one. */
export function createPasswords({ connection, clock }: AccountsDeps, signingIn: SigningIn) {
  const model = accountsModel(connection);

  async function setPassword(actor: Recorder, id: string, passwordHash: string, verb: string): Promise<AccountRecord> {
    return inChange(connection, async (tx) => {
      const { _id, version, sessionEpoch } = orNotFound(await readRecord(model, id, tx), 'accountId');
      return saveChanged(connection, tx, {
        ...savingAccounts(model, verb, actor, clock.now()),
        id: _id,
        basedOn: version,
        set: {
          passwordHash,
          sessionEpoch: sessionEpoch + 1,
        },
      });
    });
  }

  return {
    /** Sets somebody's password and ends their sessions. */
    async resetPassword(actor: Recorder, { accountId, password }: ResetPasswordInput): Promise<AccountRecord> {
      const account = await readRecord(model, accountId);
      const names = account === null ? [] : [account.userName, account.displayName];
      return setPassword(actor, accountId, await hashPassword(password, names), 'resetPassword');
    },

    /** Changes the actor's own password and ends all sessions of the account; the request itself is signed in again. */
    async changePassword(actor: Actor, { currentPassword, newPassword }: ChangePasswordInput): Promise<AccountRecord> {
      const { userName, displayName } = await signingIn.ensurePassword(actor.accountId, currentPassword);
      const passwordHash = await hashPassword(newPassword, [userName, displayName], 'newPassword');
      return setPassword(actor, actor.accountId, passwordHash, 'changePassword');
    },
  };
}
