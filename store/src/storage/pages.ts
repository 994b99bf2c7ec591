import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Checks the pages of an LMDB file without LMDB, which trusts what it reads: a damaged page can crash the process, and a damaged
 * free list makes it overwrite pages in use. For the layout see `MDB_page`, `MDB_node`, `MDB_db` and `MDB_meta` in LMDB's
 * `mdb.c`; numbers are little-endian.
 */
const pageSize = 4096;
const headBytes = 24;
const nodeBytes = 8;
const treeBytes = 48;
/** `MDB_ovpage`: first page, commit, number of pages. */
const longValueBytes = 24;
const metas = 2;
const maxKeyBytes = 1978;
const metaStamp = Buffer.from('dec0efbe02000000', 'hex');
const maxTreeDepth = 32;
/** Page states; 0 is unknown. */
const [inUse, isFree] = [1, 2];

const kinds = { branch: 1, leaf: 2, overflow: 4, meta: 8 };
const nodeFlags = { big: 1, tree: 2 };

interface Tree {
  readonly depth: number;
  readonly branches: number;
  readonly leaves: number;
  readonly overflows: number;
  readonly entries: number;
  readonly root: bigint;
}

interface Meta {
  readonly free: Tree;
  readonly main: Tree;
  readonly lastPage: number;
  readonly commit: bigint;
}

/** Receives the value of an entry; its bytes are valid only during the call. */
type Visit = (data: Buffer, flags: number) => void;

class DamagedPages extends Error {}

/** Page statistics of a sound file. */
export interface PageFigures {
  /** Number of pages according to LMDB. `unwritten` ones lie beyond the end of the file: freed before they were written. */
  readonly pages: number;
  readonly unwritten: number;
  /** Number of free pages, and of the free lists that name them. */
  readonly free: number;
  readonly lists: number;
  /** Pages that are neither in use nor in a free list: leaked by LMDB, which is harmless. */
  readonly unlisted: number;
  /** Overflow pages beyond what their values need. */
  readonly spare: number;
}

