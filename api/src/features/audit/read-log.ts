import type { Connection } from 'mongoose';
import type { Actor } from '../../platform/actor.js';
import type { Clock } from '../../platform/clock.js';
import { isDiskFull } from '../../platform/faults.js';
import type { Read } from '../../platform/reads.js';
import { auditModel } from '../../platform/revisions.js';
import { duplicateKey } from '../../platform/transactions.js';
import { insertRecord } from '../../platform/write-records.js';

const HOUR_MS = 3_600_000;
/** Keys that a process remembers at most; those it forgot are found in the database. */
const MOST_KEYS = 50_000;

/**
 * Adds an entry for each person, record or list, and hour. Its id is made of these, so that a repeat finds it there: a
 * process that wrote it writes nothing, and another one is told by the index. No read waits for the entry of another.
 */
export function createReadLog(connection: Connection, clock: Clock): (actor: Actor, read: Read) => Promise<void> {
  const model = auditModel(connection);
  let hour = 0;
  const written = new Map<string, Promise<void>>();

  async function write(actor: Actor, key: string, { kind, recordId, filter, rows }: Read): Promise<void> {
    const entry = {
      _id: key,
      at: clock.now(),
      actorId: actor.accountId,
      actorName: actor.displayName,
      actorRole: actor.role,
      action: `read.${kind}`,
      recordType: kind,
      recordId,
      version: null,
      ...(filter.length > 0 && { filter: [...filter] }),
      ...(rows !== null && { rows }),
    };
    try {
      await insertRecord(model, entry, null);
    } catch (error) {
      if (duplicateKey(error) === null) throw error;
    }
  }

  return async (actor, read) => {
    const now = Math.floor(clock.now().getTime() / HOUR_MS);
    if (now !== hour || written.size >= MOST_KEYS) {
      hour = now;
      written.clear();
    }
    const key = keyOf(actor, read, now);
    const writing = written.get(key) ?? write(actor, key, read);
    written.set(key, writing);
    try {
      await writing;
    } catch (error) {
      written.delete(key);
      // With a full disk nothing can be stored, and work that is waited for must still be readable.
      if (!isDiskFull(error)) throw error;
    }
  };
}

function keyOf({ accountId }: Actor, { kind, recordId, filter }: Read, hour: number): string {
  return JSON.stringify(['read', accountId, kind, recordId, filter.map(({ field, value }) => [field, value]), hour]);
}
