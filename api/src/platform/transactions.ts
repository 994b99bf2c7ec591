import type { ClientSession, Connection } from 'mongoose';

/**
 * Runs work in one transaction and flushes it to disk. After a write conflict the work is run again from the start, so
 * it must not change state outside the transaction. If it throws, nothing is written.
 */
export async function inTransaction<T>(connection: Connection, work: (tx: ClientSession) => Promise<T>): Promise<T> {
  const session = await connection.startSession();
  try {
    return await session.withTransaction(() => work(session), {
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
