import { MongoClient } from 'mongodb';
import type { ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDataFolder, unfinishedFolderName } from './data-folder.js';
import { serve } from '../serve.js';
import { start } from '../index.js';
import { serveByProgram, spawnProgram } from '../testing/program.js';
import type { ServeProcess } from '../testing/program.js';
import { SealFile } from './seal.js';
import type { StoreErrorKind } from './store-error.js';

describe('data folder', () => {
  const folders: string[] = [];
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const newFolder = (): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'store-test-'));
    folders.push(folder);
    return folder;
  };
  const problemOf = async (folder: string): Promise<StoreErrorKind | 'opened'> => {
    try {
      await (await serve(folder)).close();
      return 'opened';
    } catch (error) {
      if (error instanceof Error && 'kind' in error) return error.kind as StoreErrorKind;
      throw error;
    }
  };
  const write = async (folder: string, a: number): Promise<void> => {
    const serving = await serve(folder);
    const client = await new MongoClient(serving.uri).connect();
    await client.db('test').collection<{ _id: number }>('c').insertOne({ _id: a });
    await client.close();
    await serving.close();
  };
  const spawnServer = async (folder: string): Promise<ServeProcess> => {
    const served = await serveByProgram(folder);
    children.push(served.child);
    return served;
  };

  it('keeps everything acknowledged before a SIGKILL', async () => {
    const folder = newFolder();
    let acknowledged = 0;
    for (let round = 0; round < 3; round++) {
      const { child, uri, ended } = await spawnServer(folder);
      const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 500 }).connect();
      const rows = client.db('test').collection<{ _id: number }>('c');
      expect(await rows.countDocuments()).toBe(acknowledged);
      expect(await rows.estimatedDocumentCount()).toBe(acknowledged);
      for (let at = 0; at < 20; at++) await rows.insertOne({ _id: acknowledged++ });
      await client.close();
      child.kill('SIGKILL');
      await ended;
    }
    const { child, uri, ended } = await spawnServer(folder);
    const client = await new MongoClient(uri).connect();
    expect(await client.db('test').collection('c').countDocuments()).toBe(acknowledged);
    await client.close();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('refuses an older copy of the file after a SIGKILL and opens the last one', async () => {
    const folder = newFolder();
    const data = path.join(folder, 'data.mdb');
    await write(folder, 1);
    const { child, uri, ended } = await spawnServer(folder);
    const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 500 }).connect();
    copyFileSync(data, `${data}.older`);
    await client.db('test').collection<{ _id: number }>('c').insertOne({ _id: 2 });
    await client.close();
    child.kill('SIGKILL');
    await ended;
    copyFileSync(data, `${data}.newer`);
    copyFileSync(`${data}.older`, data);
    expect(await problemOf(folder)).toBe('damaged');
    // The same size as the last one, and opened without a checker.
    truncateSync(data, statSync(`${data}.newer`).size);
    await expect(openDataFolder(folder)).rejects.toMatchObject({ kind: 'damaged' });
    copyFileSync(`${data}.newer`, data);
    expect(await problemOf(folder)).toBe('opened');
  });

  it('opens, after a SIGKILL, a file whose last pages were freed before they were written', async () => {
    const [folder, killed] = [newFolder(), newFolder()];
    const data = await openDataFolder(folder);
    const keys = Array.from({ length: 400 }, (_, at) => Buffer.from(`key ${at}`));
    data.environment.write((writer) => {
      for (const key of keys) writer.put('records', key, Buffer.alloc(1_500));
      for (const key of keys) writer.remove('records', key);
    });
    data.committed();
    const counted = { size: data.environment.sizeOnDisk(), lastCommit: data.environment.lastCommit() };
    for (const name of ['data.mdb', 'data.seal']) copyFileSync(path.join(folder, name), path.join(killed, name));
    await data.close();
    expect(statSync(path.join(killed, 'data.mdb')).size).toBeLessThan(counted.size);
    for (const sealed of ['by this version', 'by one that noted how many pages LMDB counted']) {
      if (sealed !== 'by this version') {
        const seal = new SealFile(killed);
        seal.write({ closed: false, checksum: 0, ...counted });
        seal.close();
      }
      const { child, ended } = await spawnServer(killed);
      child.kill('SIGKILL');
      await ended;
    }
  });

  it('opens a new folder after a SIGKILL during the creation of its file', async () => {
    const killedWhenThereIs = async (name: string): Promise<string> => {
      const folder = newFolder();
      const child = spawnProgram('serve', folder);
      children.push(child);
      while (![name, 'data.mdb'].some((file) => existsSync(path.join(folder, file))))
        await new Promise((resolve) => setImmediate(resolve));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      return folder;
    };
    for (const name of ['data.mdb', unfinishedFolderName]) {
      const { child, ended } = await spawnServer(await killedWhenThereIs(name));
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    }
  });

  it('can be open in only one process at a time', async () => {
    const folder = newFolder();
    const { child, ended } = await spawnServer(folder);
    expect(await problemOf(folder)).toBe('locked');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(await problemOf(folder)).toBe('opened');
  });

  it('reports in the starting thread why a folder cannot be used', async () => {
    const folder = newFolder();
    const running = await start(folder);
    await expect(start(folder)).rejects.toMatchObject({ name: 'StoreError', kind: 'locked' });
    await running.close();
    await running.close();
    await (await start(folder)).close();
  });

  it('refuses a folder that is not writable', async () => {
    const folder = newFolder();
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    expect(await problemOf(path.join(file, 'data'))).toBe('not-writable');
  });

  it('refuses a file that is truncated, changed, missing or older than at shutdown', async () => {
    const folder = newFolder();
    const data = path.join(folder, 'data.mdb');
    await write(folder, 1);
    const older = `${data}.older`;
    copyFileSync(data, older);
    await write(folder, 2);
    const newer = `${data}.newer`;
    copyFileSync(data, newer);
    copyFileSync(older, data);
    expect(await problemOf(folder)).toBe('damaged');
    copyFileSync(newer, data);
    truncateSync(data, 8192);
    expect(await problemOf(folder)).toBe('damaged');
    const unused = readFileSync(newer);
    unused[2_000]! ^= 1;
    writeFileSync(data, unused);
    expect(await problemOf(folder)).toBe('damaged');
    writeFileSync(data, 'something else entirely');
    expect(await problemOf(folder)).toBe('damaged');
    rmSync(data);
    expect(await problemOf(folder)).toBe('damaged');
    copyFileSync(newer, data);
    expect(await problemOf(folder)).toBe('opened');
  });

  it('knows whether the last process shut down cleanly', async () => {
    const folder = newFolder();
    const first = await openDataFolder(folder);
    expect(first.previousState).toBe('new');
    await first.close();
    const second = await openDataFolder(folder);
    expect(second.previousState).toBe('closed');
    await second.close();
    const { child, ended } = await spawnServer(folder);
    child.kill('SIGKILL');
    await ended;
    const third = await openDataFolder(folder);
    expect(third.previousState).toBe('killed');
    await third.close();
  });

  it('does not report a folder as damaged when its check could not be completed', async () => {
    const folder = newFolder();
    const { child, ended } = await spawnServer(folder);
    child.kill('SIGKILL');
    await ended;
    const run = (code: string): string[] => [process.execPath, '-e', code];
    for (const checker of [['no-such-program'], run("process.kill(process.pid, 'SIGKILL')")])
      await expect(openDataFolder(folder, { checker })).rejects.toThrow(
        /^The check of the data folder .* (?:cannot|was)/,
      );
    for (const code of ["process.kill(process.pid, 'SIGSEGV')", 'process.exit(2)'])
      await expect(openDataFolder(folder, { checker: run(code) })).rejects.toMatchObject({ kind: 'damaged' });
    await (await openDataFolder(folder, { checker: run('') })).close();
  });

  it('checks every document after a kill before it opens the folder', async () => {
    const folder = newFolder();
    const data = path.join(folder, 'data.mdb');
    const { child, uri, ended } = await spawnServer(folder);
    const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 500 }).connect();
    const rows = client.db('test').collection<{ _id: number; text: string }>('c');
    await rows.createIndex({ text: 1 });
    for (let at = 0; at < 20; at++) await rows.insertOne({ _id: at, text: `a text with the number ${at}` });
    await client.close();
    child.kill('SIGKILL');
    await ended;
    const whole = readFileSync(data);
    const text = Buffer.from('a text with the number 13');
    const places: number[] = [];
    for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) places.push(at);
    expect(places.length).toBeGreaterThan(1);
    const changed = Buffer.from(whole);
    for (const at of places) changed[at] = 'b'.charCodeAt(0);
    writeFileSync(data, changed);
    await expect(spawnServer(folder)).rejects.toThrow(/^The data folder .* is damaged: .*\. Restore a backup\.$/m);
    writeFileSync(data, whole);
    const served = await spawnServer(folder);
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(0);
  });
});
