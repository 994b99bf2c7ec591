import { Doc, Timestamp } from './values/index.js';

let stamps = 0;

/** Timestamps of zero at the top of a document that is stored stand for the time: the same document, or a copy with times. */
export function withTimes(doc: Doc): Doc {
  if (![...doc.entries()].some(([name, value]) => isZero(name, value))) return doc;
  const seconds = BigInt(Math.floor(Date.now() / 1000)) << 32n;
  return new Doc(
    [...doc.entries()].map(([name, value]) => [
      name,
      isZero(name, value) ? new Timestamp(seconds | BigInt((stamps += 1))) : value,
    ]),
  );
}

const isZero = (name: string, value: unknown): boolean =>
  name !== '_id' && value instanceof Timestamp && value.value === 0n;
