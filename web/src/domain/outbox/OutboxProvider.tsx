import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useEffect, useState } from 'react';
import { useSessionEnd, useViewer } from '../../platform/session.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { openCellStorage } from './cell-to-correct.js';
import { forgetFamilyNames } from './family-names.js';
import { Outbox } from './outbox.js';
import { OutboxContext } from './outbox-context.js';
import { openOutboxStorage } from './outbox-storage.js';
import { makeSender } from './send-entries.js';
import { countOf, unfinishedWork } from './unfinished-work.js';
import { SignOutQuestion } from './SignOutQuestion.js';

/** Opens the outbox of the signed-in person. It sends when the network or the session comes back. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const client = useApolloClient();
  const { id: accountId } = useViewer();
  const isSessionEnded = useSessionEnd() !== null;
  const [outbox, setOutbox] = useState<Outbox | null>(null);

  useEffect(() => {
    let isGone = false;
    const storage = openOutboxStorage();
    const cellStorage = openCellStorage();
    const opening = Outbox.open({ accountId, storage, cellStorage, send: makeSender(client) });
    void opening.then((opened) => {
      if (!isGone) setOutbox(opened);
    });
    return () => {
      isGone = true;
      forgetFamilyNames();
      void opening
        .then((opened) => opened.close())
        .finally(() => {
          storage.close();
          cellStorage.close();
        });
    };
  }, [accountId, client]);

  useEffect(() => (outbox == null ? undefined : askBeforeLosing(outbox)), [outbox]);

  useEffect(() => {
    if (outbox == null || isSessionEnded) return;
    const wake = (): void => outbox.wake();
    wake();
    window.addEventListener('online', wake);
    return () => window.removeEventListener('online', wake);
  }, [outbox, isSessionEnded]);

  if (outbox == null) return <LoadingState />;
  return (
    <OutboxContext value={outbox}>
      {children}
      <SignOutQuestion outbox={outbox} />
    </OutboxContext>
  );
}

/**
 * Asks the user to confirm before a page is closed whose changes are stored neither on the server nor on this device.
 * Returns a function that removes the prompt.
 */
function askBeforeLosing(outbox: Outbox): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    const state = outbox.getState();
    if (!state.isKept && countOf(unfinishedWork(state)) > 0) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
