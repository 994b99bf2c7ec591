import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { serve } from './serve.js';
import { StoreError } from './storage/store-error.js';
import type { FromWorker, StartRequest } from './worker-messages.js';

const { folder, port } = workerData as StartRequest;

/** The checker is bundled next to this file. */
const checker = [process.execPath, path.join(import.meta.dirname, 'checker.mjs')];

const send = (message: FromWorker): void => parentPort?.postMessage(message);

try {
  const serving = await serve(folder, { port, checker });
  parentPort?.once('message', () => {
    void serving.close().then(
      () => send({ kind: 'closed' }),
      (error: unknown) => send(failure(error)),
    );
  });
  send({ kind: 'ready', uri: serving.uri });
} catch (error) {
  send(failure(error));
}

function failure(error: unknown): FromWorker {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', message, ...(error instanceof StoreError ? { problem: error.kind } : {}) };
}
