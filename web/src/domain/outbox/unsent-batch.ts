import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client';
import type { RefusalCode } from '../../generated/operations.js';

/**
 * Why unsent changes wait although nothing is wrong with them: the server did not respond; it failed on some of them;
 * it no longer supports this version of the app; another account is signed in in this browser.
 */
export type Obstacle = 'UNREACHABLE' | 'FAULT' | 'APP_TOO_OLD' | 'OTHER_ACCOUNT';

/**
 * The batch was not stored, and its content is not known to be the cause, so its items stay unchanged and are sent
 * again.
 */
export class WaitingError extends Error {
  constructor(readonly obstacle: Obstacle) {
    super(`waiting: ${obstacle}`);
  }
}

/** The server will never store the batch with this content: at least one of its items causes the refusal. */
export class RefusedBatchError extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: string | null = null,
  ) {
    super(`refused: ${code}`);
  }
}

/**
 * HTTP statuses with which servers and proxies refuse a request because of its content. After any other status the same
 * request may succeed later.
 */
const REFUSING_STATUSES: ReadonlySet<number> = new Set([400, 413, 414, 415, 422, 431]);
const UNKNOWN_OPERATION: ReadonlySet<string> = new Set([
  'APP_TOO_OLD',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
]);
const UNREADABLE: ReadonlySet<string> = new Set(['BAD_REQUEST', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED']);

/** What a failed request means for the changes in it. */
export function batchErrorOf(error: unknown): WaitingError | RefusedBatchError {
  if (error instanceof WaitingError || error instanceof RefusedBatchError) return error;
  const codes = codesOf(error);
  if (codes.some((code) => UNKNOWN_OPERATION.has(code))) return new WaitingError('APP_TOO_OLD');
  if (codes.includes('OTHER_ACCOUNT')) return new WaitingError('OTHER_ACCOUNT');
  if (codes.some((code) => UNREADABLE.has(code))) return new RefusedBatchError('INVALID');
  if (codes.includes('NOT_ALLOWED')) return new RefusedBatchError('NOT_ALLOWED');
  if (codes.includes('INTERNAL') || codes.includes('TOO_EXPENSIVE')) return new WaitingError('FAULT');
  const status = statusOf(error);
  return status !== null && REFUSING_STATUSES.has(status)
    ? new RefusedBatchError('INVALID')
    : new WaitingError('UNREACHABLE');
}

function codesOf(error: unknown): readonly string[] {
  const errors: unknown = CombinedGraphQLErrors.is(error) ? error.errors : errorsInBody(error);
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((graphqlError: { extensions?: { code?: unknown } } | null) => {
    const code = graphqlError?.extensions?.code;
    return typeof code === 'string' ? [code] : [];
  });
}

/** GraphQL errors of a response that Apollo reports as a network failure because of its HTTP status. */
function errorsInBody(error: unknown): unknown {
  if (!ServerError.is(error)) return [];
  try {
    const body: unknown = JSON.parse(error.bodyText);
    return typeof body === 'object' && body !== null && 'errors' in body ? body.errors : [];
  } catch {
    return [];
  }
}

function statusOf(error: unknown): number | null {
  return ServerError.is(error) || ServerParseError.is(error) ? error.statusCode : null;
}
