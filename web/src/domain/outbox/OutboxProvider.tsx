import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useEffect, useState } from 'react';
import { useSessionEnded, useViewer } from '../../platform/session.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { Outbox } from './outbox.js';
import { OutboxContext } from './outbox-context.js';
import { noStorage, openOutboxStorage } from './outbox-storage.js';
import { makeSender } from './send-entries.js';
import { SignOutQuestion } from './SignOutQuestion.js';

/** Opens the outbox of the signed-in person; it sends when the network or the session comes back. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const client = useApolloClient();
  const { id: accountId } = useViewer();
  const isSessionEnded = useSessionEnded();
  const [outbox, setOutbox] = useState<Outbox | null>(null);

  useEffect(() => {
    let isGone = false;
    let opened: Outbox | null = null;
    const open = async (): Promise<void> => {
      const storage = await openOutboxStorage().catch(() => noStorage);
      opened = await Outbox.open({ accountId, storage, send: makeSender(client) });
      if (isGone) opened.close();
      else setOutbox(opened);
    };
    void open();
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [accountId, client]);

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
