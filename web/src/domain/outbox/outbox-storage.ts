import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { OutboxItem } from './outbox-item.js';
import type { QueueChange } from './outbox-queue.js';

const STORE = 'changes';

/** Where unsent changes live on this device. Only rows of one account are ever read. */
export interface OutboxStorage {
  /** Items of an account, oldest first. */
  read(accountId: string): Promise<OutboxItem[]>;
  /** Puts and removes in one transaction. */
  write(accountId: string, change: QueueChange): Promise<void>;
  /** Calls back when another tab wrote. */
  onWrittenElsewhere(listener: () => void): void;
  close(): void;
}

/** Opens (and makes on the first visit) the database of this browser profile. */
export async function openOutboxStorage(name = 'anaqid-outbox'): Promise<OutboxStorage> {
  const database: IDBPDatabase = await openDB(name, 1, {
    upgrade: (newDatabase) => {
      newDatabase.createObjectStore(STORE, { keyPath: ['accountId', 'itemId'] });
    },
  });
  const channel = new BroadcastChannel(name);
  return {
    read: async (accountId) => {
      const range = IDBKeyRange.bound([accountId], [accountId, []]);
      const items = (await database.getAll(STORE, range)) as OutboxItem[];
      return items.sort((a, b) => a.order - b.order);
    },
    write: async (accountId, { put, remove }) => {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      await Promise.all([
        ...put.map((item) => transaction.store.put(item)),
        ...remove.map((itemId) => transaction.store.delete([accountId, itemId])),
        transaction.done,
      ]);
      channel.postMessage('written');
    },
    onWrittenElsewhere: (listener) => channel.addEventListener('message', listener),
    close: () => {
      channel.close();
      database.close();
    },
  };
}

/** Stands in where a browser refuses storage: nothing is kept, and the outbox says so. */
export const noStorage: OutboxStorage = {
  read: () => Promise.resolve([]),
  write: () => Promise.reject(new Error('no storage')),
  onWrittenElsewhere: () => undefined,
  close: () => undefined,
};

/** Forgets everything; for tests. */
export async function deleteOutboxStorage(name: string): Promise<void> {
  await deleteDB(name);
}
