import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replicaSetName } from './commands/hello.js';
import { openStore } from './store.js';
import { Server } from './wire/server.js';
import type { Listening } from './wire/server.js';

interface ServeOptions {
  /** Port of the loopback address; without it a socket file where there are such, else any free port. */
  port?: number | undefined;
  /** Program (and its first arguments) that checks a folder left by a killed process. */
  checker?: string[] | undefined;
}

export interface Serving {
  /** For any MongoDB client. */
  readonly uri: string;
  /** Finishes what is running and closes the data folder. */
  close(): Promise<void>;
}

/** Longest path that every system takes for a socket. */
const maxSocketPathBytes = 100;

/** Opens a data folder and serves it in this thread. */
export async function serve(folder: string, options: ServeOptions = {}): Promise<Serving> {
  const store = await openStore(folder, { checker: options.checker });
  const { where, remove } = chooseAddress(folder, options);
  const server = new Server(store);
  try {
    store.address = await server.listen(where);
  } catch (error) {
    await store.close();
    throw error;
  }
  return {
    uri: `mongodb://${store.address}/?replicaSet=${replicaSetName}&directConnection=true`,
    close: async () => {
      await server.close();
      await store.close();
      remove();
    },
  };
}

const chooseAddress = (folder: string, options: ServeOptions): { where: Listening; remove: () => void } => {
  if (options.port != null || process.platform === 'win32')
    return { where: { port: options.port ?? 0 }, remove: () => undefined };
  const beside = path.resolve(folder, 'store.sock');
  if (Buffer.byteLength(beside) <= maxSocketPathBytes) {
    rmSync(beside, { force: true });
    return { where: { socket: beside }, remove: () => rmSync(beside, { force: true }) };
  }
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'store-'));
  return {
    where: { socket: path.join(elsewhere, 'store.sock') },
    remove: () => rmSync(elsewhere, { recursive: true, force: true }),
  };
};
