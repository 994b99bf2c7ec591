import { randomBytes } from 'node:crypto';
import { fail } from '../errors.js';
import { timeLimitExceeded, type TimeLimit } from '../commands/time-limit.js';
import { PAUSE, beginSlice, yieldToEventLoop, pauseIsDue } from '../slices.js';
import type { Sliced } from '../slices.js';
import type { Transaction } from '../transactions/transaction.js';
import { RawArray, RawDoc, encode, type Doc } from '../values/index.js';
import { maxDocumentBytes } from '../wire/framing.js';

const idleMilliseconds = 10 * 60_000;
/** Batch size limit that keeps replies within the maximum message size. */
const batchBytes = 15 * 1024 * 1024;
/** Size limit of computed results, the same as MongoDB's. */
const maxResultBytes = maxDocumentBytes + 16 * 1024;
/** Number of results between checks of the time slice, since in-memory sources never pause. */
const checkTimeEvery = 64;
export const defaultFirstBatch = 101;

/** The results of a cursor: stored documents or computed ones. */
type ResultStream = Sliced<RawDoc | Doc>;

interface Cursor {
  readonly id: bigint;
  readonly namespace: string;
  readonly session: string | null;
  readonly transaction: Transaction | null;
}

interface OpenCursor extends Omit<Cursor, 'id'> {
  /** 0 until the first batch is out and the cursor stays open. */
  id: bigint;
  readonly results: Iterator<RawDoc | Doc | typeof PAUSE>;
  readonly release: () => void;
  /** A result that did not fit into the last batch. */
  held: RawDoc | null;
  usedAt: number;
  /** Remaining time limit in milliseconds. */
  timeLeft: number;
  busy: boolean;
  killed: boolean;
  /** The collection was dropped; the next `getMore` fails. */
  invalidated: boolean;
}

export interface Batch {
  readonly id: bigint;
  readonly documents: RawArray;
}

interface CursorOptions {
  readonly namespace: string;
  readonly session: string | null;
  readonly transaction: Transaction | null;
  /** Maximum number of results; 0 opens the cursor without returning any. */
  readonly batchSize: number;
  /** Closes the cursor after the first batch. */
  readonly single?: boolean;
  /** Time limit for producing all results. */
  readonly time?: TimeLimit;
  /** Called once, when the cursor is exhausted or killed. */
  readonly release: () => void;
}

/** The open cursors, by id. */
export class Cursors {
  private readonly open = new Map<bigint, OpenCursor>();

  /** Returns the first batch of a stream and keeps the rest open for `more`. */
  async start(results: ResultStream, options: CursorOptions): Promise<Batch> {
    const cursor: OpenCursor = {
      id: 0n,
      namespace: options.namespace,
      session: options.session,
      transaction: options.transaction,
      results: results[Symbol.iterator](),
      release: once(options.release),
      held: null,
      usedAt: Date.now(),
      timeLeft: options.time?.milliseconds ?? Number.POSITIVE_INFINITY,
      busy: false,
      killed: false,
      invalidated: false,
    };
    const { documents, finished } = await this.fill(cursor, options.batchSize);
    if (finished || options.single === true) {
      this.finish(cursor);
      return { id: 0n, documents };
    }
    cursor.id = newId();
    this.open.set(cursor.id, cursor);
    return { id: cursor.id, documents };
  }

  async more(id: bigint, namespace: string, batchSize: number): Promise<Batch> {
    const cursor = this.open.get(id);
    if (cursor === undefined) fail('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace)
      fail(
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    if (cursor.invalidated) {
      this.open.delete(id);
      fail('QueryPlanKilled', 'collection dropped');
    }
    if (cursor.busy) fail('CursorInUse', `cursor id ${id} is already in use`);
    const { documents, finished } = await this.fill(cursor, batchSize);
    if (!finished) return { id, documents };
    this.finish(cursor);
    return { id: 0n, documents };
  }

  find(id: bigint): Cursor | undefined {
    return this.open.get(id);
  }

  /** Returns whether the cursor existed. */
  kill(id: bigint): boolean {
    const cursor = this.open.get(id);
    if (cursor === undefined) return false;
    this.open.delete(id);
    if (cursor.busy) cursor.killed = true;
    else this.finish(cursor);
    return true;
  }

  /** Ends the cursors of a dropped collection: their next `getMore` fails with `QueryPlanKilled`. */
  invalidate(namespace: string): void {
    for (const cursor of Array.from(this.open.values())) {
      if (cursor.namespace !== namespace || cursor.invalidated) continue;
      this.kill(cursor.id);
      this.open.set(cursor.id, { ...cursor, invalidated: true, busy: false });
    }
  }

  killMatching(matches: (cursor: Cursor) => boolean): void {
    for (const cursor of Array.from(this.open.values())) if (matches(cursor)) this.kill(cursor.id);
  }

  /** Kills idle cursors and cursors whose transaction has ended. */
  sweep(now: number = Date.now()): void {
    for (const cursor of Array.from(this.open.values()))
      if (
        now - cursor.usedAt > idleMilliseconds ||
        (cursor.transaction !== null && cursor.transaction.state !== 'open')
      )
        this.kill(cursor.id);
  }

  close(): void {
    this.killMatching(() => true);
  }

  private async fill(cursor: OpenCursor, maxDocuments: number): Promise<{ documents: RawArray; finished: boolean }> {
    cursor.busy = true;
    try {
      return await fillBatch(cursor, maxDocuments);
    } catch (error) {
      this.finish(cursor);
      throw error;
    } finally {
      cursor.busy = false;
      cursor.usedAt = Date.now();
    }
  }

  private finish(cursor: OpenCursor): void {
    this.open.delete(cursor.id);
    cursor.results.return?.();
    cursor.release();
  }
}

const fillBatch = async (
  cursor: OpenCursor,
  maxDocuments: number,
): Promise<{ documents: RawArray; finished: boolean }> => {
  const documents = new RawArray();
  const began = performance.now();
  beginSlice();
  while (documents.length < maxDocuments) {
    if (cursor.killed) fail('QueryPlanKilled', 'the cursor was killed');
    const next = cursor.held ?? take(cursor);
    cursor.held = null;
    if (next === undefined) return { documents, finished: true };
    if (next === PAUSE) {
      await pause(cursor, began);
      continue;
    }
    if (documents.size + next.bytes.length > batchBytes && documents.length > 0) {
      cursor.held = next;
      break;
    }
    documents.add(next.bytes);
    if (documents.length % checkTimeEvery === 0 && pauseIsDue()) await pause(cursor, began);
  }
  cursor.timeLeft -= performance.now() - began;
  return { documents, finished: false };
};

const pause = async (cursor: OpenCursor, began: number): Promise<void> => {
  await yieldToEventLoop();
  if (performance.now() - began > cursor.timeLeft) throw timeLimitExceeded();
  beginSlice();
};

const take = (cursor: OpenCursor): RawDoc | typeof PAUSE | undefined => {
  const { done, value } = cursor.results.next();
  if (done === true) return undefined;
  if (value === PAUSE || value instanceof RawDoc) return value;
  const bytes = encode(value);
  if (bytes.length > maxResultBytes)
    fail(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${maxResultBytes}`,
    );
  return new RawDoc(bytes);
};

const newId = (): bigint => (randomBytes(8).readBigUInt64LE() & 0x7fff_ffff_ffff_ffffn) | 1n;

const once = (action: () => void): (() => void) => {
  let called = false;
  return () => {
    if (!called) action();
    called = true;
  };
};
