import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import type { GraphQLFormattedError } from 'graphql';
import { tap } from 'rxjs';
import { ViewerDocument } from '../generated/operations.js';
import { ACCOUNT_HEADER, type AccountContext } from './for-account.js';
import { noteOldApp } from './old-app.js';
import { endSession } from './session.js';
import { fetchUnlessUnchanged, hasTag } from './unchanged-answers.js';

/** A request that the server refused to execute because of its cost or the rate limit. */
export interface RefusedRequest {
  readonly code: 'TOO_EXPENSIVE' | 'TOO_MANY_REQUESTS';
  /** When to try again; null: the same request will never succeed. */
  readonly seconds: number | null;
}

/**
 * Client of the one GraphQL address; the session lives in a cookie of the same site.
 *
 * @param onRefused Called for each request that the server refused to begin; whoever sent it sees it fail as well.
 */
export function makeApolloClient(onRefused: (refused: RefusedRequest) => void = () => {}): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([faults(), refusedRequests(onRefused), staleVersions(), accountNames(), toServer()]),
    cache: makeCache(),
    clientAwareness: { name: 'anaqid-web', version: __APP__.version },
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
}

/** Operations come by POST, so that nothing that somebody typed stands in a URL; those whose answers have a tag come by GET. */
function toServer(): ApolloLink {
  const address = { uri: '/graphql', credentials: 'same-origin' } as const;
  const byGet = new HttpLink({
    ...address,
    useGETForQueries: true,
    // Without it the server would take the request for one that another site caused.
    headers: { 'apollo-require-preflight': 'true' },
    fetch: fetchUnlessUnchanged(),
    // These operations contain no texts, in which spaces would count.
    print: (document, print) => print(document).replaceAll(/\s+/g, ' '),
  });
  return ApolloLink.split(({ operationName }) => hasTag(operationName), byGet, new HttpLink(address));
}

/** Apollo cache. Names in two languages have no id and are replaced as a whole. */
export function makeCache(): InMemoryCache {
  return new InMemoryCache();
}

/** Whether the response is an error with this code. */
function hasCode(error: unknown, code: string): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === code);
}

/** Errors that concern the whole app: nobody or somebody else is signed in, or the app is too old. */
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
 * Every request names its account: the session belongs to the browser, and somebody else may have signed in in another
 * tab. The server refuses a request for an account that is not signed in.
 */
function accountNames(): ApolloLink {
  return new SetContextLink(({ headers, accountId }, operation) => {
    const named = (accountId as AccountContext['accountId']) === undefined ? viewerIdOf(operation) : accountId;
    return named == null ? {} : { headers: { ...headers, [ACCOUNT_HEADER]: named } };
  });
}

/** The account of the open page, as loaded when it was opened. */
function viewerIdOf({ client }: Pick<ApolloLink.Operation, 'client'>): string | null {
  return client.readQuery({ query: ViewerDocument })?.viewer?.id ?? null;
}

/**
 * Whether a request was made for the account of the open page; a late response for another account must not affect this
 * page.
 */
function isOfThisPage(operation: ApolloLink.Operation): boolean {
  const headers: unknown = operation.getContext()['headers'];
  return typeof headers === 'object' && headers !== null && ACCOUNT_HEADER in headers
    ? headers[ACCOUNT_HEADER] === viewerIdOf(operation)
    : false;
}

/**
 * After a refusal because somebody else saved first, loads the stored record, so that the open page and a reopened form
 * show it.
 */
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
