/** Extension codes of GraphQL errors. Expected refusals are data instead (`refusals.ts`). */
export type FaultCode =
  | 'NOT_SIGNED_IN'
  | 'NOT_ALLOWED'
  /** The request is for another account than the one that is signed in now; which one that is stays unsaid. */
  | 'OTHER_ACCOUNT'
  | 'BAD_REQUEST'
  /** The app sent an operation that the server does not know (any more): loading the app anew helps, sending again does not. */
  | 'APP_TOO_OLD'
  | 'TOO_EXPENSIVE'
  | 'TOO_MANY_REQUESTS'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** What the extensions of an error tell beside its code. */
export interface FaultDetails {
  /** When to try again. */
  readonly seconds?: number;
  /** What the request costs and what it may cost, in units. */
  readonly cost?: number;
  readonly limit?: number;
  /** Why the database takes no writes. */
  readonly reason?: 'DISK_FULL';
}

const messages: Readonly<Record<FaultCode, string>> = {
  NOT_SIGNED_IN: 'Not signed in',
  NOT_ALLOWED: 'Not allowed for this role',
  OTHER_ACCOUNT: 'This request is for another account than the one signed in',
  BAD_REQUEST: 'Malformed request',
  APP_TOO_OLD: 'This version of the app is too old for the server; load it again',
  TOO_EXPENSIVE: 'The request asks for too much at once',
  TOO_MANY_REQUESTS: 'Too many requests in a minute',
  UNAVAILABLE: 'The database does not respond; nothing was lost, try again',
  INTERNAL: 'Internal error',
};

export class FaultError extends Error {
  override name = 'FaultError';

  constructor(
    readonly faultCode: FaultCode,
    readonly details: FaultDetails = {},
  ) {
    super(messages[faultCode]);
  }
}

/** With a full disk nothing is written and everything can still be read; waiting does not help, making room does. */
const diskFull = 'The disk of the server is full: nothing was written, reading goes on; make room on it';

export function faultMessage(code: FaultCode, { reason }: FaultDetails = {}): string {
  return reason === 'DISK_FULL' ? diskFull : messages[code];
}

/** Driver errors that mean that no server answered, by name: the driver's classes are not imported here. */
const unavailable = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoExpiredSessionError',
  'MongoWriteConcernError',
]);

/**
 * MongoDB's codes for a server that cannot serve now but may in a moment: another member is becoming the primary, it shuts down, or
 * the network between members fails.
 */
const unavailableCodes = new Set<unknown>([
  6, // HostUnreachable
  7, // HostNotFound
  89, // NetworkTimeout
  91, // ShutdownInProgress
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  202, // NetworkInterfaceExceededTimeLimit
  262, // ExceededTimeLimit
  317, // ConnectionPoolExpired
  9001, // SocketException
  10058, // LegacyNotPrimary
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
]);
/** Labels by which server or driver say that the work may be tried again as a whole. */
const unavailableLabels = ['TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableWriteError'];

export function isDatabaseAway(error: unknown): boolean {
  return isOrWraps(
    error,
    (thrown) =>
      unavailable.has(thrown.name) ||
      (thrown.name.startsWith('Mongo') && 'code' in thrown && unavailableCodes.has(thrown.code)) ||
      hasAwayLabel(thrown),
  );
}

/** MongoDB's code `OutOfDiskSpace`, which the embedded store answers with as well. */
const OUT_OF_DISK_SPACE = 14_031;

export function isDiskFull(error: unknown): boolean {
  return isOrWraps(error, (thrown) => 'code' in thrown && thrown.code === OUT_OF_DISK_SPACE);
}

/** Whether an error passes the test, or one that it wraps: mongoose and Apollo wrap the driver's in different properties. */
function isOrWraps(error: unknown, isMeant: (error: Error) => boolean): boolean {
  if (!(error instanceof Error)) return false;
  if (isMeant(error)) return true;
  if ('errorResponse' in error && isOrWraps(error.errorResponse, isMeant)) return true;
  return isOrWraps('originalError' in error ? error.originalError : error.cause, isMeant);
}

function hasAwayLabel(error: object): boolean {
  const labels = 'errorLabels' in error ? error.errorLabels : null;
  return Array.isArray(labels) && unavailableLabels.some((label) => labels.includes(label));
}

/** Name and stack position of an error without its message, since database messages can contain values of records. */
export function traceOf(error: unknown): { name: string; code?: unknown; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error ? { code: error.code } : {};
  return { name: error.name, ...code, stack: lines.slice(0, 12).join('\n') };
}
