import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoClient, MongoServerError } from 'mongodb';
import { NotServing, StoreChild, type ServeOptions } from '../kit/store-process.js';
import { check, type Row } from './fault-rows.js';

const outOfDiskSpace = 14_031;
const nobody = 65_534;
const mebibyte = 1024 * 1024;

/**
 * A disk that is full, is read-only, or limits the size of files. Full and read-only disks are in-memory file systems
 * that the drill mounts, which requires root on Linux; the file size limit is set by `prlimit`.
 */
export async function diskRows(say: (row: Row) => void): Promise<void> {
  const base = mkdtempSync(path.join(tmpdir(), 'store-disk-'));
  chmodSync(base, 0o755);
  try {
    const limited = path.join(base, 'limited');
    const limit: ServeOptions = { through: ['prlimit', `--fsize=${4 * mebibyte}`] };
    if (spawnSync('prlimit', ['--version']).status === 0)
      say(await fillUp('a file may not grow beyond 4 MiB (prlimit)', limited, limit));
    if (process.getuid?.() !== 0 || process.platform !== 'linux') {
      say({ what: 'full and read-only disks', outcome: 'FAILED', detail: 'not tried: mounting needs root on Linux' });
      return;
    }
    say(await onDisk(base, '8m', (disk) => fillDisk(disk)));
    say(await onDisk(base, '8m', (disk) => openOnFull('a disk that is full when the store starts', disk, 0)));
    say(await onDisk(base, '8m', (disk) => openOnFull('a disk with 20 kB left when the store starts', disk, 20_000)));
    for (const row of await readOnlyRows(base)) say(row);
    say(await underLock(path.join(base, 'locked')));
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

const onDisk = async (base: string, size: string, work: (disk: string) => Promise<Row>): Promise<Row> => {
  const disk = mkdtempSync(path.join(base, 'disk-'));
  mount(['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  try {
    return await work(disk);
  } finally {
    spawnSync('umount', [disk]);
  }
};

const mount = (args: string[]): void => {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`);
};

/** Fills a small disk, then frees space and expects that writing continues. */
const fillDisk = async (disk: string): Promise<Row> => {
  const ballast = path.join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(2 * mebibyte));
  return fillUp('the disk fills up (tmpfs of 8 MiB), then room is made', path.join(disk, 'data'), {}, () =>
    rmSync(ballast),
  );
};

/**
 * Writes until the disk is full. Every refusal must say so and reading must continue; after a restart exactly the
 * acknowledged writes must be stored.
 */
const fillUp = async (scenario: string, folder: string, options: ServeOptions, makeRoom?: () => void): Promise<Row> => {
  const failed = (detail: string): Row => ({ what: scenario, outcome: 'FAILED', detail });
  const acknowledged = new Set<number>();
  const child = new StoreChild(folder, options);
  const { uri } = await child.serving;
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 3_000 }).connect();
  try {
    const rows = client.db('faults').collection<Numbered>('rows');
    await rows.createIndex({ n: 1 });
    const refusal = await writeUntilRefused(rows, acknowledged, 0);
    if (refusal !== outOfDiskSpace) return failed(`a write was refused with ${String(refusal)}`);
    for (let again = 0; again < 5; again++)
      if ((await codeOf(rows.insertMany([numbered(-1 - again)]))) !== outOfDiskSpace) break;
    if ((await rows.find({ _id: { $gte: 0 } }).toArray()).length !== acknowledged.size)
      return failed('reading does not go on while the disk is full');
    if (makeRoom !== undefined) {
      makeRoom();
      const next = 1_000_000;
      await rows.insertOne(numbered(next));
      acknowledged.add(next);
    }
  } catch (error) {
    return failed(String(error));
  } finally {
    await client.close();
    await child.kill();
  }
  return afterRestart(scenario, folder, acknowledged);
};

interface Numbered {
  _id: number;
  n: number;
  text: string;
}

const numbered = (id: number): Numbered => ({ _id: id, n: id % 100, text: 'z'.repeat(1_000) });

const writeUntilRefused = async (
  rows: { insertMany(documents: Numbered[]): Promise<unknown> },
  acknowledged: Set<number>,
  from: number,
): Promise<unknown> => {
  for (let next = from; next < from + 100_000; next += 10) {
    const ids = Array.from({ length: 10 }, (_, at) => next + at);
    const code = await codeOf(rows.insertMany(ids.map(numbered)));
    if (code !== undefined) return code;
    for (const id of ids) acknowledged.add(id);
  }
  return 'nothing';
};

const codeOf = async (action: Promise<unknown>): Promise<unknown> => {
  try {
    await action;
    return undefined;
  } catch (error) {
    return error instanceof MongoServerError ? error.code : error;
  }
};

const afterRestart = async (scenario: string, folder: string, acknowledged: ReadonlySet<number>): Promise<Row> => {
  const child = new StoreChild(folder);
  try {
    const { uri } = await child.serving;
    const client = await new MongoClient(uri).connect();
    const found = new Set(
      (await client.db('faults').collection<Numbered>('rows').find().toArray()).map(({ _id }) => _id),
    );
    await client.close();
    await child.stop();
    const lost = [...acknowledged].filter((id) => !found.has(id)).length;
    const invented = [...found].filter((id) => id >= 0 && !acknowledged.has(id)).length;
    if (lost > 0 || invented > 0)
      return {
        what: scenario,
        outcome: 'FAILED',
        detail: `${lost} acknowledged documents are lost, ${invented} were not acknowledged`,
      };
    const { code, said } = await check(folder);
    if (code !== 0) return { what: scenario, outcome: 'FAILED', detail: said };
    return {
      what: scenario,
      outcome: 'refused',
      detail: `code ${outOfDiskSpace}, reading went on, ${acknowledged.size} documents are there`,
    };
  } catch (error) {
    await child.kill();
    return { what: scenario, outcome: 'FAILED', detail: String(error) };
  }
};

/** A store that finds no space at its start says so; with a little space it serves. */
const openOnFull = async (scenario: string, disk: string, left: number): Promise<Row> => {
  const ballast = path.join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(8 * mebibyte - 4_096 - left), { flag: 'w' });
  return refusal(scenario, path.join(disk, 'data'), /cannot be written/);
};

const refusal = async (
  scenario: string,
  folder: string,
  expected: RegExp,
  options: ServeOptions = {},
): Promise<Row> => {
  const child = new StoreChild(folder, options);
  try {
    await child.serving;
    await child.kill();
    return { what: scenario, outcome: 'FAILED', detail: 'it served' };
  } catch (error) {
    if (!(error instanceof NotServing)) throw error;
    const message = error.stderr.trim();
    const good = error.code === 1 && expected.test(message) && message.includes(folder) && !message.includes('\n');
    return {
      what: scenario,
      outcome: good ? 'refused' : 'FAILED',
      detail: `${good ? '' : `code ${error.code}: `}${message}`,
    };
  }
};

/**
 * Folders that cannot be written, empty or with data: for root on a read-only disk, and for a user without permission.
 */
const readOnlyRows = async (base: string): Promise<Row[]> => {
  const rows: Row[] = [];
  rows.push(
    await onDisk(base, '8m', async (disk) => {
      mount(['-o', 'remount,ro', disk]);
      return refusal('a new folder on a read-only disk', path.join(disk, 'data'), /cannot be written/);
    }),
    await onDisk(base, '8m', async (disk) => {
      const folder = path.join(disk, 'data');
      await serveOnce(folder);
      mount(['-o', 'remount,ro', disk]);
      return refusal('a folder with data on a read-only disk', folder, /cannot be written/);
    }),
  );
  const folder = path.join(base, 'not-mine');
  mkdirSync(folder, { mode: 0o755 });
  const spawning = { uid: nobody, gid: nobody };
  rows.push(await refusal('a folder of another user', folder, /cannot be written/, { spawning }));
  await serveOnce(folder);
  rows.push(await refusal('a folder with data of another user', folder, /cannot be written/, { spawning }));
  chownSync(folder, nobody, nobody);
  rows.push(await refusal('a folder whose files are of another user', folder, /cannot be written/, { spawning }));
  return rows;
};

const serveOnce = async (folder: string): Promise<void> => {
  const child = new StoreChild(folder);
  await child.serving;
  await child.stop();
};

const underLock = async (folder: string): Promise<Row> => {
  const child = new StoreChild(folder);
  await child.serving;
  try {
    return await refusal('a folder that another process has open', folder, /already opened by another process/);
  } finally {
    await child.stop();
  }
};
