import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Resolved from the working directory, because this file is loaded both as a module and as a script, which name their
 * own path differently.
 */
const store = path.dirname(createRequire(path.resolve('program.js')).resolve('@anaqid/store/package.json'));
const program = path.join(store, 'dist/cli.mjs');

/** A running store. */
export interface StoreProcess {
  readonly uri: string;
  /** Milliseconds from the start of the process until it accepted connections. */
  readonly startUp: number;
  readonly pid: number;
}

/** The store ended before it accepted connections; carries its output and exit code. */
export class NotServing extends Error {
  constructor(
    readonly stderr: string,
    readonly code: number | null,
  ) {
    super(`The store ended with code ${String(code)} before it served: ${stderr.trim()}`);
  }
}

export interface ServeOptions {
  readonly port?: number;
  /** A program that starts the store, with its first arguments. */
  readonly through?: readonly string[];
  readonly spawning?: SpawnOptions;
}

/**
 * The store in its own process, built, as `npm run store -- serve` runs it. It can be killed before it accepts
 * connections.
 */
export class StoreChild {
  /** Resolves when it accepts connections; rejects with `NotServing`. */
  readonly serving: Promise<StoreProcess>;
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(folder: string, { port, through = [], spawning = {} }: ServeOptions = {}) {
    const portArguments = port === undefined ? [] : ['--port', String(port)];
    const [command = '', ...args] = [...through, process.execPath, program, 'serve', folder, ...portArguments];
    const began = performance.now();
    const child = spawn(command, args, { ...spawning, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    const killed = (): void => void child.kill('SIGKILL');
    process.once('exit', killed);
    this.ended = new Promise((resolve) => {
      child.once('exit', (code) => {
        process.off('exit', killed);
        resolve(code);
      });
    });
    let [stderr, stdout] = ['', ''];
    child.stderr?.on('data', (text) => (stderr += String(text)));
    this.serving = new Promise((resolve, reject) => {
      child.stdout?.on('data', (text) => {
        stdout += String(text);
        const uri = /(mongodb:\/\/\S+)\n/.exec(stdout)?.[1];
        if (uri !== undefined) resolve({ uri, startUp: performance.now() - began, pid: child.pid ?? 0 });
      });
      child.once('close', (code) => reject(new NotServing(stderr, code)));
      child.once('error', reject);
    });
    this.serving.catch(() => undefined);
  }

  /** Sends SIGKILL; resolves when the process has ended. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Stops it in order; resolves with its exit code. */
  stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}