/** Checks the pages of a file that is not being written. Returns the first problem found, or statistics. */
export function inspectPages(file: string): PageFigures | string {
  const descriptor = openSync(file, 'r');
  try {
    return new Pages(descriptor).inspect();
  } catch (error) {
    if (error instanceof DamagedPages || error instanceof RangeError) return error.message;
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

class Pages {
  private readonly pagesInFile: number;
  /** State of each page. */
  private used = new Uint8Array(0);
  private free = 0;
  private spare = 0;
  /** Buffers reused for every leaf page and overflow header: only one of each is needed at a time. */
  private readonly leaf = Buffer.allocUnsafe(pageSize);
  private readonly head = Buffer.allocUnsafe(headBytes);

  constructor(private readonly file: number) {
    // A process killed during a write may leave a partial page at the end.
    this.pagesInFile = Math.floor(fstatSync(file).size / pageSize);
  }

  inspect(): PageFigures {
    const meta = this.lastMeta();
    this.used = new Uint8Array(meta.lastPage + 1);
    this.used.fill(inUse, 0, metas);
    const lists: Buffer[] = [];
    const trees: Tree[] = [];
    this.walk(meta.free, (data) => void lists.push(Buffer.from(data)));
    this.walk(meta.main, (data, flags) => {
      if ((flags & nodeFlags.tree) === 0 || data.length !== treeBytes)
        throw new DamagedPages('its list of tables is damaged');
      trees.push(treeAt(data, 0));
    });
    for (const tree of trees) this.walk(tree);
    for (const list of lists) this.checkFree(list, meta.lastPage);
    return this.figures(lists.length);
  }

  private figures(lists: number): PageFigures {
    const pages = this.used.length;
    const unlisted = this.used.reduce((sum, page) => sum + (page === 0 ? 1 : 0), 0);
    const unwritten = Math.max(0, pages - this.pagesInFile);
    return { pages, unwritten, free: this.free, lists, unlisted, spare: this.spare };
  }

  /** The meta page of the last commit. Commits alternate between the two meta pages, so their ids must be consecutive. */
  private lastMeta(): Meta {
    const [even, odd] = [this.metaOf(0), this.metaOf(1)];
    const last = even.commit > odd.commit ? even : odd;
    const before = last === even ? odd : even;
    const inPlace = even.commit % 2n === 0n && (odd.commit % 2n === 1n || last.commit === 0n);
    if (!inPlace || (last.commit > 0n && last.commit - before.commit !== 1n))
      throw new DamagedPages(`its first pages are of the commits ${even.commit} and ${odd.commit}`);
    if (last.main.depth > 0 && this.page(Number(last.main.root)).readBigUInt64LE(8) !== last.commit)
      throw new DamagedPages(`its first pages do not belong to commit ${last.commit}`);
    return last;
  }

  private metaOf(number: 0 | 1): Meta {
    const page = this.page(number);
    const flags = page.readUInt16LE(18);
    if (flags !== kinds.meta || !page.subarray(headBytes, headBytes + 8).equals(metaStamp))
      throw new DamagedPages(`page ${number} is damaged`);
    const [free, main] = [treeAt(page, headBytes + 24), treeAt(page, headBytes + 24 + treeBytes)];
    if (page.readUInt32LE(headBytes + 24) !== pageSize) throw new DamagedPages(`page ${number} is damaged`);
    const lastPage = Number(page.readBigUInt64LE(headBytes + 24 + 2 * treeBytes));
    const commit = page.readBigUInt64LE(headBytes + 32 + 2 * treeBytes);
    if (lastPage < 1 || lastPage >= 2 ** 31) throw new DamagedPages(`page ${number} is damaged`);
    return { free, main, lastPage, commit };
  }

  /** Walks a tree and compares its pages and entries with the counts in its header. */
  private walk(tree: Tree, visit?: Visit): void {
    if (tree.depth > maxTreeDepth) throw new DamagedPages('the depth of a tree is damaged');
    const counted = { branches: 0, leaves: 0, overflows: 0, entries: 0 };
    const visitPage = (number: bigint, depth: number): void => {
      const page = this.take(number, 1n, depth < tree.depth ? Buffer.allocUnsafe(pageSize) : this.leaf);
      const kind = page.readUInt16LE(18);
      if (kind !== (depth < tree.depth ? kinds.branch : kinds.leaf))
        throw new DamagedPages(`page ${number} is of another kind`);
      for (const node of nodesOf(page, Number(number)))
        if (depth < tree.depth) visitPage(childOf(page, node), depth + 1);
        else {
          counted.entries++;
          counted.overflows += this.visitLeaf(page, node, visit);
        }
      if (depth < tree.depth) counted.branches++;
      else counted.leaves++;
    };
    if (tree.depth > 0) visitPage(tree.root, 1);
    for (const count of ['branches', 'leaves', 'overflows', 'entries'] as const)
      if (counted[count] !== tree[count])
        throw new DamagedPages(`a tree has ${counted[count]} ${count} where it should have ${tree[count]}`);
  }

  /** Checks a leaf node and returns the number of overflow pages of its value. */
  private visitLeaf(page: Buffer, node: number, visit?: Visit): number {
    const flags = page.readUInt16LE(node + 4);
    const size = page.readUInt32LE(node);
    const from = node + nodeBytes + page.readUInt16LE(node + 6);
    if ((flags & nodeFlags.big) === 0) {
      if (from + size > pageSize) throw new DamagedPages('a value reaches beyond its page');
      visit?.(page.subarray(from, from + size), flags);
      return 0;
    }
    if (from + longValueBytes > pageSize) throw new DamagedPages('a value reaches beyond its page');
    const first = page.readBigUInt64LE(from);
    const held = this.takeLongValue(first, page.readBigUInt64LE(from + 16), size);
    if (visit !== undefined) visit(this.bytes(Number(first), headBytes, Buffer.allocUnsafe(size)), flags);
    return held;
  }

  /**
   * Claims the overflow pages of a long value; they may be more than it needs. LMDB overwrites a value in place when it is
   * replaced within the same commit, and keeps the surplus pages of a shorter one. The number of pages is recorded both in the
   * node and on the first page; LMDB uses it for the tree's counts and frees that many pages with the value.
   */
  private takeLongValue(first: bigint, held: bigint, size: number): number {
    const head = this.take(first, held, this.head);
    const pages = Number(held);
    if (head.readUInt16LE(18) !== kinds.overflow || head.readUInt32LE(20) !== pages)
      throw new DamagedPages(`page ${first} does not begin a long value`);
    if (pages * pageSize < headBytes + size)
      throw new DamagedPages(`the long value at page ${first} does not fit its pages`);
    this.spare += pages - Math.ceil((headBytes + size) / pageSize);
    return pages;
  }

  /** Reads a run of `pages` pages and marks them as in use; throws when one already is. */
  private take(number: bigint, pages: bigint, into: Buffer): Buffer {
    if (number < metas || number + pages > BigInt(this.used.length))
      throw new DamagedPages(`there is no page ${number}`);
    const first = Number(number);
    const end = first + Number(pages);
    for (let at = first; at < end; at++) {
      if (this.used[at] !== 0) throw new DamagedPages(`page ${at} is used twice`);
      this.used[at] = inUse;
    }
    const page = this.bytes(first, 0, into);
    if (page.readBigUInt64LE(0) !== number) throw new DamagedPages(`page ${number} says that it is another`);
    if (end > this.pagesInFile) throw new DamagedPages(`there is no page ${end - 1}`);
    return page;
  }

  /** Checks a free list: its entries are single pages, or runs stored as negative length and first page. */
  private checkFree(list: Buffer, lastPage: number): void {
    const length = Number(list.readBigInt64LE(0));
    if (length < 0 || (length + 1) * 8 > list.length) throw new DamagedPages('a list of free pages is damaged');
    for (let at = 1; at <= length; at++) {
      const entry = Number(list.readBigInt64LE(at * 8));
      if (entry === 0) continue;
      const run = entry < 0 ? -entry : 1;
      const first = entry < 0 ? Number(list.readBigInt64LE(++at * 8)) : entry;
      if (first < metas || first + run - 1 > lastPage) throw new DamagedPages('a list of free pages is damaged');
      for (let page = first; page < first + run; page++) this.markFree(page);
    }
  }

  /** A page may be listed as free twice, which LMDB tolerates. */
  private markFree(page: number): void {
    if (this.used[page] === inUse) throw new DamagedPages(`page ${page} is in use and noted as free`);
    if (this.used[page] === 0) this.free++;
    this.used[page] = isFree;
  }

  private page(number: number): Buffer {
    return this.bytes(number, 0, Buffer.allocUnsafe(pageSize));
  }

  private bytes(page: number, from: number, into: Buffer): Buffer {
    if (readSync(this.file, into, 0, into.length, page * pageSize + from) !== into.length)
      throw new DamagedPages(`there is no page ${page}`);
    return into;
  }
}

const treeAt = (bytes: Buffer, at: number): Tree => ({
  depth: bytes.readUInt16LE(at + 6),
  branches: Number(bytes.readBigUInt64LE(at + 8)),
  leaves: Number(bytes.readBigUInt64LE(at + 16)),
  overflows: Number(bytes.readBigUInt64LE(at + 24)),
  entries: Number(bytes.readBigUInt64LE(at + 32)),
  root: bytes.readBigUInt64LE(at + 40),
});

/** The offsets of the nodes of a page, validated. */
function* nodesOf(page: Buffer, number: number): Generator<number> {
  const [lower, upper] = [page.readUInt16LE(20), page.readUInt16LE(22)];
  if (lower > upper || headBytes + upper > pageSize || lower % 2 !== 0)
    throw new DamagedPages(`page ${number} is damaged`);
  for (let at = 0; at < lower / 2; at++) {
    const node = headBytes + page.readUInt16LE(headBytes + 2 * at);
    if (node < headBytes + upper || node + nodeBytes > pageSize) throw new DamagedPages(`page ${number} is damaged`);
    const key = page.readUInt16LE(node + 6);
    if (key > maxKeyBytes || node + nodeBytes + key > pageSize) throw new DamagedPages(`page ${number} is damaged`);
    yield node;
  }
}

/** The child page of a branch node. */
const childOf = (page: Buffer, node: number): bigint =>
  BigInt(page.readUInt32LE(node)) + (BigInt(page.readUInt16LE(node + 4)) << 32n);
