import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { flushFolder } from './checked-copy.js';
import { StoreError } from './store-error.js';
import { Environment, dataFileName, freeBytes, lockFileBytes, lockFileName, minFreeBytes } from './environment.js';
import { lockFolder } from './lock.js';
import type { FolderLock } from './lock.js';
import { SealFile, hasDataFile, measureDataFile, readSeal, sealFileName } from './seal.js';
import type { Seal } from './seal.js';

const formatVersion = 1;
const formatKey = Buffer.from('format');
/** Subfolder in which the data file of a new folder is created. */
export const unfinishedFolderName = 'new.unfinished';

/** State of a folder before it was opened: `new`, shut down cleanly, or left by a process that was killed or lost power. */
type PreviousState = 'new' | 'closed' | 'killed';

export interface DataFolder {
  readonly environment: Environment;
  readonly previousState: PreviousState;
  /** Records the last commit in the seal. */
  committed(): void;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Command that checks a folder left behind by a killed process; see `checker.ts`. Without it nothing is checked. */
  checker?: string[] | undefined;
}

/**
 * Opens a data folder exclusively. After a clean shutdown the data file must be exactly the one that was closed. After a kill
 * it is checked in full, in another process, since a damaged file can crash its reader.
 */
export async function openDataFolder(folder: string, options: OpenOptions = {}): Promise<DataFolder> {
  const lock = await lockFolder(folder);
  try {
    return await openLocked(folder, lock, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

const openLocked = async (folder: string, lock: FolderLock, options: OpenOptions): Promise<DataFolder> => {
  renewLockFile(folder);
  const previousState = await inspect(folder, options);
  const seal = readSeal(folder);
  if (previousState === 'new') await createDataFile(folder);
  const environment = openEnvironment(folder);
  if (previousState === 'killed' && seal !== undefined && environment.lastCommit() < seal.lastCommit) {
    void environment.close();
    throw damaged(folder, `${dataFileName} is an older copy: commits that were acknowledged are missing`);
  }
  chmodSync(path.join(folder, dataFileName), 0o600);
  const file = new SealFile(folder);
  const running = (): Seal => ({ closed: false, lastCommit: environment.lastCommit(), size: 0, checksum: 0 });
  file.write(running(), { flush: true });
  return {
    environment,
    previousState: previousState,
    committed: () => file.write(running()),
    close: async () => {
      const { lastCommit } = running();
      await environment.close();
      file.write({ closed: true, lastCommit, ...(await measureDataFile(folder)) }, { flush: true });
      file.close();
      await lock.release();
    },
  };
};

/**
 * Creates the data file with its tables and format version in a subfolder, then moves it into place: after a kill or a power
 * loss in between, the folder is still new.
 */
const createDataFile = async (folder: string): Promise<void> => {
  const unfinished = path.join(folder, unfinishedFolderName);
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
  } catch (error) {
    throw notWritable(folder, error instanceof Error ? error.message : String(error));
  }
  try {
    renewLockFile(unfinished);
    const environment = openEnvironment(unfinished);
    try {
      writeFormat(environment);
    } finally {
      await environment.close();
    }
    renameSync(path.join(unfinished, dataFileName), path.join(folder, dataFileName));
    flushFolder(folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
};

/** Writes LMDB's lock file in full. LMDB would create a sparse one, and on a full disk writing to it kills the process (SIGBUS). */
const renewLockFile = (folder: string): void => {
  const name = path.join(folder, lockFileName);
  rmSync(name, { force: true });
  try {
    writeFileSync(name, Buffer.alloc(lockFileBytes), { mode: 0o600 });
  } catch (error) {
    rmSync(name, { force: true });
    throw notWritable(folder, error instanceof Error ? error.message : String(error));
  }
};

const notWritable = (folder: string, reason: string): StoreError =>
  new StoreError('not-writable', `The data folder ${folder} cannot be written (${reason}).`);

/** Opens the LMDB file; errors become `StoreError`s. */
const openEnvironment = (folder: string): Environment => {
  try {
    return new Environment(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/permission|read-only|EACCES|EROFS|ENOSPC|no space/i.test(reason)) throw notWritable(folder, reason);
    if (freeBytes(folder) < minFreeBytes) throw notWritable(folder, 'no space is left on the disk');
    throw damaged(folder, `${dataFileName} cannot be opened (${reason})`);
  }
};

const inspect = async (folder: string, options: OpenOptions): Promise<PreviousState> => {
  const seal = readSeal(folder);
  if (!hasDataFile(folder)) {
    if (!existsSync(path.join(folder, sealFileName))) return 'new';
    throw damaged(folder, `its file ${dataFileName} is missing or empty`);
  }
  if (seal?.closed === true) {
    const measured = await measureDataFile(folder);
    if (measured.size !== seal.size || measured.checksum !== seal.checksum)
      throw damaged(folder, `${dataFileName} is not the file that was closed last (damaged, cut, or an older copy)`);
    return 'closed';
  }
  checkInOtherProcess(folder, seal, options.checker);
  return 'killed';
};

/** Signals by which users or the system (out of memory) end the check, as opposed to crashes over a damaged file. */
const endingSignals: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL']);

const checkInOtherProcess = (folder: string, seal: Seal | undefined, checker: string[] | undefined): void => {
  if (checker === undefined) return;
  const [program = '', ...first] = checker;
  const { status, stdout, error, signal } = spawnSync(program, [...first, folder, String(seal?.lastCommit ?? 0)], {
    encoding: 'utf8',
  });
  if (status === 0) return;
  if (error !== undefined) throw new Error(`The check of the data folder ${folder} cannot be run (${error.message}).`);
  if (signal !== null && endingSignals.has(signal))
    throw new Error(`The check of the data folder ${folder} was ended by ${signal}. Start again.`);
  const reason = status === 1 ? stdout.trim().split('\n').at(-1) : 'the data file cannot be read';
  throw damaged(folder, reason ?? 'the check failed');
};

const damaged = (folder: string, reason: string): StoreError =>
  new StoreError('damaged', `The data folder ${folder} is damaged: ${reason}. Restore a backup.`);

/** Writes the format version: the first commit of a data folder. */
export function writeFormat(environment: Environment): void {
  environment.write((writer) => writer.put('meta', formatKey, Buffer.from(String(formatVersion))));
}

/** Throws `newer-format` when the data file has another format version. */
export function checkFormat(environment: Environment, folder: string): void {
  const snapshot = environment.snapshot();
  const version = snapshot.get('meta', formatKey)?.toString();
  snapshot.release();
  if (version !== String(formatVersion))
    throw new StoreError(
      'newer-format',
      `The data folder ${folder} has format ${version ?? 'unknown'}; this program reads format ${formatVersion}.`,
    );
}
