import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { checkFormat } from '../storage/data-folder.js';
import { Environment, dataFileName } from '../storage/environment.js';
import { inspectPages } from '../storage/pages.js';
import { lockFolder } from '../storage/lock.js';
import { measureDataFile, readSeal } from '../storage/seal.js';
import { StoreError } from '../storage/store-error.js';
import { checkContents } from './check-contents.js';
import type { Report } from './findings.js';

/**
 * Checks a data folder in this process, without changing it; `report` receives progress and problems. Returns the problem in one
 * sentence, or undefined when the folder is sound. With `live`, another process may be writing to it.
 */
export async function checkData(
  folder: string,
  report: Report,
  options: { live?: boolean; lastCommit?: number } = {},
): Promise<string | undefined> {
  if (options.live !== true) {
    const pages = inspectPages(path.join(folder, dataFileName));
    if (typeof pages === 'string') return `${dataFileName} is damaged: ${pages}`;
    report(`${dataFileName}: ${pages.pages} pages, ${pages.free} of them free`);
  }
  const environment = new Environment(folder, { readOnly: true });
  try {
    checkFormat(environment, folder);
    if (environment.lastCommit() < (options.lastCommit ?? 0))
      return `${dataFileName} is an older copy: commits that were acknowledged are missing`;
    const snapshot = environment.snapshot();
    const keyCount = options.live === true ? undefined : environment.keyCount.bind(environment);
    const findings = checkContents(snapshot, report, keyCount);
    snapshot.release();
    for (const problem of findings.problems) report(problem);
    if (findings.sound) report(findings.summary());
    return findings.sound ? undefined : findings.summary();
  } finally {
    await environment.close();
  }
}

/**
 * Checks a data folder, which may be in use, in a separate process, since a damaged file can crash its reader. `checker` is the
 * command that runs `checkData`. Returns whether the folder is sound.
 */
export async function runCheck(folder: string, checker: readonly string[], report: Report): Promise<boolean> {
  requireDataFolder(folder);
  const lock = await lockIfFree(folder);
  try {
    if (lock !== undefined && !(await sealHolds(folder))) {
      report(`${dataFileName} is not the file that was closed last (damaged, cut, or an older copy)`);
      return false;
    }
    const lastCommit = readSeal(folder)?.lastCommit ?? 0;
    const live = lock === undefined ? ['live'] : [];
    return await runChecker([...checker, folder, String(lastCommit), ...live], report);
  } finally {
    await lock?.release();
  }
}

/** Throws `missing` when the folder has no data file. */
export function requireDataFolder(folder: string): void {
  if (!existsSync(path.join(folder, dataFileName)))
    throw new StoreError('missing', `There is no ${dataFileName} in ${folder}.`);
}

/** Locks a folder; undefined when another process holds the lock. */
export async function lockIfFree(folder: string): Promise<{ release(): Promise<void> } | undefined> {
  try {
    return await lockFolder(folder);
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'locked') return undefined;
    throw error;
  }
}

/** Whether the data file matches its seal; true after a kill, when the seal says nothing about the file. */
export async function sealHolds(folder: string): Promise<boolean> {
  const seal = readSeal(folder);
  if (seal?.closed !== true) return true;
  const { size, checksum } = await measureDataFile(folder);
  return size === seal.size && checksum === seal.checksum;
}

/** Runs the checker in a separate process and forwards its output; returns whether it found no problem. */
export async function runChecker(command: readonly string[], report: Report): Promise<boolean> {
  const [program = '', ...first] = command;
  const child = spawn(program, first, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', report);
  const [code] = await Promise.all([
    new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    }),
    new Promise((resolve) => lines.once('close', resolve)),
  ]);
  if (code !== 0 && code !== 1) report('The data file cannot be read: reading it ended the process that did');
  return code === 0;
}
