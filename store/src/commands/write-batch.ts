import type { Collection } from '../catalog/collection.js';
import { MongoError, codeNames } from '../errors.js';
import { document, int } from '../plain.js';
import { AGAIN } from '../storage/group-commit.js';
import type { Unit } from '../storage/group-commit.js';
import { readRetryRecord, writeRetryRecord } from '../transactions/retry-records.js';
import type { RetryRecord } from '../transactions/retry-records.js';
import { isTrue, type Doc, type Value } from '../values/index.js';
import type { Command } from './command.js';
import { errorFields } from './error-reply.js';

/** A statement gives up its turn when it cannot find its documents within the time of one write step. */
export class NeedsScan extends Error {}

/** One insert, update or delete of a command. Statements are numbered as the client numbers them. */
export interface Statement {
  /**
   * Does it, checking everything before changing anything; what it answers is kept for when it is sent again. Throws
   * `NeedsScan` when finding its documents takes too long here; `scan` is called then, and `run` again.
   */
  run(unit: Unit): Doc | typeof AGAIN;
  scan?(): Promise<void>;
}

interface BatchResult {
  /** What each statement answered that was done, by its number. */
  readonly answers: ReadonlyMap<number, Doc>;
  readonly errors: readonly { index: number; error: MongoError }[];
}

const stepMilliseconds = 15;

/**
 * Runs the statements of a command in order, as many in one commit as fit into its time. An ordered batch ends at the
 * first error; of an unordered one every statement is tried.
 */
export async function runStatements(command: Command, statements: readonly Statement[]): Promise<BatchResult> {
  const batch = new Batch(command, statements, isOrdered(command));
  for (;;) {
    const outcome = await command.executor.run((unit) => batch.step(unit));
    if (outcome === 'done') return batch;
    await outcome.scan?.();
  }
}

const isOrdered = ({ body }: Command): boolean => body.get('ordered') == null || isTrue(body.get('ordered'));

class Batch implements BatchResult {
  readonly answers = new Map<number, Doc>();
  readonly errors: { index: number; error: MongoError }[] = [];
  private next = 0;

  constructor(
    private readonly command: Command,
    private readonly statements: readonly Statement[],
    private readonly ordered: boolean,
  ) {}

  step(unit: Unit): 'done' | Statement | typeof AGAIN {
    const record = this.readRecord(unit);
    const ends = performance.now() + stepMilliseconds;
    const before = this.answers.size;
    try {
      return this.runUntil(ends, unit, record);
    } finally {
      if (record !== null && this.answers.size > before) this.writeRecord(unit, record);
    }
  }

  private runUntil(ends: number, unit: Unit, record: RetryRecord | null): 'done' | Statement | typeof AGAIN {
    for (; this.next < this.statements.length; this.next++) {
      if (performance.now() > ends) return AGAIN;
      this.command.time.check();
      const statement = this.statements[this.next]!;
      const recorded = record?.done.get(this.next);
      try {
        const answer = recorded ?? statement.run(unit);
        if (answer === AGAIN) return AGAIN;
        this.answers.set(this.next, answer);
        record?.done.set(this.next, answer);
      } catch (error) {
        if (error instanceof NeedsScan) return statement;
        if (!(error instanceof MongoError) || (this.command.transaction !== null && error.errorLabels.length > 0))
          throw error;
        this.errors.push({ index: this.next, error });
        if (this.ordered) return 'done';
      }
    }
    return 'done';
  }

  private readRecord(unit: Unit): RetryRecord | null {
    const { retry } = this.command;
    if (retry === null) return null;
    const stored = readRetryRecord(unit, retry.session);
    if (stored !== undefined && stored.number > retry.number)
      throw new MongoError(
        codeNames.TransactionTooOld,
        `Retryable write with txnNumber ${retry.number} is prohibited because a newer one with txnNumber ${stored.number} has already started`,
      );
    if (stored?.number === retry.number && stored.kind === 'write') return stored;
    return { number: retry.number, kind: 'write', done: new Map() };
  }

  private writeRecord(unit: Unit, record: RetryRecord): void {
    const { retry } = this.command;
    if (retry !== null) writeRetryRecord(unit, retry.session, record);
  }
}

/** The errors of a batch as they stand in its reply; undefined when there are none. */
export function writeErrorsOf(result: BatchResult): Value[] | undefined {
  if (result.errors.length === 0) return undefined;
  return result.errors.map(({ index, error }) => {
    const entry = document({ index: int(index) });
    for (const [name, value] of errorFields(error).entries()) if (name !== 'codeName') entry.set(name, value);
    return entry;
  });
}

/** The collection that a write goes to, made if it is not there. */
export async function writableCollection({ store, database }: Command, name: string): Promise<Collection> {
  return store.catalog.find(database, name) ?? (await store.definitions.create(database, name, { mayExist: true }));
}
