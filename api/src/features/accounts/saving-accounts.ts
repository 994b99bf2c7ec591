import type { Model } from 'mongoose';
import type { Recorder } from '../../platform/actor.js';
import type { AccountRecord } from './accounts.model.js';

/** How changes of accounts are recorded: `account.<verb>`, without secrets. */
export function savingAccounts(model: Model<AccountRecord>, verb: string, actor: Recorder, at: Date) {
  return { model, recordType: 'account', action: `account.${verb}`, actor, at, toState: withoutSecrets } as const;
}

/** What the revisions keep of an account. */
function withoutSecrets({ fingerprint: _f, passwordHash: _p, sessionEpoch: _s, ...state }: AccountRecord): object {
  return state;
}
