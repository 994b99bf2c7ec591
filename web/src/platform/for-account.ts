/** Header in which a request names the account that it is for. */
export const ACCOUNT_HEADER = 'anaqid-account';

/** Whose work a request is, where that is not simply the person's whose page is open; null: nobody's yet, as when signing in. */
export interface AccountContext {
  readonly accountId?: string | null;
}

/** Context of a request that is for this account. */
export const forAccount = (accountId: string | null): AccountContext => ({ accountId });
