import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client';
import type { RefusalCode } from '../../generated/operations.js';

/**
 * Why unsent changes wait although nothing is wrong with them: nobody answered; the server failed over some; the app is of a version
 * that the server no longer understands; somebody else is signed in in this browser.
 */
export type Obstacle = 'UNREACHABLE' | 'FAULT' | 'APP_TOO_OLD' | 'OTHER_ACCOUNT';

/** A batch that stays as it is: what stops it has nothing to do with its content, or is not known to. */
export class WaitingError extends Error {
  constructor(readonly obstacle: Obstacle) {
    super(`waiting: ${obstacle}`);
  }
}

/** A batch of which the server will never store this content, whoever sends it again: at least one of its changes is to blame. */
export class RefusedBatchError extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: string | null = null,
  ) {
    super(`refused: ${code}`);
  }
}

/** Statuses by which servers, and what stands before them, refuse a request for its content. All others may pass by themselves. */
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

/** The errors of an answer that Apollo takes for a failure of the network because of its status. */
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
