import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';

const program = path.resolve(__dirname, '../../dist/cli.mjs');

interface RunResult {
  code: number | null;
  /** Standard output and standard error. */
  output: string;
}

/** Starts the store's command line. */
export function spawnProgram(...args: string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the store's command line until it exits. */
export async function runProgram(...args: string[]): Promise<RunResult> {
  const child = spawnProgram(...args);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output: output };
}

export interface ServeProcess {
  child: ChildProcess;
  uri: string;
  ended: Promise<number | null>;
}

/** Serves a folder with the command line; rejects with its standard error when it does not start. */
export async function serveByProgram(folder: string): Promise<ServeProcess> {
  const child = spawnProgram('serve', folder);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  child.stderr.on('data', (text) => (output += String(text)));
  const uri = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(String(text).trim().split(' ').at(-1) ?? ''));
    child.once('close', () => reject(new Error(output)));
  });
  return { child, uri, ended };
}
