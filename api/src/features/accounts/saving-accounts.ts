import type { Model } from 'mongoose';
import type { Recorder } from '../../platform/actor.js';
import type { AccountRecord } from './accounts.model.js';

/** How changes of accounts are recorded: with the action `account.<verb>` and without secrets. */
export function savingAccounts(model: Model<AccountRecord>, verb: string, actor: Recorder, at: Date) {
  return { model, recordType: 'account', action: `account.${verb}`, actor, at, toState: withoutSecrets } as const;
}

/** The fields of an account that its revisions contain. */
function withoutSecrets({ fingerprint: _f, passwordHash: _p, sessionEpoch: _s, ...state }: AccountRecord): object {
  return state;
}
