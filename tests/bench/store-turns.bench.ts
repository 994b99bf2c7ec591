import { MongoClient, type Collection } from 'mongodb';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildStore } from '../../store/build.mjs';
import { StoreChild } from '../kit/store-process.js';
import { heavy, type Row } from './heavy-questions.js';

const documents = 100_000;
const batch = 1_000;
const shortest = 10_000;
const limit = 100;

type Work = (rows: Collection<Row>, at: number) => Promise<unknown>;

/** Small operations of other clients: one client for each kind, without pauses. */
const others: Readonly<Record<string, Work>> = {
  'findOne by _id': (rows, at) => rows.findOne({ _id: at % documents }),
  'find by index': (rows, at) =>
    rows
      .find({ code: at % 500 })
      .limit(5)
      .toArray(),
  insertOne: (rows, at) => rows.insertOne({ _id: documents + at, code: -1, text: 'new', amount: at }),
  updateOne: (rows, at) => rows.updateOne({ _id: at % documents }, { $inc: { amount: 1 } }),
};

/** How long reads and writes of other clients wait while one client keeps the store busy for ten seconds. */
export async function bench(): Promise<void> {
  await buildStore();
  const folder = mkdtempSync(path.join(tmpdir(), 'store-turns-'));
  const child = new StoreChild(folder);
  try {
    const { uri } = await child.serving;
    await load(uri);
    for (const name of Object.keys(heavy)) await measure(uri, name);
  } finally {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const load = (uri: string): Promise<void> =>
  connected(uri, async (rows) => {
    await rows.createIndex({ code: 1 });
    for (let from = 0; from < documents; from += batch)
      await rows.insertMany(Array.from({ length: batch }, (_, at) => rowOf(from + at)));
  });

const rowOf = (at: number): Row => ({
  _id: at,
  code: at % 500,
  text: `${((at * 104_729) % 1_000_003).toString(36)} ${'x'.repeat(200)}`,
  amount: (at * 7_919) % 100_000,
});

const measure = async (uri: string, name: string): Promise<void> => {
  let busy = true;
  const waits = Object.entries(others).map(async ([kind, work]) => {
    const times: number[] = [];
    await connected(uri, async (rows) => {
      for (let at = 0; busy; at++) {
        const began = performance.now();
        await work(rows, at);
        times.push(performance.now() - began);
      }
      await rows.deleteMany({ _id: { $gte: documents } });
    });
    return { kind, times: times.sort((a, b) => a - b) };
  });
  const began = performance.now();
  // In its own process, so that processing the answers does not delay the others.
  const heavyClient = fork(path.join(import.meta.dirname, 'heavy-client.ts'), [uri, name, String(shortest)]);
  const [questions] = (await Promise.race([once(heavyClient, 'message'), once(heavyClient, 'exit')])) as [number];
  busy = false;
  console.log(`beside ${name} (${questions} times in ${((performance.now() - began) / 1000).toFixed(1)} s):`);
  for (const { kind, times } of await Promise.all(waits)) {
    const at = (part: number): string => `${Math.round(times[Math.floor(part * (times.length - 1))] ?? 0)} ms`;
    const over = times.filter((time) => time > limit).length;
    console.log(
      `  ${kind.padEnd(16)} ${String(times.length).padStart(6)} times, median ${at(0.5)}, 99 % ${at(0.99)}, ` +
        `longest ${at(1)}, ${over} over ${limit} ms`,
    );
  }
};

const connected = async (uri: string, work: (rows: Collection<Row>) => Promise<void>): Promise<void> => {
  const client = await new MongoClient(uri).connect();
  try {
    await work(client.db('turns').collection<Row>('rows'));
  } finally {
    await client.close();
  }
};
