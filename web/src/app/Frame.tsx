import { type ReactNode, Suspense, useEffect } from 'react';
import { Outlet } from 'react-router';
import { OutboxBadge } from '../domain/outbox/OutboxBadge.js';
import { OutboxProvider } from '../domain/outbox/OutboxProvider.js';
import { useTodayCount } from '../features/today/today-count.js';
import { dropFormDraftsBut } from '../platform/drafts/form-drafts.js';
import { useViewer } from '../platform/session.js';
import { LoadingState } from '../ui/LoadingState.js';
import { Shell } from './Shell.js';

/** What stands around every page. Only a coordinator writes offline, so only a coordinator has an outbox. */
export function Frame() {
  const { id, role } = useViewer();
  useEffect(() => dropFormDraftsBut(id), [id]);
  const page = (
    <Suspense fallback={<LoadingState />}>
      <Outlet />
    </Suspense>
  );
  if (role !== 'COORDINATOR') return <Shell>{page}</Shell>;
  return (
    <OutboxProvider>
      <ShellOfCoordinator>{page}</ShellOfCoordinator>
    </OutboxProvider>
  );
}

/** What waits is counted where the way to it is. */
function ShellOfCoordinator({ children }: { children: ReactNode }) {
  const count = useTodayCount();
  return (
    <Shell badge={<OutboxBadge />} counts={{ '/visits': count }}>
      {children}
    </Shell>
  );
}
