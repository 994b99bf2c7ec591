import { open } from 'lmdb';
import type { Database, RootDatabase, Transaction } from 'lmdb';
import { rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

/** The key spaces of a data folder: documents, index entries, and metadata (catalog, counts, retry records). */
export type Space = 'records' | 'entries' | 'meta';

export interface Entry {
  key: Buffer;
  value: Buffer;
}

/** A consistent view of all spaces. Ranges include `from` and exclude `to`, in both directions. */
export interface Reader {
  get(space: Space, key: Buffer): Buffer | undefined;
  range(space: Space, from: Buffer, to: Buffer, reverse?: boolean): Iterable<Entry>;
  /**
   * An ascending range without copying: values point into LMDB's memory and are valid only until the next read. Available on
   * readers that read directly from the file.
   */
  rangeWithoutCopy?(space: Space, from: Buffer, to: Buffer): Iterable<BorrowedEntry>;
}

export interface BorrowedEntry {
  key: Buffer;
  value: Uint8Array;
}

export interface Writer extends Reader {
  put(space: Space, key: Buffer, value: Buffer): void;
  remove(space: Space, key: Buffer): void;
}

type Table = Database<Buffer, Buffer>;

export const dataFileName = 'data.mdb';
export const lockFileName = `${dataFileName}-lock`;

const pageSize = 4096;
/** Size of LMDB's reader table: every open cursor and transaction holds a snapshot, which takes a slot. */
const maxReaders = 4000;
/** Size of LMDB's lock file: a header and 64 bytes per reader. */
export const lockFileBytes = 64 * maxReaders + 208;
/** With less than this left, a disk counts as full. */
export const minFreeBytes = 1024 * 1024;

/** Free bytes on the disk of a folder, as available to this process. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

const slabBytes = 64 * 1024;
const maxSharedBytes = 8 * 1024;
const maxLoopCopyBytes = 40;
let slab = Buffer.allocUnsafeSlow(slabBytes);
let slabUsed = 0;

/**
 * Copies what LMDB returns, since it reuses its buffers. Small copies are cut from a shared slab, which is several times cheaper
 * than allocating each.
 */
const copyOf = (source: Uint8Array, from: number, to: number): Buffer => {
  const length = to - from;
  const read = new Uint8Array(source.buffer, source.byteOffset + from, length);
  if (length > maxSharedBytes) return Buffer.from(read);
  if (slabUsed + length > slabBytes) {
    slab = Buffer.allocUnsafeSlow(slabBytes);
    slabUsed = 0;
  }
  const at = slabUsed;
  slabUsed += length;
  if (length <= maxLoopCopyBytes) for (let index = 0; index < length; index++) slab[at + index] = source[from + index]!;
  else slab.set(read, at);
  return slab.subarray(at, slabUsed);
};

/** Whether the current read returns values in LMDB's memory instead of copies. */
let decodesWithoutCopy = false;

const encoder = {
  encode: (value: Buffer): Buffer => value,
  decode: (bytes: Uint8Array): Uint8Array =>
    decodesWithoutCopy ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) : copyOf(bytes, 0, bytes.length),
};

const keyEncoder = {
  writeKey: (key: Buffer, target: Buffer, start: number): number => {
    target.set(key, start);
    return start + key.length;
  },
  readKey: copyOf,
};

/** An LMDB file: one writer at a time, any number of snapshots, one flush to the disk per commit. */
export class Environment {
  private readonly root: RootDatabase<Buffer, Buffer>;
  private readonly tables: Record<Space, Table>;

