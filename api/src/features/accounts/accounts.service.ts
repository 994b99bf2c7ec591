import type { CreateAccountInput, UpdateAccountInput } from '@anaqid/shared-types';
import type { Recorder } from '../../platform/actor.js';
import { clientKey } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { countedPageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { newRecord, readRecord } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import { containsText } from '../../platform/searching.js';
import { changedContent, checkedScope, checkedUserName, displayNameOf, endsSessions } from './account-content.js';
import type { AccountsDeps } from './accounts.deps.js';
import { accountsModel, type AccountRecord } from './accounts.model.js';
import { canChangeRights } from './accounts.permissions.js';
import { createFirstAdministratorLink } from './first-administrator.service.js';
import { ensureStrength, hashPassword } from './passwords.js';
import { createPasswords } from './passwords.service.js';
import { savingAccounts } from './saving-accounts.js';
import { createSigningIn } from './sign-in.service.js';

export type { AccountRecord } from './accounts.model.js';

interface ListRequest extends PageRequest {
  search?: string | null;
}

/** Accounts of the people who sign in. */
export function createAccountsService(deps: AccountsDeps) {
  const { connection, clock } = deps;
  const model = accountsModel(connection);

  async function createAccount(actor: Recorder, input: CreateAccountInput): Promise<AccountRecord> {
    const key = clientKey(input.clientKey);
    const userName = checkedUserName(input.userName);
    const names = displayNameOf(input.displayName, userName);
    ensureStrength(input.password, [userName, names.displayName]);
    const scope = await checkedScope(deps, input.role, input);
    const passwordHash = await hashPassword(input.password, []);
    const { password: _password, ...request } = input;
    return createIdempotently(connection, { model, key, actor, request }, async (tx) => {
      const at = clock.now();
      const content = { userName, ...names, role: input.role, ...scope, disabled: false };
      const record = { ...newRecord(key, actor, at, request), ...content, ...newSecrets(passwordHash) };
      return saveNew(connection, tx, record, saving('create', actor, at));
    });
  }

  const saving = (verb: string, actor: Recorder, at: Date) => savingAccounts(model, verb, actor, at);
  const signingIn = createSigningIn(deps);

  return {
    /** A page of all accounts, sorted by display name. */
    page({ search, ...request }: ListRequest): Promise<Page<AccountRecord> & { totalCount: number }> {
      return countedPageOf(model, containsText('searchKey', search) ?? {}, request, { by: 'searchKey' });
    },

    byId(id: string): Promise<AccountRecord | null> {
      return readRecord(model, id);
    },

    createAccount,

    async updateAccount(actor: Recorder, input: UpdateAccountInput): Promise<AccountRecord> {
      return inChange(connection, async (tx) => {
        const before = orNotFound(await readRecord(model, input.id, tx), 'id');
        const content = await changedContent(deps, before, input);
        ensure(canChangeRights(actor, before, content), 'NOT_ALLOWED', input.disabled === true ? 'disabled' : 'role');
        const sessionEpoch = before.sessionEpoch + (endsSessions(before, content) ? 1 : 0);
        return saveChanged(connection, tx, {
          ...saving('change', actor, clock.now()),
          id: before._id,
          basedOn: input.version,
          set: {
            ...content,
            sessionEpoch,
          },
        });
      });
    },

    ...signingIn,
    ...createPasswords(deps, signingIn),
    ...createFirstAdministratorLink(deps, createAccount),
  };
}

export type AccountsService = ReturnType<typeof createAccountsService>;

function newSecrets(passwordHash: string): Pick<AccountRecord, 'passwordHash' | 'sessionEpoch' | 'lastSignInAt'> {
  return { passwordHash, sessionEpoch: 1, lastSignInAt: null };
}
