import { Doc, Timestamp } from './values/index.js';

let stamps = 0;

/**
 * Replaces empty timestamps in top-level fields other than `_id` with the current time, as MongoDB does on insert. Returns the
 * same document when there are none.
 * https://www.mongodb.com/docs/manual/reference/bson-types/#timestamps
 */
export function withTimestamps(doc: Doc): Doc {
  if (![...doc.entries()].some(([name, value]) => isEmpty(name, value))) return doc;
  const seconds = BigInt(Math.floor(Date.now() / 1000)) << 32n;
  return new Doc(
    [...doc.entries()].map(([name, value]) => [
      name,
      isEmpty(name, value) ? new Timestamp(seconds | BigInt((stamps += 1))) : value,
    ]),
  );
}

const isEmpty = (name: string, value: unknown): boolean =>
  name !== '_id' && value instanceof Timestamp && value.value === 0n;
