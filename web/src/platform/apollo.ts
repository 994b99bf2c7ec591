import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import type { GraphQLFormattedError } from 'graphql';
import { tap } from 'rxjs';
import { ViewerDocument } from '../generated/operations.js';
import { ACCOUNT_HEADER, type AccountContext } from './for-account.js';
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
      accountNames(),
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

/** What concerns the whole app and not the page that asked: nobody, or somebody else, is signed in, or the app is too old. */
function faults(): ApolloLink {
  return new ErrorLink(({ error, operation }) => {
    if (hasCode(error, 'NOT_SIGNED_IN')) endSession('ENDED');
    if (hasCode(error, 'OTHER_ACCOUNT') && isOfThisPage(operation)) endSession('OTHER_ACCOUNT');
    if (hasCode(error, 'APP_TOO_OLD')) noteOldApp();
  });
}

function refusedRequests(onRefused: (refused: RefusedRequest) => void): ApolloLink {
  return new ErrorLink(({ error }) => {
    const refused = CombinedGraphQLErrors.is(error)
      ? error.errors.map(asRefused).find((refusedError) => refusedError !== null)
      : null;
    if (refused != null) onRefused(refused);
  });
}

function asRefused({ extensions }: GraphQLFormattedError): RefusedRequest | null {
  const code: unknown = extensions?.['code'];
  if (code !== 'TOO_EXPENSIVE' && code !== 'TOO_MANY_REQUESTS') return null;
  const seconds: unknown = extensions?.['seconds'];
  return { code, seconds: typeof seconds === 'number' ? seconds : null };
}

/**
 * Every request names the account that it is for: the session belongs to the browser, and in another tab somebody else may have
 * signed in. The server refuses what is not the signed-in account's own.
 */
function accountNames(): ApolloLink {
  return new SetContextLink(({ headers, accountId }, operation) => {
    const named = (accountId as AccountContext['accountId']) === undefined ? viewerIdOf(operation) : accountId;
    return named == null ? {} : { headers: { ...headers, [ACCOUNT_HEADER]: named } };
  });
}

/** The person whose page is open, as read when it was opened. */
function viewerIdOf({ client }: Pick<ApolloLink.Operation, 'client'>): string | null {
  return client.readQuery({ query: ViewerDocument })?.viewer?.id ?? null;
}

/** Whether a request was for the person whose page is open: a late answer to somebody else's page says nothing about this one. */
function isOfThisPage(operation: ApolloLink.Operation): boolean {
  const headers: unknown = operation.getContext()['headers'];
  return typeof headers === 'object' && headers !== null && ACCOUNT_HEADER in headers
    ? headers[ACCOUNT_HEADER] === viewerIdOf(operation)
    : false;
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
