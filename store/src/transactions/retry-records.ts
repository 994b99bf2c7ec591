import { document, int } from '../plain.js';
import type { Reader, Writer } from '../storage/environment.js';
import { withChecksum, verifiedContent } from '../storage/keys.js';
import { Doc, UtcDate, decode, encode, toNumber, type Value } from '../values/index.js';

const prefix = 'r:';
/** The same as the session timeout. */
const retryRecordLifetimeMilliseconds = 30 * 60_000;

/**
 * The outcome of a session's last retryable write or transaction, stored in the same commit as its changes. A retry of the same
 * command, after a lost reply or a restart, is answered from it instead of being executed again.
 */
export interface RetryRecord {
  readonly number: bigint;
  /** `transaction`: it was committed; `write`: `done` holds the answers of the completed statements. */
  readonly kind: 'transaction' | 'write';
  readonly done: Map<number, Doc>;
}

export function readRetryRecord(reader: Reader, session: string): RetryRecord | undefined {
  const key = keyOf(session);
  const value = reader.get('meta', key);
  if (value === undefined) return undefined;
  const stored = decode(verifiedContent(key, value));
  const done = new Map<number, Doc>();
  const list = stored.get('done');
  for (const entry of Array.isArray(list) ? list : [])
    if (entry instanceof Doc) done.set(toNumber(entry.get('i')) ?? -1, entry);
  return {
    number: BigInt(toNumber(stored.get('number')) ?? 0),
    kind: stored.get('kind') === 'transaction' ? 'transaction' : 'write',
    done,
  };
}

export function writeRetryRecord(writer: Writer, session: string, record: RetryRecord): void {
  const key = keyOf(session);
  const done: Value[] = [...record.done].map(([statement, answer]) => {
    const entry = document({ i: int(statement) });
    for (const [name, value] of answer.entries()) entry.set(name, value);
    return entry;
  });
  const stored = document({ number: record.number, kind: record.kind, at: new UtcDate(BigInt(Date.now())), done });
  writer.put('meta', key, withChecksum(key, encode(stored)));
}

/** Keys of the records whose session has timed out. */
export function expiredRetryRecords(reader: Reader, now: number): Buffer[] {
  const expired: Buffer[] = [];
  for (const { key, value } of reader.range('meta', Buffer.from(prefix), Buffer.from('r;'))) {
    const at = decode(verifiedContent(key, value)).get('at');
    if (!(at instanceof UtcDate) || Number(at.ms) < now - retryRecordLifetimeMilliseconds) expired.push(key);
  }
  return expired;
}

const keyOf = (session: string): Buffer => Buffer.from(prefix + session, 'latin1');
