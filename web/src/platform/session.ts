import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ViewerQuery } from '../generated/operations.js';

/** Who is signed in. */
export type Viewer = NonNullable<ViewerQuery['viewer']>;

/** Information about this installation that needs no sign-in. */
type Installation = ViewerQuery['installation'];

export interface Session {
  readonly viewer: Viewer;
  readonly installation: Installation;
  /** Ends the session on the server and clears the cache. */
  signOut(): Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

/** The session of a signed-in person; available only below the sign-in gate. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session == null) throw new Error('useSession needs a signed-in person');
  return session;
}

export function useViewer(): Viewer {
  return useSession().viewer;
}

/**
 * Why the server rejects requests of this page: the session ended, or somebody else signed in in another tab of this
 * browser.
 */
export type SessionEnd = 'ENDED' | 'OTHER_ACCOUNT';

let end: SessionEnd | null = null;
const listeners = new Set<() => void>();

/** Reports that the server rejects requests of this page; the gate then asks for the password above it. */
export function endSession(reason: SessionEnd): void {
  setEnd(reason);
}

/** Somebody signed in (again). */
export function resumeSession(): void {
  setEnd(null);
}

/** Null while the session is valid. */
export function useSessionEnd(): SessionEnd | null {
  return useSyncExternalStore(subscribe, () => end);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setEnd(value: SessionEnd | null): void {
  end = value;
  for (const listener of listeners) listener();
}

/** A check before signing out, such as for unsent entries. Returns false to stay signed in. */
type SignOutGuard = (viewer: Viewer) => Promise<boolean>;

const guards = new Set<SignOutGuard>();

/** Adds a guard; returns a function that removes it. */
export function addSignOutGuard(guard: SignOutGuard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

/** Calls every guard in turn; false as soon as one returns false. */
export async function maySignOut(viewer: Viewer): Promise<boolean> {
  for (const guard of guards) if (!(await guard(viewer))) return false;
  return true;
}
