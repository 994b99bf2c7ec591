import { StoreChild } from './store-process.js';

/** The store as a database server in its own process. */
export interface OutsideStore {
  readonly uri: string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Serves a folder as `npm run store -- serve` does, on any free port unless one is given. */
export async function serveOutside(folder: string, port = 0): Promise<OutsideStore> {
  const child = new StoreChild(folder, { port });
  const { uri } = await child.serving;
  return { uri, kill: () => child.kill() };
}
