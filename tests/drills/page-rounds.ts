/**
 * Writers make a data folder whose pages are in every state that LMDB knows, while the store is killed (SIGKILL) again and again. After
 * each kill the check of the pages must pass, the folder must open, and what is in it must be as its own check of contents wants it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectPages, type PageFigures } from '../../store/src/storage/pages.js';
import { RawClient } from '../../store/src/testing/raw-client.js';
import { NotServing, StoreChild } from '../kit/store-process.js';
import { runStore } from './fault-rows.js';
import { Choices } from './generated-commands.js';
import { PageWriter, collection, rowOf } from './page-writers.js';

interface PageOptions {
  rounds: number;
  seed: number;
  /** Documents that are there before the first kill. */
  records: number;
  say?: (line: string) => void;
}

interface PageReport {
  rounds: number;
  /** Kills of a store that was making its folder. */
  firstStarts: number;
  acknowledged: number;
  /** Folders that were refused, pages that were taken for damaged, and anything else that should not be. */
  faults: string[];
  /** The most that was seen after a kill. */
  most: PageFigures;
  slowestStart: number;
}

const writers = 3;
const batch = 2_000;
/** One kill of a first start to so many others. */
const roundsToFirstStart = 5;
const longestRound = 3_000;
/** A kill comes after a random number of acknowledged commands, this many on average. */
const usualWrites = 60;
/** Groups that are rewritten before the first kill while a snapshot is held: what they leave comes free, and the lists grow long. */
const rewrittenGroups = 30;
const none: PageFigures = { pages: 0, unwritten: 0, free: 0, lists: 0, unlisted: 0, spare: 0 };

class Killing {
  readonly report: PageReport;
  private readonly base = mkdtempSync(path.join(tmpdir(), 'store-pages-'));
  private readonly folder = path.join(this.base, 'data');
  private readonly choices: Choices;
  private readonly writers: PageWriter[];
  private child: StoreChild;

  constructor(private readonly options: PageOptions) {
    const { seed, records } = options;
    this.choices = new Choices(seed);
    this.writers = Array.from(
      { length: writers },
      (_, name) => new PageWriter(name, records, new Choices(seed * 100 + name)),
    );
    this.report = { rounds: 0, firstStarts: 0, acknowledged: 0, faults: [], most: none, slowestStart: 0 };
    this.child = new StoreChild(this.folder);
  }

  /** A store that is killed while it makes its folder leaves one that opens. */
  async killFirstStarts(): Promise<void> {
    for (let start = 0; start < this.options.rounds / roundsToFirstStart; start++) {
      const folder = path.join(this.base, `new-${start}`);
      const first = new StoreChild(folder);
      await pause(100 + this.choices.number(400));
      await first.kill();
      this.report.firstStarts++;
      const second = new StoreChild(folder);
      await this.startUpOf(second);
      await second.stop();
    }
  }

  async prepare(): Promise<void> {
    const { records } = this.options;
    const { uri } = await this.child.serving;
    const client = await RawClient.connect(uri);
    const send = async (command: object): Promise<void> => {
      const reply = await client.send(command);
      if (reply['ok'] !== 1) throw new Error(JSON.stringify(reply));
    };
    await send({ createIndexes: collection, indexes: [{ key: { group: 1 }, name: 'group' }] });
    for (let from = 0; from < records; from += batch) {
      const documents = Array.from({ length: Math.min(batch, records - from) }, (_, at) =>
        rowOf(from + at, this.choices),
      );
      await send({ insert: collection, documents });
    }
    await send({ find: collection, batchSize: 1 });
    for (let group = 0; group < rewrittenGroups; group++)
      await send({
        update: collection,
        updates: [{ q: { group: group * 11 }, u: { $set: { touched: 0 } }, multi: true }],
      });
    client.close();
  }

  /** Lets the writers write for a moment, kills the store, looks at the pages and starts it again. */
  async round(): Promise<string> {
    const { uri } = await this.child.serving;
    const before = this.acknowledged();
    const working = Promise.all(this.writers.map((writer) => writer.work(uri)));
    const began = performance.now();
    const enough = before + this.choices.number(2 * usualWrites);
    while (this.acknowledged() < enough && performance.now() - began < longestRound) await pause(5);
    await pause(this.choices.number(20));
    await this.child.kill();
    await working;
    this.report.rounds++;
    const found = this.inspect();
    this.child = new StoreChild(this.folder);
    const startUp = await this.startUpOf(this.child);
    return `${this.acknowledged() - before} commands, ${found}, back in ${(startUp / 1000).toFixed(1)} s`;
  }

  /** What is there at the end can be checked, backed up, and checked in the backup. */
  async finish(): Promise<PageReport> {
    const code = await this.child.stop();
    if (code !== 0) this.report.faults.push(`the store ended with ${String(code)}`);
    const backup = path.join(this.base, 'backup');
    for (const command of [['check', this.folder] as const, ['backup', this.folder, backup] as const]) {
      const { code: ended, said } = await runStore(...command);
      if (ended !== 0) this.report.faults.push(`${command[0]}: ${said}`);
    }
    this.report.faults.push(...this.writers.flatMap(({ surprises }) => surprises));
    this.report.acknowledged = this.acknowledged();
    return this.report;
  }

  /** A folder in which something is wrong stays, to be looked at. */
  async remove(): Promise<void> {
    await this.child.kill();
    if (this.report.faults.length > 0) this.report.faults.push(`the folders are in ${this.base}`);
    else rmSync(this.base, { recursive: true, force: true });
  }

  private acknowledged(): number {
    return this.writers.reduce((sum, writer) => sum + writer.acknowledged, 0);
  }

  /** Milliseconds until a store serves; a folder that it refuses is a fault. */
  private async startUpOf(child: StoreChild): Promise<number> {
    try {
      const { startUp } = await child.serving;
      this.report.slowestStart = Math.max(this.report.slowestStart, Math.round(startUp));
      return startUp;
    } catch (error) {
      if (!(error instanceof NotServing)) throw error;
      this.report.faults.push(error.stderr.trim());
      return 0;
    }
  }

  private inspect(): string {
    const found = inspectPages(path.join(this.folder, 'data.mdb'));
    if (typeof found === 'string') {
      this.report.faults.push(`round ${this.report.rounds}: ${found}`);
      return found;
    }
    const { most } = this.report;
    const larger = Object.entries(found).map(([name, figure]) => [
      name,
      Math.max(figure, most[name as keyof PageFigures]),
    ]);
    this.report.most = Object.fromEntries(larger) as unknown as PageFigures;
    return toldFigures(found);
  }
}

/** Runs the drill; `say` gets a line after each round. The first fault ends it. */
export async function pageRounds(options: PageOptions): Promise<PageReport> {
  const { say = () => undefined } = options;
  const killing = new Killing(options);
  try {
    await killing.killFirstStarts();
    await killing.prepare();
    say(`${options.records} documents are loaded`);
    for (let round = 1; round <= options.rounds && killing.report.faults.length === 0; round++)
      say(`round ${round}: ${await killing.round()}`);
    return await killing.finish();
  } finally {
    await killing.remove();
  }
}

/** Figures of pages in words. */
export const toldFigures = ({ pages, unwritten, free, lists, unlisted, spare }: PageFigures): string =>
  `${pages} pages, ${free} free in ${lists} lists, ${spare} held beyond need, ${unlisted} in no list, ${unwritten} not written`;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
