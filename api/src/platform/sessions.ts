/** What a request may do to its session. */
export interface SessionControls {
  /** Starts a session under a new id; whatever session the request had ends. */
  signIn(account: { accountId: string; epoch: number }): Promise<void>;
  signOut(): Promise<void>;
}
