import { type IDBPDatabase, openDB } from 'idb';

const NAME = 'anaqid-drafts';
const STORE = 'drafts';

interface StoredDraft {
  readonly key: string;
  readonly content: unknown;
  readonly savedAt: string;
}

let opened: Promise<IDBPDatabase> | null = null;

function database(): Promise<IDBPDatabase> {
  opened ??= openDB(NAME, 1, { upgrade: (fresh) => void fresh.createObjectStore(STORE, { keyPath: 'key' }) });
  return opened;
}

/** What was kept under this key on this device; null: nothing. */
export async function readDraft(key: string): Promise<{ content: unknown; savedAt: string } | null> {
  const stored = (await (await database()).get(STORE, key)) as StoredDraft | undefined;
  return stored ?? null;
}

/** Keeps a half-filled form until it is stored or thrown away. */
export async function keepDraft(key: string, content: unknown): Promise<void> {
  await (await database()).put(STORE, { key, content, savedAt: new Date().toISOString() });
}

export async function dropDraft(key: string): Promise<void> {
  await (await database()).delete(STORE, key);
}
