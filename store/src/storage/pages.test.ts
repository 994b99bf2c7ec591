import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Environment, dataFileName } from './environment.js';
import { inspectPages } from './pages.js';
import { freeListIn } from '../testing/free-list.js';

const pageSize = 4096;
const headBytes = 24;
const metaAt = (page: number): number => page * pageSize + headBytes;
/** Offsets within a meta page: root of the free-page tree, last page, commit id. */
const at = { freeRoot: 24 + 40, lastPage: 24 + 96, commit: 24 + 104 };

describe('pages', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-pages-'));
  const file = path.join(folder, dataFileName);
  let commits = 0;
  let whole: Buffer;
  beforeAll(async () => {
    const environment = new Environment(folder);
    for (let round = 0; round < 8; round++) {
      environment.write((writer) => {
        for (let at = 0; at < 60; at++)
          writer.put('records', keyOf(at), Buffer.alloc(50 + ((at * round * 91) % 700), round));
        writer.put('records', keyOf(1_000 + round), Buffer.alloc(9_000, round));
        if (round > 2) writer.remove('records', keyOf(1_000 + round - 2));
        writer.put('entries', keyOf(round), Buffer.of(round));
      });
      copyFileSync(file, `${file}.${round}`);
    }
    commits = environment.lastCommit();
    await environment.close();
    whole = readFileSync(file);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const checked = (damage: (bytes: Buffer) => void): string | undefined => {
    const bytes = Buffer.from(whole);
    damage(bytes);
    writeFileSync(`${file}.damaged`, bytes);
    return checkPages(`${file}.damaged`);
  };

  it('accepts the file after any commit, also with a partial page at the end', () => {
    for (let round = 0; round < 8; round++) expect(checkPages(`${file}.${round}`)).toBeUndefined();
    writeFileSync(`${file}.damaged`, Buffer.concat([whole, Buffer.alloc(1_000, 1)]));
    expect(checkPages(`${file}.damaged`)).toBeUndefined();
  });

  it('detects a page in use that is listed as free', () => {
    const list = freeListIn(whole);
    const root = Number(whole.readBigUInt64LE(metaAt(commits % 2) + at.freeRoot)) * pageSize;
    const noted = checked((bytes) => {
      bytes.writeBigInt64LE(1n, list);
      bytes.writeBigInt64LE(BigInt(root / pageSize), list + 8);
    });
    expect(noted).toMatch(/in use and noted as free/);
    const run = checked((bytes) => {
      bytes.writeBigInt64LE(2n, list);
      bytes.writeBigInt64LE(-2n, list + 8);
      bytes.writeBigInt64LE(BigInt(root / pageSize - 1), list + 16);
    });
    expect(run).toMatch(/in use and noted as free/);
  });

  it('detects an older meta page presented as the latest', () => {
    const older = (commits + 1) % 2;
    const raised = (difference: bigint) => (bytes: Buffer) =>
      void bytes.writeBigUInt64LE(BigInt(commits - 1) + difference, metaAt(older) + at.commit);
    expect(checked(raised(0n))).toBeUndefined();
    expect(checked(raised(2n))).toMatch(/do not belong to commit/);
    expect(checked(raised(256n))).toMatch(/first pages are of the commits/);
  });

  it('detects a truncated file and a page count that is too small', () => {
    writeFileSync(`${file}.damaged`, whole.subarray(0, whole.length / 2));
    expect(checkPages(`${file}.damaged`)).toMatch(/there is no page/);
    expect(checked((bytes) => void bytes.writeBigUInt64LE(3n, metaAt(commits % 2) + at.lastPage))).toMatch(
      /there is no page/,
    );
  });

  it('detects every tree page that is zeroed or replaced by another', () => {
    const pages = whole.length / pageSize;
    const found = { zeroed: [] as number[], moved: [] as number[] };
    for (let page = 2; page < pages; page++) {
      if (checked((bytes) => void bytes.fill(0, page * pageSize, (page + 1) * pageSize)) !== undefined)
        found.zeroed.push(page);
      const other = page === 2 ? 3 : 2;
      const copied = (bytes: Buffer): void =>
        void whole.copy(bytes, page * pageSize, other * pageSize, (other + 1) * pageSize);
      if (checked(copied) !== undefined) found.moved.push(page);
    }
    expect(found.moved).toEqual(found.zeroed);
    expect(found.zeroed.length).toBeGreaterThan(10);
    for (const page of [0, 1])
      expect(checked((bytes) => void bytes.fill(0, page * pageSize, (page + 1) * pageSize))).toMatch(/is damaged/);
  });
});

describe('long values that are replaced by shorter ones in the same commit', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-pages-'));
  const file = path.join(folder, dataFileName);
  let whole: Buffer;
  beforeAll(async () => {
    const environment = new Environment(folder);
    environment.write((writer) => {
      for (const [index, pages] of [5, 2, 1].entries()) {
        writer.put('records', keyOf(index + 1), Buffer.alloc(5 * pageSize - headBytes, 7));
        writer.put('records', keyOf(index + 1), Buffer.alloc(pages * pageSize - headBytes, index + 1));
      }
    });
    environment.write((writer) => writer.put('records', keyOf(9), Buffer.of(9)));
    await environment.close();
    whole = readFileSync(file);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The first overflow page of the long value filled with this byte. */
  const pageOf = (fill: number): number => {
    for (let page = 2; page < whole.length / pageSize; page++)
      if (whole.readUInt16LE(page * pageSize + 18) === 4 && whole[page * pageSize + headBytes] === fill) return page;
    throw new Error('There is no such value');
  };
  const checked = (damage: (bytes: Buffer) => void): string | undefined => {
    const bytes = Buffer.from(whole);
    damage(bytes);
    writeFileSync(`${file}.damaged`, bytes);
    return checkPages(`${file}.damaged`);
  };

  it('may hold more pages than they need', () => {
    for (const fill of [1, 2, 3]) expect(whole.readUInt32LE(pageOf(fill) * pageSize + 20)).toBe(5);
    expect(inspectPages(file)).toMatchObject({ spare: 3 + 4, unwritten: 0, unlisted: 0 });
  });

  it('must hold as many pages on their first page as in their tree, and no fewer than they need', () => {
    for (const pages of [0, 1, 4, 6])
      expect(checked((bytes) => void bytes.writeUInt32LE(pages, pageOf(2) * pageSize + 20))).toMatch(/a long value/);
    const inTree = whole.lastIndexOf(Buffer.of(...keyOf(1), pageOf(1), 0, 0, 0)) + 8;
    for (const pages of [0, 1, 4])
      expect(
        checked((bytes) => {
          bytes.writeBigUInt64LE(BigInt(pages), inTree + 16);
          bytes.writeUInt32LE(pages, pageOf(1) * pageSize + 20);
        }),
      ).toMatch(/does not fit its pages/);
  });

  it('must not have their surplus pages in a free list', () => {
    const list = freeListIn(whole);
    const noted = checked((bytes) => {
      bytes.writeBigInt64LE(1n, list);
      bytes.writeBigInt64LE(BigInt(pageOf(3) + 4), list + 8);
    });
    expect(noted).toMatch(/in use and noted as free/);
  });
});

/** The problem found in the pages of a file, if any. */
const checkPages = (file: string): string | undefined => {
  const found = inspectPages(file);
  return typeof found === 'string' ? found : undefined;
};

const keyOf = (number: number): Buffer => {
  const key = Buffer.alloc(8);
  key.writeUInt32BE(number, 4);
  return key;
};
