import { Doc, Timestamp } from './values/index.js';

let stamps = 0;

/**
 * An empty timestamp at the top of a document that is stored stands for the time: the same document, or a copy with times.
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
