/** What the transport refuses, as the error's extension code; expected refusals are data instead (`refusals.ts`). */
export type FaultCode = 'NOT_SIGNED_IN' | 'NOT_ALLOWED' | 'BAD_REQUEST' | 'UNAVAILABLE' | 'INTERNAL';

const messages: Readonly<Record<FaultCode, string>> = {
  NOT_SIGNED_IN: 'Nobody is signed in.',
  NOT_ALLOWED: 'The role may not do this.',
  BAD_REQUEST: 'The request cannot be understood.',
  UNAVAILABLE: 'The database does not answer; nothing was lost, try again.',
  INTERNAL: 'Something went wrong.',
};

export class FaultError extends Error {
  override name = 'FaultError';

  constructor(readonly faultCode: FaultCode) {
    super(messages[faultCode]);
  }
}

export function faultMessage(code: FaultCode): string {
  return messages[code];
}

/** Errors of the driver that say that no server answered; by name, since the driver is mongoose's. */
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
  // The lost connection is the response of a bulk write, the original of Apollo's error about a request, the cause of others.
  if ('errorResponse' in error) return isDatabaseAway(error.errorResponse);
  return isDatabaseAway('originalError' in error ? error.originalError : error.cause);
}
