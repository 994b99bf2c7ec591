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

/** Numbers that the extensions of an error tell beside its code. */
interface FaultDetails {
  /** When to try again. */
  readonly seconds?: number;
  /** What the request costs and what it may cost, in units. */
  readonly cost?: number;
  readonly limit?: number;
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

export function faultMessage(code: FaultCode): string {
  return messages[code];
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
]);

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (unavailable.has(error.name)) return true;
  // Mongoose and Apollo wrap the driver's error in different properties.
  if ('errorResponse' in error) return isDatabaseAway(error.errorResponse);
  return isDatabaseAway('originalError' in error ? error.originalError : error.cause);
}
