import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { tap } from 'rxjs';
import { endSession } from './session.js';

/** Client of the one GraphQL address; the session lives in a cookie of the same site. */
export function makeApolloClient(): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      endedSessions(),
      staleVersions(),
      new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
    ]),
    cache: makeCache(),
    clientAwareness: { name: 'anaqid-web', version: __APP__.version },
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
}

/** Cache of what was read; names in two languages have no id and are replaced as a whole. */
export function makeCache(): InMemoryCache {
  return new InMemoryCache();
}

/** Whether a failure says that nobody is signed in any more. */
function isSignedOut(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === 'NOT_SIGNED_IN')
  );
}

function endedSessions(): ApolloLink {
  return new ErrorLink(({ error }) => {
    if (isSignedOut(error)) endSession();
  });
}

/** Where a change was refused because somebody else saved first, what they saved is read: an open page shows it, and so does the form when it is opened again. */
function staleVersions(): ApolloLink {
  return new ApolloLink((operation, forward) => {
    let isStale = false;
    return forward(operation).pipe(
      tap({
        next: ({ data }) => {
          isStale ||= Object.values(data ?? {}).some(isStaleAnswer);
        },
        complete: () => {
          if (isStale) void operation.client.refetchQueries({ include: 'active' }).catch(() => undefined);
        },
      }),
    );
  });
}

function isStaleAnswer(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('refusal' in answer)) return false;
  const { refusal } = answer;
  return typeof refusal === 'object' && refusal !== null && 'code' in refusal && refusal.code === 'STALE_VERSION';
}
