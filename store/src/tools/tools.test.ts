import { Decimal128, Double, Long, MongoClient, ObjectId } from 'mongodb';
import type { Document } from 'mongodb';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freeListIn } from '../testing/free-list.js';
import { runProgram, serveByProgram } from '../testing/program.js';
import type { ServeProcess } from '../testing/program.js';

describe('tools', () => {
  const base = mkdtempSync(path.join(tmpdir(), 'store-tools-'));
  const served: ServeProcess[] = [];
  const clients: MongoClient[] = [];
  let folderCount = 0;
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    for (const { child } of served.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  const newFolderName = (): string => path.join(base, `f${++folderCount}`);
  const serveAt = async (
    folder: string,
  ): Promise<ServeProcess & { client: MongoClient; stop: () => Promise<void> }> => {
    const server = await serveByProgram(folder);
    served.push(server);
    const client = await new MongoClient(server.uri, { serverSelectionTimeoutMS: 2_000 }).connect();
    clients.push(client);
    const stop = async (): Promise<void> => {
      await client.close();
      server.child.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    };
    return { ...server, client, stop };
  };
  const fill = async (): Promise<string> => {
    const folder = newFolderName();
    const { client, stop } = await serveAt(folder);
    const rows = client.db('a').collection<Document>('rows');
    await rows.createIndex({ code: 1 }, { unique: true });
    await rows.createIndex({ tags: 1, n: -1 });
    await rows.insertMany(
      Array.from({ length: 300 }, (_, n) => ({ code: `c${n}`, n, tags: [n % 7, `t${n % 3}`], text: 'م'.repeat(n) })),
    );
    await client
      .db('b')
      .collection('kinds')
      .insertOne(kinds as Document);
    await client
      .db('b')
      .collection('gone')
      .insertMany([{ a: 1 }, { a: 2 }]);
    await client.db('b').dropCollection('gone');
    await stop();
    return folder;
  };
  let original: Promise<string> | null = null;
  /** A folder with documents of many types, indexes, and a dropped collection, filled once and copied for each test. */
  const filled = async (): Promise<string> => {
    original ??= fill();
    const folder = newFolderName();
    cpSync(await original, folder, { recursive: true });
    return folder;
  };
  const contentOf = async (client: MongoClient): Promise<unknown> => ({
    rows: await client
      .db('a')
      .collection('rows')
      .find({}, { promoteValues: false, sort: { _id: 1 } })
      .toArray(),
    indexes: await client.db('a').collection('rows').listIndexes().toArray(),
    kinds: await client.db('b').collection('kinds').find({}, { promoteValues: false }).toArray(),
    names: (await client.db('b').listCollections().toArray()).map(({ name }) => name),
  });
  const contentIn = async (folder: string): Promise<unknown> => {
    const { client, stop } = await serveAt(folder);
    const content = await contentOf(client);
    await stop();
    return content;
  };

  it('checks a folder, also while it is in use', async () => {
    const folder = await filled();
    expect(await runProgram('check', folder)).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /a\.rows: 300 documents, 3 indexes\n[^]*No problem in 2 collections, 301 documents/,
      ),
    });
    const { stop } = await serveAt(folder);
    expect(await runProgram('check', '--dir', folder)).toMatchObject({ code: 0 });
    await stop();
    expect(await runProgram('check', newFolderName())).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no'),
    });
  });

  it('restores every document of a backup', async () => {
    const folder = await filled();
    const [backup, target] = [newFolderName(), newFolderName()];
    expect(await runProgram('backup', folder, backup)).toMatchObject({
      code: 0,
      output: expect.stringContaining(`The backup is in ${backup}`),
    });
    expect(await runProgram('restore', backup, target)).toMatchObject({ code: 0 });
    expect(await contentIn(target)).toEqual(await contentIn(folder));
    expect(await runProgram('check', backup)).toMatchObject({ code: 0 });
  });

  it('backs up a folder with leaked free pages', async () => {
    const folder = await filled();
    const [backup, target] = [newFolderName(), newFolderName()];
    const file = path.join(folder, 'data.mdb');
    const bytes = readFileSync(file);
    bytes.writeBigInt64LE(0n, freeListIn(bytes));
    writeFileSync(file, bytes);
    rmSync(path.join(folder, 'data.seal'));
    expect(await runProgram('check', folder)).toMatchObject({ code: 0 });
    expect(await runProgram('backup', folder, backup)).toMatchObject({ code: 0 });
    expect(await runProgram('restore', backup, target)).toMatchObject({ code: 0 });
    expect(await contentIn(target)).toEqual(await contentIn(folder));
  });

  it('takes a consistent backup during writes', async () => {
    const folder = newFolderName();
    const { client, stop } = await serveAt(folder);
    const [left, right] = [client.db('a').collection<Pair>('left'), client.db('a').collection<Pair>('right')];
    await left.insertOne({ _id: 0, n: 0 });
    await right.insertOne({ _id: 0, n: 0 });
    let [written, writing] = [0, true];
    const write = async (): Promise<void> => {
      while (writing) {
        const n = ++written;
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await left.insertOne({ _id: n, n }, { session });
            await right.insertOne({ _id: n, n }, { session });
          }),
        );
      }
    };
    const writers = Promise.all([write(), write(), write()]);
    const backups = [newFolderName(), newFolderName()];
    for (const backup of backups) expect(await runProgram('backup', folder, backup)).toMatchObject({ code: 0 });
    writing = false;
    await writers;
    await stop();
    const sizes: number[] = [];
    for (const backup of backups) {
      const target = newFolderName();
      expect(await runProgram('restore', backup, target)).toMatchObject({ code: 0 });
      const restored = await serveAt(target);
      const [a, b] = await Promise.all(
        ['left', 'right'].map((name) =>
          restored.client.db('a').collection<Pair>(name).find().sort({ _id: 1 }).toArray(),
        ),
      );
      expect(a).toEqual(b);
      sizes.push(a?.length ?? 0);
      await restored.stop();
    }
    expect(sizes[0]).toBeGreaterThan(1);
    expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
    expect(sizes[1]).toBeLessThanOrEqual(written + 1);
  });

  it('refuses a backup that is truncated, changed or unsealed, and leaves the folder empty', async () => {
    const folder = await filled();
    const backup = newFolderName();
    await runProgram('backup', folder, backup);
    const data = path.join(backup, 'data.mdb');
    copyFileSync(data, path.join(base, 'whole'));
    truncateSync(data, 40_960);
    const target = newFolderName();
    for (const part of ['cut', 'other'] as const) {
      if (part === 'other') writeFileSync(data, Buffer.alloc(100_000, 7));
      expect(await runProgram('restore', backup, target)).toMatchObject({
        code: 1,
        output: expect.stringContaining('Nothing was restored'),
      });
    }
    // An unused byte: only the checksum of the whole file detects the change.
    const other = readFileSync(path.join(base, 'whole'));
    other[2_000]! ^= 1;
    writeFileSync(data, other);
    expect(await runProgram('restore', backup, target)).toMatchObject({
      code: 1,
      output: expect.stringContaining('cut or damaged'),
    });
    copyFileSync(path.join(base, 'whole'), data);
    rmSync(path.join(backup, 'data.seal'));
    expect(await runProgram('restore', backup, target)).toMatchObject({
      code: 1,
      output: expect.stringContaining('not a whole backup'),
    });
    expect(readdirSync(target).filter((name) => name !== 'store.lock')).toEqual([]);
  });

  it('overwrites nothing without --replace, and with it keeps the old data', async () => {
    const folder = await filled();
    const [backup, other] = [newFolderName(), newFolderName()];
    await runProgram('backup', folder, backup);
    expect(await runProgram('backup', folder, backup)).toMatchObject({
      code: 1,
      output: expect.stringContaining('is not empty'),
    });
    mkdirSync(other);
    writeFileSync(path.join(other, 'letter.txt'), 'mine');
    for (const full of [folder, other])
      expect(await runProgram('restore', backup, full)).toMatchObject({
        code: 1,
        output: expect.stringContaining('is not empty'),
      });
    const before = await contentIn(folder);
    const changed = await serveAt(folder);
    await changed.client.db('a').collection('rows').deleteMany({});
    expect(await runProgram('restore', '--replace', backup, folder)).toMatchObject({
      code: 1,
      output: expect.stringContaining('already opened by another process'),
    });
    await changed.stop();
    expect(await runProgram('restore', '--replace', backup, folder)).toMatchObject({ code: 0 });
    expect(await contentIn(folder)).toEqual(before);
    const [aside = ''] = readdirSync(folder).filter((name) => name.startsWith('replaced-'));
    expect(existsSync(path.join(folder, aside, 'data.mdb'))).toBe(true);
  });

  it('exports everything to a server and imports it back', async () => {
    const folder = await filled();
    const [middle, last] = [await serveAt(newFolderName()), newFolderName()];
    expect(await runProgram('export', folder, middle.uri)).toMatchObject({
      code: 0,
      output: expect.stringContaining('Copied 301 documents in 2 collections, and both sides are the same'),
    });
    expect(await runProgram('export', folder, middle.uri)).toMatchObject({
      code: 1,
      output: expect.stringContaining('has documents in a.rows already'),
    });
    const expected = await contentOf(middle.client);
    expect(await runProgram('import', middle.uri, last)).toMatchObject({ code: 0 });
    await middle.stop();
    expect(await contentIn(last)).toEqual(expected);
    expect(expected).toEqual(await contentIn(folder));
    expect(await runProgram('import', middle.uri, last)).toMatchObject({ code: 1 });
  });

  it.each([
    [[], 'No command was given'],
    [['repair'], 'There is no command repair'],
    [['backup'], 'An argument is missing'],
    [['serve', '--port', '70000'], '--port takes a number'],
    [['check', 'a', 'b'], 'Too many arguments'],
    [['export', 'http://example.org'], 'is not a connection string'],
    [['check', '--fast'], "Unknown option '--fast'"],
  ])('prints its usage for the arguments %j', async (args, reason) => {
    const { code, output } = await runProgram(...args, ...(args[0] === 'export' ? ['--dir', await filled()] : []));
    expect([code, output]).toEqual([2, expect.stringContaining(reason)]);
    expect(output).toContain('Usage:');
  });
});

interface Pair {
  _id: number;
  n: number;
}

const kinds = {
  _id: new ObjectId('650000000000000000000001'),
  whole: 1,
  double: new Double(1),
  long: Long.fromNumber(1),
  decimal: Decimal128.fromString('1.10'),
  date: new Date(0),
  none: null,
  inner: { b: 1, a: [true, { c: 'نص' }] },
  bytes: Buffer.from([1, 2, 3]),
  pattern: /^a/i,
};
