import type { ClientSession, Connection } from 'mongoose';

/**
 * Runs the work in one transaction; it is repeated as a whole when it met another writer, so it must not keep state
 * outside. Flushed to the disk before it resolves. An error of the work ends the transaction without a trace.
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

/** The unique index that a write met, by the name of its fields (`_id`, `userName`); null for any other error. */
export function duplicateKey(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 11000) return null;
  const pattern = 'keyPattern' in error ? error.keyPattern : null;
  if (typeof pattern === 'object' && pattern !== null) return Object.keys(pattern).join(',');
  const message = 'message' in error ? String(error.message) : '';
  return message.includes('_id_') ? '_id' : 'unknown';
}
