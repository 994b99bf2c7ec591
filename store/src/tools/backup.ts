import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { copyFlushed, flushFolder } from '../storage/checked-copy.js';
import { unfinishedFolderName, writeFormat } from '../storage/data-folder.js';
import { Environment, dataFileName, lockFileName } from '../storage/environment.js';
import { lockFolder } from '../storage/lock.js';
import { SealFile, measureDataFile, readSeal, sealFileName, type Seal } from '../storage/seal.js';
import { StoreError } from '../storage/store-error.js';
import { runChecker, lockIfFree, requireDataFolder, sealHolds } from './check.js';
import type { Report } from './findings.js';

/** Files that a store leaves in its folder and that need no backup. */
const leftovers = new Set(['store.lock', 'store.sock', lockFileName, unfinishedFolderName]);
const partial = '.unfinished';

/**
 * Copies a data folder as of one commit to `target`, which must be missing or empty; the store may be running. The copy is
 * checked before it gets its final name. It is itself a cleanly closed data folder.
 */
export async function backUp(
  folder: string,
  target: string,
  checker: readonly string[],
  report: Report,
): Promise<boolean> {
  requireDataFolder(folder);
  requireEmpty(target);
  const lock = await lockIfFree(folder);
  const unfinished = `${target}${partial}`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    if (lock !== undefined && !(await sealHolds(folder))) {
      report(
        `${dataFileName} is not the file that was closed last (damaged, cut, or an older copy): nothing was copied`,
      );
      return false;
    }
    report(`Copying ${folder}${lock === undefined ? ', which is in use' : ''}`);
    if (!(await copyAndCheck(folder, unfinished, checker, report))) return false;
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, target);
    flushFolder(path.dirname(target));
    report(`The backup is in ${target}`);
    return true;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    await lock?.release();
  }
}

/** Copies the last commit into a new folder, checks the copy and seals it; false when the copy is not sound. */
const copyAndCheck = async (
  folder: string,
  target: string,
  checker: readonly string[],
  report: Report,
): Promise<boolean> => {
  mkdirSync(target, { recursive: true, mode: 0o700 });
  await copySnapshot(folder, target);
  report(`Checking the copy of ${sizeOf(path.join(target, dataFileName))}`);
  if (!(await runChecker([...checker, target], report))) {
    report('The copy is not sound: there is no backup');
    return false;
  }
  await sealFolder(target);
  return true;
};

/**
 * LMDB's copy has only one valid meta page, which may be the one that the next commit overwrites. Two commits make both valid,
 * so that a crash during a later commit cannot lose the data.
 */
const copySnapshot = async (folder: string, target: string): Promise<void> => {
  const environment = new Environment(folder, { readOnly: true });
  try {
    await environment.copyTo(path.join(target, dataFileName));
  } finally {
    await environment.close();
  }
  const copy = new Environment(target);
  writeFormat(copy);
  writeFormat(copy);
  await copy.close();
};

/** Writes the seal of a clean shutdown. */
const sealFolder = async (folder: string): Promise<void> => {
  const environment = new Environment(folder, { readOnly: true });
  const lastCommit = environment.lastCommit();
  await environment.close();
  rmSync(path.join(folder, lockFileName), { force: true });
  const seal = new SealFile(folder);
  seal.write({ closed: true, lastCommit, ...(await measureDataFile(folder)) }, { flush: true });
  seal.close();
  flushFolder(folder);
};

/**
 * Restores a backup into a data folder. The backup is copied into a subfolder and checked; only a complete and sound copy is
 * moved into place. A folder with data is refused; with `replace`, its data is moved into a subfolder first.
 */
export async function restore(
  backup: string,
  folder: string,
  checker: readonly string[],
  report: Report,
  options: { replace?: boolean } = {},
): Promise<boolean> {
  requireDataFolder(backup);
  const seal = readSeal(backup);
  if (seal?.closed !== true) {
    report(`${backup} is not a whole backup: its ${sealFileName} is missing or not readable`);
    return false;
  }
  if (options.replace !== true) requireEmpty(folder);
  const lock = await lockFolder(folder);
  const unfinished = path.join(folder, `restore${partial}`);
  rmSync(unfinished, { recursive: true, force: true });
  try {
    if (!(await fetchBackup(backup, seal, unfinished, checker, report))) return false;
    if (options.replace === true) setAside(folder, report);
    for (const name of [dataFileName, sealFileName]) renameSync(path.join(unfinished, name), path.join(folder, name));
    flushFolder(folder);
    report(`Restored into ${folder}`);
    return true;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    await lock.release();
  }
}

/** Copies a backup into a new folder and checks the copy against its seal and its contents; false when it is not sound. */
const fetchBackup = async (
  backup: string,
  seal: Seal,
  target: string,
  checker: readonly string[],
  report: Report,
): Promise<boolean> => {
  mkdirSync(target, { mode: 0o700 });
  report(`Copying ${sizeOf(path.join(backup, dataFileName))} from ${backup}`);
  const copied = copyFlushed(path.join(backup, dataFileName), path.join(target, dataFileName));
  if (copied.size !== seal.size || copied.checksum !== seal.checksum) {
    report('The backup is cut or damaged: it is not what was written. Nothing was restored');
    return false;
  }
  if (!(await runChecker([...checker, target, String(seal.lastCommit)], report))) {
    report('The backup is not sound. Nothing was restored');
    return false;
  }
  copyFlushed(path.join(backup, sealFileName), path.join(target, sealFileName));
  return true;
};

/** Moves the data that a restore replaces into a subfolder. */
const setAside = (folder: string, report: Report): void => {
  const files = [dataFileName, sealFileName].filter((name) => existsSync(path.join(folder, name)));
  if (files.length === 0) return;
  const aside = path.join(folder, `replaced-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of files) renameSync(path.join(folder, name), path.join(aside, name));
  rmSync(path.join(folder, lockFileName), { force: true });
  flushFolder(folder);
  report(`What was there before is in ${aside}`);
};

/** Throws `not-empty` unless the folder is missing or holds nothing but the auxiliary files of a store. */
export function requireEmpty(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new StoreError('not-empty', `${folder} is a file.`);
  if (readdirSync(folder).some((name) => !leftovers.has(name)))
    throw new StoreError('not-empty', `The folder ${folder} is not empty.`);
}

const sizeOf = (file: string): string => `${(statSync(file).size / 1024 / 1024).toFixed(1)} MiB`;
