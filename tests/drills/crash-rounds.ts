/**
 * Eight clients write while the store is killed (SIGKILL) repeatedly. After each restart the acknowledged writes are
 * compared with the stored data in both directions; then writes in doubt are sent again with their number, and
 * everything is compared once more.
 */
import { MongoClient, type Db, type Document } from 'mongodb';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StoreChild, type StoreProcess } from '../kit/store-process.js';
import { CrashClient, accounts, database, startAmount } from './crash-clients.js';
import { compare, comparePreloaded, preloadedContent, type Faults } from './crash-compare.js';
import { Ledger } from './crash-ledger.js';
import { Choices } from './generated-commands.js';

interface CrashReport extends Faults {
  rounds: number;
  /** Kills during the start of the store, in addition to one kill in each round. */
  killsAtStart: number;
  acknowledged: number;
  inDoubt: number;
  replayed: number;
  slowestRestart: number;
  medianRestart: number;
  surprises: string[];
}

interface CrashOptions {
  rounds: number;
  seed: number;
  documents: number;
  say?: (line: string) => void;
}

const clientCount = 8;
const batch = 1_000;
/** A kill follows a random number of acknowledged writes; this is the average. */
const usualWrites = 120;
const longestRound = 60_000;

/** One data folder, and the store process that is killed in it. */
class Crashing {
  readonly report: CrashReport;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'store-crash-'));
  private readonly log = path.join(mkdtempSync(path.join(tmpdir(), 'store-crash-log-')), 'acknowledged.log');
  private readonly ledger = new Ledger(this.log);
  private readonly choices: Choices;
  private readonly clients: CrashClient[];
  private readonly restarts: number[] = [];
  private child: StoreChild;

  constructor(private readonly options: CrashOptions) {
    this.choices = new Choices(options.seed);
    this.clients = Array.from(
      { length: clientCount },
      (_, name) => new CrashClient(name, this.ledger, new Choices(options.seed * 100 + name)),
    );
    this.child = new StoreChild(this.folder);
    const faults = { lost: [], doubled: [], half: [], invented: [], surprises: [] };
    const counts = { acknowledged: 0, inDoubt: 0, replayed: 0, slowestRestart: 0, medianRestart: 0, killsAtStart: 0 };
    this.report = { rounds: 0, ...counts, ...faults };
  }

  async prepare(): Promise<void> {
    const { uri } = await this.child.serving;
    await withDatabase(uri, async (db) => {
      await db.collection('preloaded').createIndex({ group: 1, stamp: -1 });
      for (let from = 0; from < this.options.documents; from += batch) {
        const many = Array.from({ length: batch }, (_, at) => ({
          _id: String(from + at),
          ...preloadedContent(from + at),
        }));
        await db.collection<Document & { _id: string }>('preloaded').insertMany(many);
      }
      await db.collection('singles').createIndex({ client: 1 });
      await db.collection('moves').createIndex({ account: 1 });
      for (const side of ['left', 'right'])
        await db
          .collection<Document & { _id: number }>(side)
          .insertMany(Array.from({ length: accounts }, (_, account) => ({ _id: account, n: startAmount })));
      const names = ['shared', ...this.clients.map((_, name) => String(name))];
      await db
        .collection<Document & { _id: string }>('counters')
        .insertMany(names.map((name) => ({ _id: name, n: 0 })));
    });
  }

  /** Lets the clients write for a while, kills the store, starts it again and compares. */
  async round(): Promise<string> {
    const { uri } = await this.child.serving;
    await Promise.all(this.clients.map((client) => client.connect(uri)));
    await Promise.all(this.clients.map((client) => client.settle()));
    await withDatabase(uri, (db) => this.compareNow(db));
    const before = this.ledger.acknowledged;
    const working = Promise.all(this.clients.map((client) => client.work()));
    const began = performance.now();
    const enough = before + this.choices.number(2 * usualWrites);
    while (this.ledger.acknowledged < enough && performance.now() - began < longestRound) await pause(5);
    await pause(this.choices.number(20));
    const time = Math.round(performance.now() - began);
    await this.child.kill();
    await working;
    const inDoubt = this.ledger.doubtful.size;
    this.report.inDoubt += inDoubt;
    const { startUp, uri: next } = await this.restart();
    await withDatabase(next, (db) => this.compareNow(db));
    this.report.rounds++;
    const written = this.ledger.acknowledged - before;
    return `killed after ${time} ms, ${written} acknowledged, ${inDoubt} in doubt, back in ${(startUp / 1000).toFixed(1)} s`;
  }

  /** Resolves the last writes in doubt and compares everything once more. */
  async finish(): Promise<CrashReport> {
    const { uri } = await this.child.serving;
    await Promise.all(this.clients.map((client) => client.connect(uri)));
    await Promise.all(this.clients.map((client) => client.settle()));
    if (this.ledger.doubtful.size > 0) this.report.surprises.push(`${this.ledger.doubtful.size} writes stay in doubt`);
    await withDatabase(uri, async (db) => {
      await this.compareNow(db);
      this.report.lost.push(...(await comparePreloaded(db, this.ledger, this.options.documents)));
    });
    for (const client of this.clients) client.close();
    if ((await this.child.stop()) !== 0) this.report.surprises.push('the store did not end in order');
    this.report.surprises.push(...this.clients.flatMap((client) => client.surprises));
    this.report.acknowledged = linesOf(this.log, 'stored ');
    this.report.replayed = this.ledger.replayed;
    this.restarts.sort((a, b) => a - b);
    this.report.medianRestart = Math.round(this.restarts[this.restarts.length >> 1] ?? 0);
    this.report.slowestRestart = Math.round(this.restarts.at(-1) ?? 0);
    return this.report;
  }

  async remove(): Promise<void> {
    await this.child.kill();
    this.ledger.close();
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(path.dirname(this.log), { recursive: true, force: true });
  }

  private async restart(): Promise<StoreProcess> {
    if (this.choices.chance(10)) {
      this.child = new StoreChild(this.folder);
      await pause(this.choices.number(1_000));
      await this.child.kill();
      this.report.killsAtStart++;
    }
    this.child = new StoreChild(this.folder);
    const serving = await this.child.serving;
    this.restarts.push(serving.startUp);
    return serving;
  }

  private async compareNow(db: Db): Promise<void> {
    const { lost, doubled, half, invented } = await compare(db, this.ledger);
    this.report.lost.push(...lost);
    this.report.doubled.push(...doubled);
    this.report.half.push(...half);
    this.report.invented.push(...invented);
  }
}

/** Runs the drill; `say` receives a line after each round. */
export async function crashRounds(options: CrashOptions): Promise<CrashReport> {
  const { say = () => undefined } = options;
  const crashing = new Crashing(options);
  try {
    await crashing.prepare();
    say(`${options.documents} documents are loaded`);
    for (let round = 1; round <= options.rounds; round++) {
      say(`round ${round}: ${await crashing.round()}`);
      if (faultsOf(crashing.report) > 0) break;
    }
    return await crashing.finish();
  } finally {
    await crashing.remove();
  }
}

/** Number of errors. */
export function faultsOf({ lost, doubled, half, invented, surprises }: CrashReport): number {
  return lost.length + doubled.length + half.length + invented.length + surprises.length;
}

const withDatabase = async (uri: string, work: (db: Db) => Promise<void>): Promise<void> => {
  const client = await new MongoClient(uri).connect();
  try {
    await work(client.db(database));
  } finally {
    await client.close();
  }
};

const linesOf = (file: string, beginning: string): number =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(beginning)).length;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
