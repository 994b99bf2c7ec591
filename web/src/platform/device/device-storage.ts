import { deleteDB, type IDBPDatabase, openDB } from 'idb';

/** A stored record of an account. */
export interface KeptRecord {
  readonly accountId: string;
  readonly itemId: string;
}

/** Records to put (new or changed) and ids of records to remove. */
export interface KeptChange<Item extends KeptRecord> {
  readonly put: readonly Item[];
  readonly remove: readonly string[];
}

/** The stored records of one account. */
interface KeptContent<Item extends KeptRecord> {
  readonly items: readonly Item[];
  /** Id of the storage, created with it: a different id means that the browser deleted the storage in between. */
  readonly storageId: string;
}

/** Records on this device. Every call may fail: browsers refuse storage, close it, delete it, or run out of space. */
export interface DeviceStorage<Item extends KeptRecord> {
  /** Records of an account; those of others are never read. */
  read(accountId: string): Promise<KeptContent<Item>>;
  /** Puts and removes in one transaction; returns the storage's id. */
  write(accountId: string, change: KeptChange<Item>): Promise<string>;
  /** Calls back when another tab wrote. */
  onWrittenElsewhere(listener: () => void): void;
  close(): void;
}

const STORE = 'changes';
/** Key of the row that holds the storage's id; no account has an empty id. */
const IDENTITY = ['', 'storage'] as const;
/** Timeout for the browser in milliseconds: some never respond after a tab was suspended. */
const LONGEST_WAIT = 3_000;

/**
 * Records in an IndexedDB database of this browser profile. The connection is opened on demand and reopened after the
 * browser closed it.
 */
export function openDeviceStorage<Item extends KeptRecord>(name: string): DeviceStorage<Item> {
  const database = new ReopenedDatabase(name);
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  return {
    read: (accountId) =>
      database.run(async (connection) => {
        const storageId = await identityOf(connection);
        const range = IDBKeyRange.bound([accountId], [accountId, []]);
        return { items: (await connection.getAll(STORE, range)) as Item[], storageId };
      }),
    write: async (accountId, { put, remove }) => {
      const storageId = await database.run(async (connection) => {
        const identity = await identityOf(connection);
        const transaction = connection.transaction(STORE, 'readwrite', { durability: 'strict' });
        await Promise.all([
          ...put.map((item) => transaction.store.put(item)),
          ...remove.map((itemId) => transaction.store.delete([accountId, itemId])),
          transaction.done,
        ]);
        return identity;
      });
      channel?.postMessage('written');
      return storageId;
    },
    onWrittenElsewhere: (listener) => channel?.addEventListener('message', listener),
    close: () => {
      channel?.close();
      database.close();
    },
  };
}

class ReopenedDatabase {
  private connection: Promise<IDBPDatabase> | null = null;

  constructor(private readonly name: string) {}

  /** Runs the operation, and retries once on a new connection if the browser may have closed the old one. */
  async run<Result>(work: (connection: IDBPDatabase) => Promise<Result>): Promise<Result> {
    try {
      return await inTime(this.open().then(work));
    } catch {
      this.close();
      return inTime(this.open().then(work));
    }
  }

  close(): void {
    this.connection?.then((connection) => connection.close()).catch(() => undefined);
    this.connection = null;
  }

  private open(): Promise<IDBPDatabase> {
    const release = (): void => this.close();
    this.connection ??= openDB(this.name, 1, {
      upgrade: (empty) => {
        empty.createObjectStore(STORE, { keyPath: ['accountId', 'itemId'] });
      },
      // Closes the connection when another tab deletes the database, which would otherwise wait for this tab.
      blocking: release,
      terminated: release,
    });
    return this.connection;
  }
}

/** The storage's id; a storage of an earlier version gets one at first use. */
async function identityOf(connection: IDBPDatabase): Promise<string> {
  const storedIdentity: unknown = await connection.get(STORE, [...IDENTITY]);
  if (isIdentity(storedIdentity)) return storedIdentity.storageId;
  const transaction = connection.transaction(STORE, 'readwrite');
  const madeMeanwhile: unknown = await transaction.store.get([...IDENTITY]);
  const storageId = isIdentity(madeMeanwhile) ? madeMeanwhile.storageId : crypto.randomUUID();
  const [accountId, itemId] = IDENTITY;
  await transaction.store.put({ accountId, itemId, storageId });
  await transaction.done;
  return storageId;
}

function isIdentity(row: unknown): row is { readonly storageId: string } {
  return typeof row === 'object' && row !== null && 'storageId' in row && typeof row.storageId === 'string';
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the storage of this browser does not answer')), LONGEST_WAIT);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Deletes everything; for tests. */
export async function deleteDeviceStorage(name: string): Promise<void> {
  await deleteDB(name);
}