  constructor(
    private readonly folder: string,
    options: { readOnly?: boolean } = {},
  ) {
    this.root = open<Buffer, Buffer>({
      path: path.join(folder, dataFileName),
      noSubdir: true,
      maxDbs: 4,
      maxReaders,
      pageSize,
      overlappingSync: false,
      eventTurnBatching: false,
      cache: false,
      encoding: 'binary',
      keyEncoding: 'binary',
      ...(options.readOnly === true ? { readOnly: true } : {}),
    } as Parameters<typeof open<Buffer, Buffer>>[0]);
    const table = (name: string): Table => this.root.openDB<Buffer, Buffer>(name, { encoder, keyEncoder } as object);
    this.tables = { records: table('records'), entries: table('entries'), meta: table('meta') };
  }

  /** LMDB's id of the last committed transaction; it increases by one with every write transaction. */
  lastCommit(): number {
    return (this.root.getStats() as { lastTxnId: number }).lastTxnId;
  }

  /** Number of keys in a space according to LMDB's statistics, as of the last commit. */
  keyCount(space: Space): number {
    return (this.tables[space].getStats() as { entryCount: number }).entryCount;
  }

  sizeOnDisk(): number {
    const stats = this.root.getStats() as { lastPageNumber: number };
    return (stats.lastPageNumber + 1) * pageSize;
  }

  /** Whether the disk has no room for another commit. */
  isDiskFull(): boolean {
    return freeBytes(this.folder) < minFreeBytes;
  }

  /** Runs `action` in a write transaction. Its changes are on disk when this returns; if it throws, they are rolled back. */
  write<T>(action: (writer: Writer) => T): T {
    return this.root.transactionSync(() => action(this.writer));
  }

  /** A snapshot of the last commit; it must be released. */
  snapshot(): Snapshot {
    return new Snapshot(this.tables);
  }

  /**
   * Copies the file as of the last commit, while writes continue. The copy is compacted, unless LMDB refuses that with
   * MDB_INCOMPATIBLE because some free pages are missing from its free lists, which is harmless; then all pages are copied.
   */
  async copyTo(file: string): Promise<void> {
    try {
      await this.root.backup(file, true);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('MDB_INCOMPATIBLE'))) throw error;
      rmSync(file, { force: true });
      await this.root.backup(file, false);
    }
  }

  async close(): Promise<void> {
    await this.root.close();
  }

  private readonly writer: Writer = {
    get: (space, key) => this.tables[space].getBinary(key),
    range: (space, from, to, reverse) => this.tables[space].getRange(rangeOf(from, to, reverse)),
    put: (space, key, value) => this.tables[space].putSync(key, value),
    remove: (space, key) => {
      this.tables[space].removeSync(key);
    },
  };
}

/** A consistent view of one commit. Until it is released, LMDB cannot reuse the pages of that commit. */
export class Snapshot implements Reader {
  private readonly transaction: Transaction & { done(): void };
  private released = false;

  constructor(private readonly tables: Record<Space, Table>) {
    tables.records.resetReadTxn();
    this.transaction = tables.records.useReadTransaction() as Transaction & { done(): void };
  }

  get(space: Space, key: Buffer): Buffer | undefined {
    return this.tables[space].get(key, { transaction: this.transaction });
  }

  range(space: Space, from: Buffer, to: Buffer, reverse?: boolean): Iterable<Entry> {
    return this.tables[space].getRange({ ...rangeOf(from, to, reverse), transaction: this.transaction });
  }

  *rangeWithoutCopy(space: Space, from: Buffer, to: Buffer): Generator<BorrowedEntry> {
    const entries = this.range(space, from, to)[Symbol.iterator]();
    try {
      for (;;) {
        decodesWithoutCopy = true;
        const { done, value } = entries.next();
        decodesWithoutCopy = false;
        if (done === true) return;
        yield value;
      }
    } finally {
      decodesWithoutCopy = false;
      entries.return?.();
    }
  }

  release(): void {
    if (this.released) return;
    this.released = true;
    this.transaction.done();
  }
}

const rangeOf = (from: Buffer, to: Buffer, reverse = false) =>
  reverse
    ? { start: to, end: from, reverse: true, exclusiveStart: true, inclusiveEnd: true }
    : { start: from, end: to };
