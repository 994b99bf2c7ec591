import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const cli = path.resolve('store/dist/cli.mjs');

/** The store as a database server of its own, in another process than the product. */
export interface OutsideStore {
  readonly uri: string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Serves a folder as `npm run store -- serve` does. */
export async function serveOutside(folder: string, port: number): Promise<OutsideStore> {
  const child = spawn(process.execPath, [cli, 'serve', folder, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return { uri: await uriOf(child), kill: () => killed(child) };
}

function uriOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const uri = /(mongodb:\/\/\S+)/.exec(printed)?.[1];
      if (uri !== undefined) resolve(uri);
    });
    child.once('exit', (code) => reject(new Error(`The store ended with code ${code} before it served`)));
  });
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
