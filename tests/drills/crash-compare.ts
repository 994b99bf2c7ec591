import type { Db } from 'mongodb';
import { accounts, startAmount } from './crash-clients.js';
import type { Ledger } from './crash-ledger.js';

/** Result of comparing the ledger with the store. */
export interface Faults {
  lost: string[];
  doubled: string[];
  /** Transactions of which only a part is stored. */
  half: string[];
  invented: string[];
}

interface Counter {
  _id: string | number;
  n: number;
}

/**
 * Compares in both directions. A write that was in doubt when the store was killed may be stored or missing, but not in
 * part.
 */
export async function compare(db: Db, ledger: Ledger): Promise<Faults> {
  const faults: Faults = { lost: [], doubled: [], half: [], invented: [] };
  const stored = new Set<string>();
  const moved = Array.from({ length: accounts }, () => 0);
  for (const collection of ['singles', 'moves'])
    for await (const { _id } of db.collection<{ _id: string }>(collection).find({}, { projection: { _id: 1 } })) {
      const name = `${collection}/${_id}`;
      if (stored.has(name)) faults.doubled.push(name);
      stored.add(name);
      if (collection === 'moves') moved[Number(_id.split(':')[0])]!++;
    }
  for (const name of ledger.stored) if (!stored.has(name)) faults.lost.push(name);
  const possible = new Set([...ledger.doubtful].flatMap(({ inserts }) => inserts.map(namedAs)));
  for (const name of stored) if (!ledger.stored.has(name) && !possible.has(name)) faults.invented.push(name);
  await compareSides(db, moved, faults);
  await compareCounters(db, ledger, faults);
  await compareContents(db, ledger, faults);
  return faults;
}

const namedAs = ({ collection, id }: { collection: string; id: string }): string => `${collection}/${id}`;

/** Recorded moves, and nothing else, have moved one unit each from the left to the right side. */
const compareSides = async (db: Db, moved: readonly number[], faults: Faults): Promise<void> => {
  for (const [side, sign] of [
    ['left', -1],
    ['right', 1],
  ] as const)
    for (const { _id, n } of await db.collection<Counter>(side).find().toArray()) {
      const expected = startAmount + sign * (moved[Number(_id)] ?? 0);
      if (n !== expected) faults.half.push(`${side}/${_id}: ${n} where the moves make ${expected}`);
    }
};

const compareCounters = async (db: Db, ledger: Ledger, faults: Faults): Promise<void> => {
  for (const { _id, n } of await db.collection<Counter>('counters').find().toArray()) {
    const counter = `counters/${_id}`;
    const certain = ledger.counters.get(counter) ?? 0;
    const inDoubt = [...ledger.doubtful]
      .flatMap(({ increments }) => increments)
      .filter((increment) => increment.counter === counter)
      .reduce((sum, { by }) => sum + by, 0);
    if (n < certain) faults.lost.push(`${counter}: ${n} where ${certain} were acknowledged`);
    if (n > certain + inDoubt) faults.doubled.push(`${counter}: ${n} where ${certain} were acknowledged`);
  }
};

const compareContents = async (db: Db, ledger: Ledger, faults: Faults): Promise<void> => {
  const preloaded = db.collection<{ _id: string; stamp: number }>('preloaded');
  const doubtful = new Map(
    [...ledger.doubtful].flatMap(({ sets }) => (sets === undefined ? [] : [[sets.id, sets.to]])),
  );
  const changed = new Map<string, number>();
  for await (const { _id, stamp } of preloaded.find({ _id: { $in: [...ledger.contents.keys(), ...doubtful.keys()] } }))
    changed.set(_id, stamp);
  for (const [id, to] of ledger.contents) {
    const found = changed.get(id);
    if (found !== to && found !== doubtful.get(id)) faults.lost.push(`preloaded/${id} is ${found}, not ${to}`);
  }
};

/** Initial documents, by the number from which they were generated. */
export async function comparePreloaded(db: Db, ledger: Ledger, documents: number): Promise<string[]> {
  const faults: string[] = [];
  const seen = new Set<string>();
  for await (const { _id, ...rest } of db.collection<{ _id: string }>('preloaded').find()) {
    seen.add(_id);
    const expected = { ...preloadedContent(Number(_id)), stamp: ledger.contents.get(_id) ?? 0 };
    if (JSON.stringify(rest) !== JSON.stringify(expected)) faults.push(`preloaded/${_id} is not what it was`);
  }
  for (let id = 0; id < documents; id++) if (!seen.has(String(id))) faults.push(`preloaded/${id} is gone`);
  return faults;
}

/** Deterministic, so that it can be compared without being stored. */
export function preloadedContent(id: number): { group: number; text: string; stamp: number } {
  return { group: id % 1_000, text: String(id).repeat(400 / String(id).length), stamp: 0 };
}
