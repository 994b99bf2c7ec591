import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { SignOutDocument, ViewerDocument } from '../../generated/operations.js';
import { maySignOut, resumeSession, type Session, SessionContext, useSessionEnd } from '../../platform/session.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { SignInPage } from './SignInPage.js';
import { useSignIn } from './use-sign-in.js';

const SessionEndedDialog = lazy(async () => ({
  default: (await import('./SessionEndedDialog.js')).SessionEndedDialog,
}));

/**
 * Shows its content to a signed-in person, and the sign-in form at the same address to anybody else. When a session
 * ends, the password is asked for above the page, so that nothing typed is lost.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, loading, error, refetch } = useQuery(ViewerDocument, { fetchPolicy: 'cache-first' });
  const client = useApolloClient();
  const signIn = useSignIn();
  const [signOutOnServer] = useMutation(SignOutDocument);
  const end = useSessionEnd();
  const viewer = data?.viewer;
  const installation = data?.installation;

  const signOut = useCallback(async () => {
    if (viewer == null || !(await maySignOut(viewer))) return;
    await signOutOnServer();
    resumeSession();
    await client.resetStore();
  }, [client, signOutOnServer, viewer]);

  const session = useMemo<Session | null>(
    () => (viewer == null || installation == null ? null : { viewer, installation, signOut }),
    [viewer, installation, signOut],
  );

  if (session != null) {
    return (
      <SessionContext value={session}>
        {/* Pages are mounted again for another person. */}
        <div key={session.viewer.id} style={{ display: 'contents' }}>
          {children}
        </div>
        <Suspense>
          {end !== null && <SessionEndedDialog reason={end} userName={session.viewer.userName} onSignIn={signIn} />}
        </Suspense>
      </SessionContext>
    );
  }
  if (loading) return <LoadingState />;
  if (error != null || installation == null) return <ErrorState onRetry={() => void refetch()} />;
  return <SignInPage needsFirstAdministrator={installation.needsFirstAdministrator} onSignIn={signIn} />;
}
