import type { ClientSession, Connection } from 'mongoose';
import { FaultError } from './faults.js';

/** Conflicting transactions are repeated for this long; then the client is asked to try again. */
const LONGEST_CONFLICT_MS = 10_000;

/**
 * Runs work in one transaction and flushes it to disk. After a write conflict the work is run again from the start, with growing
 * pauses, so it must not change state outside the transaction. If it throws, nothing is written.
 *
 * @throws FaultError `UNAVAILABLE` if others keep writing the same records.
 */
export async function inTransaction<T>(connection: Connection, work: (tx: ClientSession) => Promise<T>): Promise<T> {
  const session = await connection.startSession();
  const began = performance.now();
  let attempts = 0;
  const attempt = (): Promise<T> => {
    attempts += 1;
    if (attempts > 1 && performance.now() - began > LONGEST_CONFLICT_MS) throw new FaultError('UNAVAILABLE');
    return work(session);
  };
  try {
    return await session.withTransaction(attempt, {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', journal: true },
    });
  } finally {
    await session.endSession();
  }
}

/** The unique index that a write violated, named by its fields (`_id`, `userName`); null for other errors. */
export function duplicateKey(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 11000) return null;
  const pattern = 'keyPattern' in error ? error.keyPattern : null;
  if (typeof pattern === 'object' && pattern !== null) return Object.keys(pattern).join(',');
  const message = 'message' in error ? String(error.message) : '';
  return message.includes('_id_') ? '_id' : 'unknown';
}
