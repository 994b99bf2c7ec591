/**
 * Writers create a data folder with pages in every state that LMDB has, while the store is killed (SIGKILL) repeatedly.
 * After each kill the check of the pages must pass, the folder must open, and the check of its contents must pass.
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
  /** Number of documents before the first kill. */
  records: number;
  say?: (line: string) => void;
}

interface PageReport {
  rounds: number;
  /** Number of kills while a store was creating its folder. */
  firstStarts: number;
  acknowledged: number;
  /** Folders that were refused, pages reported as damaged, and other unexpected results. */
  faults: string[];
  /** Maxima observed after a kill. */
  most: PageFigures;
  slowestStart: number;
}

const writers = 3;
const batch = 2_000;
/** Ratio of other kills to kills during the first start. */
const roundsToFirstStart = 5;
const longestRound = 3_000;
/** A kill follows a random number of acknowledged commands; this is the average. */
const usualWrites = 60;
/**
 * Groups rewritten before the first kill while a snapshot is held: their old pages become free, and the free lists grow
 * long.
 */
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

  /** A store that is killed while it creates its folder must leave a folder that opens. */
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

  /** Lets the writers write for a while, kills the store, checks the pages and starts the store again. */
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

  /** The final folder passes the check, can be backed up, and the backup passes the check. */
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

  /** A folder with an error is kept for inspection. */
  async remove(): Promise<void> {
    await this.child.kill();
    if (this.report.faults.length > 0) this.report.faults.push(`the folders are in ${this.base}`);
    else rmSync(this.base, { recursive: true, force: true });
  }

  private acknowledged(): number {
    return this.writers.reduce((sum, writer) => sum + writer.acknowledged, 0);
  }

  /** Milliseconds until a store serves; a refused folder is a fault. */
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

/** Runs the drill; `say` receives a line after each round. It ends at the first fault. */
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

/** Text with the figures of the pages. */
export const toldFigures = ({ pages, unwritten, free, lists, unlisted, spare }: PageFigures): string =>
  `${pages} pages, ${free} free in ${lists} lists, ${spare} held beyond need, ${unlisted} in no list, ${unwritten} not written`;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
