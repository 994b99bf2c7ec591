import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import type { GraphQLFormattedError } from 'graphql';
import { tap } from 'rxjs';
import { noteOldApp } from './old-app.js';
import { endSession } from './session.js';

/** A request that the server refused to begin: too much at once, or too much of one person in a minute. */
export interface RefusedRequest {
  readonly code: 'TOO_EXPENSIVE' | 'TOO_MANY_REQUESTS';
  /** When to try again; null: never as it is. */
  readonly seconds: number | null;
}

/**
 * Client of the one GraphQL address; the session lives in a cookie of the same site.
 *
 * @param onRefused Called for each request that the server refused to begin; whoever sent it sees it fail as well.
 */
export function makeApolloClient(onRefused: (refused: RefusedRequest) => void = () => {}): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      faults(),
      refusedRequests(onRefused),
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

/** Whether the server answered with this code instead of data. */
function hasCode(error: unknown, code: string): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === code);
}

/** What concerns the whole app and not the page that asked: nobody is signed in any more, or the app is too old. */
function faults(): ApolloLink {
  return new ErrorLink(({ error }) => {
    if (hasCode(error, 'NOT_SIGNED_IN')) endSession();
    if (hasCode(error, 'APP_TOO_OLD')) noteOldApp();
  });
}

function refusedRequests(onRefused: (refused: RefusedRequest) => void): ApolloLink {
  return new ErrorLink(({ error }) => {
    const refused = CombinedGraphQLErrors.is(error) ? error.errors.map(asRefused).find((one) => one !== null) : null;
    if (refused != null) onRefused(refused);
  });
}

function asRefused({ extensions }: GraphQLFormattedError): RefusedRequest | null {
  const code: unknown = extensions?.['code'];
  if (code !== 'TOO_EXPENSIVE' && code !== 'TOO_MANY_REQUESTS') return null;
  const seconds: unknown = extensions?.['seconds'];
  return { code, seconds: typeof seconds === 'number' ? seconds : null };
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
