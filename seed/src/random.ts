import { createHash } from 'node:crypto';

/** Pseudo-random choices seeded by a name, so that the sample is the same in every installation. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with a probability of 0-1. */
  chance(probability: number): boolean;
  /** One of the items, each equally likely. */
  pick<T>(items: readonly T[]): T;
}

/** The generator for a name. */
export function randomFor(name: string): Random {
  let state = createHash('sha256').update(name).digest().readUInt32LE(0);
  function next(): number {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('No items to pick from');
      return item;
    },
  };
}

/** A UUID derived from a name, so that loading the sample again finds the client keys of the first time. */
export function uuidFor(name: string): string {
  const bytes = createHash('sha256').update(`anaqid-sample:${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
