/** Header in which a request names its account. */
export const ACCOUNT_HEADER = 'anaqid-account';

/** The account of a request, if it is not the one of the open page; null: none, as when signing in. */
export interface AccountContext {
  readonly accountId?: string | null;
}

/** Apollo context of a request for this account. */
export const forAccount = (accountId: string | null): AccountContext => ({ accountId });
