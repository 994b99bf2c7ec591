import { MongoError, codeNames, fail } from '../errors.js';
import { yieldToEventLoop } from '../slices.js';
import { MustWait } from '../transactions/conflicts.js';
import type { Conflicts } from '../transactions/conflicts.js';
import type { Environment, Writer } from './environment.js';

/** Returned by a step that is not finished: it runs again in a later batch. */
export const AGAIN: unique symbol = Symbol('again');

/** What a write step works with. Changes made before a step throws are kept, so it must validate before it changes anything. */
export interface Unit extends Writer {
  /** Claims a document or unique key for writing; throws when an open transaction holds it. */
  claim(resource: string): void;
  /** Adjusts the document count of a collection; also called with 0 to mark the collection as changed. */
  addToCount(collection: number, change: number): void;
}

export type Step<T> = (unit: Unit) => T | typeof AGAIN;

interface CommitHooks {
  /** Called inside the commit with the changes of document counts, to store them with it. */
  storeCounts(writer: Writer, changes: ReadonlyMap<number, number>): void;
  /** Called once the commit is on disk. */
  committed(changes: ReadonlyMap<number, number>): void;
}

interface Waiting {
  step: Step<unknown>;
  resolve: (result: unknown) => void;
  reject: (reason: unknown) => void;
}

type Outcome = { waiting: Waiting; result: unknown } | { waiting: Waiting; reason: unknown };

const batchMilliseconds = 20;

/**
 * Group commit: steps that are queued at the same time run in one write transaction and share one flush. No step is
 * acknowledged, and no change is visible, before the flush.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private scheduled = false;
  private stopped = false;
  /** Number of commits since the start, by which views are dated. */
  commits = 0;

  constructor(
    private readonly environment: Environment,
    private readonly conflicts: Conflicts,
    private readonly hooks: CommitHooks,
  ) {}

  /** Runs `step`, repeatedly while it returns `AGAIN`, and resolves with its result once its changes are on disk. */
  run<T>(step: Step<T>): Promise<T> {
    if (this.stopped) fail('InterruptedAtShutdown', 'The store is shutting down');
    return new Promise<T>((resolve, reject) => {
      const waiting = { step, resolve, reject } as Waiting;
      this.queue.push(waiting);
      this.schedule();
    });
  }

  /** Refuses new steps and resolves when the queue is empty. */
  async stop(): Promise<void> {
    this.stopped = true;
    while (this.queue.length > 0) await yieldToEventLoop();
  }

  private schedule(): void {
    if (this.scheduled || this.queue.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.runBatch();
      this.schedule();
    });
  }

  private runBatch(): void {
    const outcomes: Outcome[] = [];
    const again: Waiting[] = [];
    const changes = new Map<number, number>();
    const written = new Set<string>();
    const taken: Waiting[] = [];
    try {
      this.environment.write((writer) => {
        const unit = this.unitOf(writer, changes, written);
        const ends = performance.now() + batchMilliseconds;
        for (let waiting = this.queue.shift(); waiting !== undefined; waiting = this.queue.shift()) {
          taken.push(waiting);
          this.runStep(waiting, unit, outcomes, again);
          if (performance.now() >= ends) break;
        }
        this.hooks.storeCounts(writer, changes);
      });
    } catch (error) {
      const reason = asStorageError(error, this.environment);
      for (const waiting of taken) waiting.reject(reason);
      return;
    }
    this.commits++;
    this.conflicts.recordWrites(written, this.commits);
    this.hooks.committed(changes);
    this.queue.push(...again);
    for (const outcome of outcomes)
      if ('reason' in outcome) outcome.waiting.reject(outcome.reason);
      else outcome.waiting.resolve(outcome.result);
  }

  private runStep(waiting: Waiting, unit: Unit, outcomes: Outcome[], again: Waiting[]): void {
    try {
      const result = waiting.step(unit);
      if (result === AGAIN) again.push(waiting);
      else outcomes.push({ waiting, result });
    } catch (error) {
      if (error instanceof MustWait) void error.until.then(() => this.requeue(waiting));
      else if (error instanceof MongoError) outcomes.push({ waiting, reason: error });
      else throw error;
    }
  }

  private requeue(waiting: Waiting): void {
    this.queue.push(waiting);
    this.schedule();
  }

  private unitOf(writer: Writer, changes: Map<number, number>, written: Set<string>): Unit {
    return {
      ...writer,
      claim: (resource) => {
        this.conflicts.waitFor(resource);
        written.add(resource);
      },
      addToCount: (collection, change) => {
        changes.set(collection, (changes.get(collection) ?? 0) + change);
      },
    };
  }
}

/** Translates a full disk into `OutOfDiskSpace`; other errors are passed on unchanged. */
const asStorageError = (error: unknown, environment: Environment): unknown => {
  const text = error instanceof Error ? error.message : String(error);
  // LMDB reports a short write as an input/output error.
  const cut = /input\/output error|EIO/i.test(text) && environment.isDiskFull();
  if (cut || /no space left|ENOSPC|MDB_MAP_FULL|disk quota|file too large|EFBIG/i.test(text))
    return new MongoError(codeNames.OutOfDiskSpace, 'No space is left on the disk; nothing was written');
  return error;
};
