import { createContext, useContext, useSyncExternalStore } from 'react';
import type { OutboxState, UnsentChanges } from './outbox.js';

/** The outbox of the signed-in person; null outside the provider. */
export const OutboxContext = createContext<UnsentChanges | null>(null);

export function useOutbox(): UnsentChanges {
  const outbox = useContext(OutboxContext);
  if (outbox == null) throw new Error('useOutbox needs an OutboxProvider');
  return outbox;
}

export function useOutboxState(): OutboxState {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.subscribe, outbox.getState);
}
