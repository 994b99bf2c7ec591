import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { handleRequest } from '../../store/src/commands/dispatch.js';
import { openStore } from '../../store/src/store.js';
import { decode, type Doc, encode } from '../../store/src/values/index.js';

/** A store in this process, without a network. */
export interface Engine {
  /** Runs a command on a database and returns the whole reply, errors included. */
  run(database: string, command: Doc): Promise<Doc>;
  close(): Promise<void>;
}

/** Opens an empty store in a temporary folder, in memory if the system has an in-memory folder. */
export async function openEngine(): Promise<Engine> {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(path.join(parent, 'store-conformance-'));
  const store = await openStore(folder);
  return {
    run: async (database, command) => {
      const body = Buffer.from(encode(command));
      return decode(await handleRequest(store, { body, sections: new Map(), database } as never));
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
