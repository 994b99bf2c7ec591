import { BSON, MongoClient } from 'mongodb';
import type { Collection, Document } from 'mongodb';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildStore } from '../../store/build.mjs';

const documents = 200_000;
const documentBytes = 512;
const batch = 1_000;
const ticksPerSecond = 100;

interface Server {
  child: ChildProcess;
  client: MongoClient;
  rows: Collection<Document>;
  /** Milliseconds from the start of the process to the first answer. */
  startUp: number;
}

/** The store in its own process, filled with 200,000 documents of 512 bytes under two secondary indexes. */
export async function bench(): Promise<void> {
  await buildStore();
  const folder = mkdtempSync(path.join(tmpdir(), 'store-bench-'));
  let server = await startServer(folder);
  try {
    await measureWrites(server);
    await measureReads(server);
    print('memory of its own after load', `${mebibytes(server, 'RssAnon')} MiB`, 'at most 250 MiB');
    print('pages of the data file in memory', `${mebibytes(server, 'RssFile')} MiB`);
    await stopServer(server);
    server = await startServer(folder);
    print('start-up with all documents', `${Math.round(server.startUp)} ms`, 'at most 500 ms');
    print('memory of its own after start', `${mebibytes(server, 'RssAnon')} MiB`);
    await measureTurns(server);
  } finally {
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startServer(folder: string): Promise<Server> {
  const program = path.resolve(import.meta.dirname, '../../store/dist/cli.mjs');
  const began = performance.now();
  const child = spawn(process.execPath, [program, 'serve', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve) => child.stdout?.once('data', (text) => resolve(String(text))));
  const client = await new MongoClient(line.trim().split(' ').at(-1) ?? '').connect();
  await client.db('bench').command({ ping: 1 });
  return { child, client, rows: client.db('bench').collection('rows'), startUp: performance.now() - began };
}

async function stopServer({ child, client }: Server): Promise<void> {
  await client.close();
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function measureWrites(server: Server): Promise<void> {
  const { rows, client } = server;
  await rows.createIndex({ household: 1, month: -1 });
  await rows.createIndex({ code: 1 }, { unique: true });
  await measure(server, 'insertMany, per document', documents, async () => {
    for (let from = 0; from < documents; from += batch)
      await rows.insertMany(Array.from({ length: batch }, (_, at) => documentNumber(from + at)));
  });
  await measure(server, 'updateOne by _id', 2_000, async () => {
    for (let at = 0; at < 2_000; at++) await rows.updateOne({ _id: (at * 97) as never }, { $inc: { amount: 1 } });
  });
  const times = client.db('bench').collection('times');
  await times.insertOne({ a: 0 });
  await measure(server, 'transaction of three writes', 500, async () => {
    for (let at = 0; at < 500; at++)
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await rows.updateOne({ _id: (at * 31) as never }, { $inc: { amount: 1 } }, { session });
          await times.insertOne({ at }, { session });
          await rows.updateOne({ _id: (at * 31 + 7) as never }, { $inc: { amount: -1 } }, { session });
        }),
      );
  });
}

async function measureReads(server: Server): Promise<void> {
  const { rows } = server;
  await measure(server, 'findOne by _id', 3_000, async () => {
    for (let at = 0; at < 3_000; at++) await rows.findOne({ _id: (at * 61) as never });
  });
  const findByIndex = async (times: number): Promise<void> => {
    for (let at = 0; at < times; at++)
      await rows
        .find({ household: at, month: { $gte: 2 } })
        .sort({ month: -1 })
        .limit(5)
        .toArray();
  };
  // Warm-up: measures a store whose code is already compiled.
  await findByIndex(9_000);
  const indexed = await measure(server, 'find of 5 by index and range, sorted', 6_000, () => findByIndex(6_000));
  goal('indexed find', `${Math.round(indexed * 1e6)} us`, 'at most 300 us');
  const scan = await measure(server, 'scan of all with one predicate', 1, async () => {
    await rows.countDocuments({ amount: { $lt: 0 } });
  });
  goal('scan', `${scan.toFixed(2)} s`, 'at most 0.5 s');
  await measure(server, 'sort of all without an index, first 20', 1, async () => {
    await rows.find().sort({ text: 1 }).limit(20).toArray();
  });
  await measure(server, 'reading of all through a cursor', 1, async () => {
    for await (const row of rows.find()) if (row['amount'] === null) break;
  });
  await measureGroup(server);
}

async function measureGroup(server: Server): Promise<void> {
  const pipeline = [{ $group: { _id: '$month', total: { $sum: '$amount' }, n: { $sum: 1 } } }];
  try {
    await measure(server, 'group of all by month', 1, async () => {
      await server.rows.aggregate(pipeline).toArray();
    });
  } catch (error) {
    print('group of all by month', `refused: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Latency of other clients while a long sort runs. */
async function measureTurns({ rows }: Server): Promise<void> {
  let ended = false;
  const long = rows
    .find({ text: { $regex: 'zz' } })
    .sort({ text: 1, amount: -1 })
    .toArray();
  const everything = rows.find().sort({ text: 1, amount: -1 }).limit(150_000).batchSize(10).next();
  void Promise.all([long, everything]).finally(() => (ended = true));
  const waits: number[] = [];
  while (!ended) {
    const began = performance.now();
    await rows.findOne({ _id: (waits.length % documents) as never });
    waits.push(performance.now() - began);
  }
  const longest = waits.length === 0 ? Number.NaN : Math.max(...waits);
  print(
    'longest wait of a findOne beside a long sort',
    `${Math.round(longest)} ms of ${waits.length}`,
    'at most 100 ms',
  );
}

/** Runs the work and prints the server's CPU time per unit of work; returns it in seconds. */
async function measure(server: Server, name: string, pieces: number, work: () => Promise<void>): Promise<number> {
  const [began, cpuBefore] = [performance.now(), cpuSeconds(server)];
  await work();
  const cpu = (cpuSeconds(server) - cpuBefore) / pieces;
  const elapsed = (performance.now() - began) / 1000 / pieces;
  print(name, `${asTime(cpu)} CPU, ${asTime(elapsed)} elapsed`);
  return cpu;
}

const asTime = (seconds: number): string =>
  seconds >= 0.1
    ? `${seconds.toFixed(2)} s`
    : seconds >= 0.001
      ? `${(seconds * 1e3).toFixed(1)} ms`
      : `${Math.round(seconds * 1e6)} us`;

const goal = (name: string, figure: string, wanted: string): void => print(`  goal: ${name}`, figure, wanted);

const print = (name: string, figure: string, wanted = ''): void =>
  console.log(`${name.padEnd(46)} ${figure.padEnd(34)} ${wanted}`.trimEnd());

/** CPU time of all threads of the server, as reported by Linux. */
const cpuSeconds = ({ child }: Server): number => {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

/**
 * Memory on Linux: `RssAnon` is private memory of the process, `RssFile` mapped files, which the system can reclaim.
 */
const mebibytes = ({ child }: Server, kind: 'RssAnon' | 'RssFile'): number => {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${kind}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
};

const documentNumber = (at: number): Document => {
  const row = {
    _id: at,
    household: Math.floor(at / 12),
    month: at % 12,
    code: `code-${at.toString(36)}`,
    amount: (at * 7919) % 100_000,
    text: ((at * 104_729) % 1_000_003).toString(36),
    filler: '',
  };
  row.filler = 'x'.repeat(documentBytes - BSON.calculateObjectSize(row));
  return row;
};
