import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ViewerQuery } from '../generated/operations.js';

/** Who is signed in. */
export type Viewer = NonNullable<ViewerQuery['viewer']>;

/** What anybody may know of this installation. */
type Installation = ViewerQuery['installation'];

export interface Session {
  readonly viewer: Viewer;
  readonly installation: Installation;
  /** Ends the session on the server and forgets what was read. */
  signOut(): Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

/** The session of a signed-in person; only pages below the sign-in gate may ask. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session == null) throw new Error('useSession needs a signed-in person');
  return session;
}

export function useViewer(): Viewer {
  return useSession().viewer;
}

/** Why the server no longer answers this page: the session ended, or somebody else signed in in another tab of this browser. */
export type SessionEnd = 'ENDED' | 'OTHER_ACCOUNT';

let end: SessionEnd | null = null;
const listeners = new Set<() => void>();

/** The server says that it does not answer this page any more; the gate asks for the password and keeps the page behind it. */
export function endSession(reason: SessionEnd): void {
  setEnd(reason);
}

/** Somebody signed in (again). */
export function resumeSession(): void {
  setEnd(null);
}

/** Null while the session goes on. */
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

/** Something that must be settled before signing out, such as unsent entries. Answers false to stay signed in. */
type SignOutGuard = (viewer: Viewer) => Promise<boolean>;

const guards = new Set<SignOutGuard>();

/** Adds a guard; the answer removes it. */
export function addSignOutGuard(guard: SignOutGuard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

/** Asks every guard in turn; false as soon as one wants to stay. */
export async function maySignOut(viewer: Viewer): Promise<boolean> {
  for (const guard of guards) if (!(await guard(viewer))) return false;
  return true;
}
