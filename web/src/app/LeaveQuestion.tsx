import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useBlocker } from 'react-router';
import { dropFormDraftsBut, hasOpenForm } from '../platform/drafts/form-drafts.js';
import { addSignOutGuard } from '../platform/session.js';

/** Loaded when there is something to ask: the sign-in page needs no dialog. */
const LeaveDialog = lazy(async () => ({ default: (await import('../ui/AskingToLeave.js')).LeaveDialog }));

/** Asks before a page with a half-filled form is left: by a link, back or forward, signing out, or closing the tab. */
export function LeaveQuestion() {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const isElsewhere =
      currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search;
    return isElsewhere && hasOpenForm();
  });
  const [isSigningOut, setSigningOut] = useState(false);
  const answer = useRef<((maySignOut: boolean) => void) | null>(null);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (hasOpenForm()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);

  useEffect(
    () =>
      addSignOutGuard(async () => {
        const maySignOut =
          !hasOpenForm() ||
          (await new Promise<boolean>((resolve) => {
            answer.current = resolve;
            setSigningOut(true);
          }));
        if (maySignOut) dropFormDraftsBut(null);
        return maySignOut;
      }),
    [],
  );

  const decide = (isLeaving: boolean): void => {
    if (isSigningOut) {
      setSigningOut(false);
      answer.current?.(isLeaving);
    } else if (isLeaving) blocker.proceed?.();
    else blocker.reset?.();
  };
  const isAsking = isSigningOut || blocker.state === 'blocked';
  return (
    isAsking && (
      <Suspense>
        <LeaveDialog opened onLeave={() => decide(true)} onStay={() => decide(false)} />
      </Suspense>
    )
  );
}
