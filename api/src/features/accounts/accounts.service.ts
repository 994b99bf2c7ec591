import type { CreateAccountInput, SignInInput, UpdateAccountInput } from '@anaqid/shared-types';
import type { Actor, Recorder } from '../../platform/actor.js';
import { clientKey } from '../../platform/checks.js';
import { demand, found } from '../../platform/errors.js';
import { countedPageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { newRecord, readRecord } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, saveOnce } from '../../platform/saving.js';
import { containsText } from '../../platform/searching.js';
import { changedContent, demandedScope, demandedUserName, displayNameOf, endsSessions } from './account-content.js';
import type { AccountsDeps } from './accounts.deps.js';
import { accountsModel, type AccountRecord } from './accounts.model.js';
import { canChangeRights, canManageAccounts } from './accounts.permissions.js';
import { createFirstAdministratorLink, type FirstAdministrator } from './first-administrator.service.js';
import { demandStrength, hashPassword } from './passwords.js';
import { createPasswords, type Passwords } from './passwords.service.js';
import { savingAccounts } from './saving-accounts.js';
import { createSigningIn, type SessionAccount } from './sign-in.service.js';

export type { AccountRecord } from './accounts.model.js';

interface ListRequest extends PageRequest {
  search?: string | null;
}

/** People who sign in. */
export interface AccountsService extends FirstAdministrator, Passwords {
  /** A page of all accounts, by display name. */
  page(actor: Actor, request: ListRequest): Promise<Page<AccountRecord> & { totalCount: number }>;
  byId(id: string): Promise<AccountRecord | null>;
  createAccount(actor: Recorder, input: CreateAccountInput): Promise<AccountRecord>;
  updateAccount(actor: Recorder, input: UpdateAccountInput): Promise<AccountRecord>;
  /** Who signs in with this name and password; `SIGN_IN_FAILED` or `TOO_MANY_ATTEMPTS` for everybody else. */
  signIn(input: SignInInput, address: string | null): Promise<AccountRecord>;
  /** The person of a session as the database knows them now; null when it has ended. */
  actorOf(session: SessionAccount): Promise<Actor | null>;
}

export function createAccountsService(deps: AccountsDeps): AccountsService {
  const { connection, clock } = deps;
  const model = accountsModel(connection);

  async function createAccount(actor: Recorder, input: CreateAccountInput): Promise<AccountRecord> {
    demand(canManageAccounts(actor), 'NOT_ALLOWED');
    const key = clientKey(input.clientKey);
    const userName = demandedUserName(input.userName);
    const names = displayNameOf(input.displayName, userName);
    demandStrength(input.password, [userName, names.displayName]);
    const scope = await demandedScope(deps, input.role, input);
    const passwordHash = await hashPassword(input.password, []);
    const { password: _password, ...request } = input;
    return saveOnce(connection, { model, key, actor, request }, async (tx) => {
      const at = clock.now();
      const content = { userName, ...names, role: input.role, ...scope, disabled: false };
      const record = { ...newRecord(key, actor, at, request), ...content, ...newSecrets(passwordHash) };
      return saveNew(connection, tx, record, saving('create', actor, at));
    });
  }

  async function updateAccount(actor: Recorder, input: UpdateAccountInput): Promise<AccountRecord> {
    demand(canManageAccounts(actor), 'NOT_ALLOWED');
    return inChange(connection, async (tx) => {
      const before = found(await readRecord(model, input.id, tx), 'id');
      const content = await changedContent(deps, before, input);
      demand(canChangeRights(actor, before, content), 'NOT_ALLOWED', input.disabled === true ? 'disabled' : 'role');
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
  }

  const saving = (verb: string, actor: Recorder, at: Date) => savingAccounts(model, verb, actor, at);
  const signingIn = createSigningIn(deps);

  return {
    page: (_actor, { search, ...request }) =>
      countedPageOf(model, containsText('searchKey', search) ?? {}, request, { by: 'searchKey' }),
    byId: (id) => readRecord(model, id),
    createAccount,
    updateAccount,
    ...createPasswords(deps, signingIn),
    signIn: (input, address) => signingIn.signIn(input, address),
    actorOf: (session) => signingIn.actorOf(session),
    ...createFirstAdministratorLink(deps, createAccount),
  };
}

function newSecrets(passwordHash: string): Pick<AccountRecord, 'passwordHash' | 'sessionEpoch' | 'lastSignInAt'> {
  return { passwordHash, sessionEpoch: 1, lastSignInAt: null };
}
