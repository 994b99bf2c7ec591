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

/** Thrown by a statement that cannot find its documents within the time of one write step. */
export class NeedsScan extends Error {}

/** One insert, update or delete of a command. Statements are numbered by their position in the command. */
export interface Statement {
  /**
   * Executes the statement; validates before it changes anything. The answer goes into the retry record. Throws `NeedsScan`
   * when the search takes too long; the caller then runs `scan` and calls `run` again.
   */
  run(unit: Unit): Doc | typeof AGAIN;
  scan?(): Promise<void>;
}

interface BatchResult {
  /** Answers of the statements that succeeded, by statement number. */
  readonly answers: ReadonlyMap<number, Doc>;
  readonly errors: readonly { index: number; error: MongoError }[];
}

const stepMilliseconds = 15;

/**
 * Executes the statements of a command in order, as many per commit as fit into its time slice. An ordered batch stops at the
 * first error, an unordered one attempts every statement.
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

/** `writeErrors` for the reply; undefined when there are none. */
export function writeErrorsOf(result: BatchResult): Value[] | undefined {
  if (result.errors.length === 0) return undefined;
  return result.errors.map(({ index, error }) => {
    const entry = document({ index: int(index) });
    for (const [name, value] of errorFields(error).entries()) if (name !== 'codeName') entry.set(name, value);
    return entry;
  });
}

/** The collection to write to, created when it does not exist. */
export async function writableCollection({ store, database }: Command, name: string): Promise<Collection> {
  return store.catalog.find(database, name) ?? (await store.definitions.create(database, name, { mayExist: true }));
}
