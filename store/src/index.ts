/**
 * The embedded document store. `start` runs it in a worker thread; any MongoDB client can connect to its `uri`.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreError } from './storage/store-error.js';
import type { FromWorker, StartRequest } from './worker-messages.js';

export { StoreError } from './storage/store-error.js';

interface StartOptions {
  /** Port on the loopback address. Default: a socket file in the data folder, on Windows any free port. */
  port?: number;
}

export interface RunningStore {
  /** Connection string for a MongoDB client. */
  readonly uri: string;
  /** Waits for running requests and closes the data folder. */
  close(): Promise<void>;
  /** Resolves with the reason if the store stops unexpectedly. */
  readonly failed: Promise<Error>;
}

/** Starts a store on a folder, creating it if needed. Rejects with a `StoreError` when the folder cannot be used. */
export async function start(folder: string, options: StartOptions = {}): Promise<RunningStore> {
  const request: StartRequest = { folder: path.resolve(folder), port: options.port };
  const worker = new Worker(workerFile(), { workerData: request });
  let closing = false;
  const failed = new Promise<Error>((resolve) => {
    worker.once('error', resolve);
    worker.once('exit', (code) => {
      if (!closing) resolve(new Error(`The store has stopped (exit code ${code})`));
    });
  });
  const next = (): Promise<FromWorker> => new Promise((resolve) => worker.once('message', resolve));
  const first = await Promise.race([next(), failed]);
  if (first instanceof Error) throw first;
  if (first.kind !== 'ready') {
    closing = true;
    await worker.terminate();
    throw asError(first);
  }
  worker.unref();
  return {
    uri: first.uri,
    failed,
    close: async () => {
      if (closing) return;
      closing = true;
      worker.ref();
      const answer = next();
      worker.postMessage('close');
      const last = await answer;
      await worker.terminate();
      if (last.kind === 'failed') throw asError(last);
    },
  };
}

const asError = (message: FromWorker): Error => {
  if (message.kind !== 'failed') return new Error(`The store answered '${message.kind}' out of turn`);
  return message.problem === undefined ? new Error(message.message) : new StoreError(message.problem, message.message);
};

/** The bundled worker, resolved from the running program: this file may itself be bundled, so its own location is unknown. */
const workerFile = (): string => {
  const bases = [process.argv[1], path.join(process.cwd(), 'program.js')];
  for (const base of bases) {
    try {
      if (base !== undefined) return createRequire(path.resolve(base)).resolve('@anaqid/store/worker');
    } catch {
      // Not resolvable from here; try the next base.
    }
  }
  throw new Error('The worker of the store has not been built');
};
