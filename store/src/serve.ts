import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replicaSetName } from './commands/hello.js';
import { openStore } from './store.js';
import { Server } from './wire/server.js';
import type { ListenAddress } from './wire/server.js';

interface ServeOptions {
  /** Port on the loopback address. Default: a socket file in the data folder, on Windows any free port. */
  port?: number | undefined;
  /** Command that checks a folder left behind by a killed process; the folder is appended. */
  checker?: string[] | undefined;
}

export interface Serving {
  /** Connection string for a MongoDB client. */
  readonly uri: string;
  /** Waits for running requests and closes the data folder. */
  close(): Promise<void>;
}

/** Socket paths up to this length work on every system. */
const maxSocketPathBytes = 100;

/** Opens a data folder and serves it in this thread. Rejects with a `StoreError` when it cannot be used. */
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

const chooseAddress = (folder: string, options: ServeOptions): { where: ListenAddress; remove: () => void } => {
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
