import type { DeviceStorage, KeptChange, KeptRecord } from './device-storage.js';

/** Records of an account: always in memory while the page is open, and on the device as far as it can be written. */
interface KeptState<Item extends KeptRecord> {
  readonly items: readonly Item[];
  /**
   * False when the device does not hold all records or could not be read: records that it lacks are lost when the page
   * closes.
   */
  readonly isKept: boolean;
}

interface KeptItemsOptions<Item extends KeptRecord> {
  readonly accountId: string;
  readonly storage: DeviceStorage<Item>;
  readonly compare: (a: Item, b: Item) => number;
  readonly onChange: (state: KeptState<Item>) => void;
}

/** Pauses between attempts to use the device's storage, in milliseconds. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;

/**
 * Records of one account in memory and on the device. The memory is always current: changes that could not be written
 * are pending, are written with the next change, and override what is read from the device meanwhile.
 */
export class KeptItems<Item extends KeptRecord> {
  private items: readonly Item[] = [];
  /** Pending writes by id; null: to be removed. */
  private readonly owed = new Map<string, Item | null>();
  private storageId: string | null = null;
  private hasRead = false;
  private hasFailed = false;
  private written: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST_PAUSE;
  private isClosed = false;

  constructor(private readonly options: KeptItemsOptions<Item>) {
    options.storage.onWrittenElsewhere(() => void this.reload());
  }

  /**
   * Changes the records in memory before it returns; the promise resolves after the attempt to write them and never
   * rejects.
   */
  apply({ put, remove }: KeptChange<Item>): Promise<void> {
    if (put.length + remove.length === 0) return this.written;
    for (const itemId of remove) this.owed.set(itemId, null);
    for (const item of put) this.owed.set(item.itemId, item);
    this.show(changedItems(this.items, { put, remove }));
    return this.flush();
  }

  /** Resolves when all changes so far are written or failed to be written. */
  settled(): Promise<void> {
    return this.written;
  }

  /** Reads the device again, because another tab may have written. Returns false when it could not be read. */
  async reload(): Promise<boolean> {
    try {
      let written: Promise<void>;
      let content: Awaited<ReturnType<DeviceStorage<Item>['read']>>;
      do {
        written = this.written;
        await written;
        content = await this.options.storage.read(this.options.accountId);
      } while (written !== this.written);
      this.hasRead = true;
      this.note(content.storageId);
      this.show(changedItems(content.items, this.owing()));
      if (this.owed.size > 0) await this.flush();
      else this.hasSucceeded();
      return true;
    } catch {
      this.retryLater();
      return false;
    }
  }

  /** Stops retrying; pending writes stay pending. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private flush(): Promise<void> {
    this.written = this.written.then(() => this.write());
    return this.written;
  }

  private async write(): Promise<void> {
    const pending = new Map(this.owed);
    if (pending.size === 0) return;
    const { accountId, storage } = this.options;
    try {
      const storageId = await storage.write(accountId, this.owing());
      for (const [itemId, item] of pending) if (this.owed.get(itemId) === item) this.owed.delete(itemId);
      if (this.note(storageId)) void this.flush();
      this.hasSucceeded();
    } catch {
      this.retryLater();
    }
  }

  private hasSucceeded(): void {
    this.hasFailed = false;
    this.pause = FIRST_PAUSE;
    this.show(this.items);
  }

  private retryLater(): void {
    this.hasFailed = true;
    this.show(this.items);
    clearTimeout(this.timer);
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.reload(), this.pause);
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }

  /** If the storage is a new one, marks all records as pending writes; returns whether it is new. */
  private note(storageId: string): boolean {
    const isAnother = this.storageId !== null && this.storageId !== storageId;
    this.storageId = storageId;
    if (isAnother) for (const item of this.items) this.owed.set(item.itemId, item);
    return isAnother && this.items.length > 0;
  }

  private owing(): KeptChange<Item> {
    const entries = [...this.owed];
    return {
      put: entries.flatMap(([, item]) => (item === null ? [] : [item])),
      remove: entries.flatMap(([itemId, item]) => (item === null ? [itemId] : [])),
    };
  }

  private show(items: readonly Item[]): void {
    this.items = [...items].sort(this.options.compare);
    this.options.onChange({ items: this.items, isKept: this.hasRead && !this.hasFailed });
  }
}

/** The records after a change; records that were put come last. */
export function changedItems<Item extends KeptRecord>(
  items: readonly Item[],
  { put, remove }: KeptChange<Item>,
): readonly Item[] {
  const replaced = new Set([...remove, ...put.map(({ itemId }) => itemId)]);
  return [...items.filter(({ itemId }) => !replaced.has(itemId)), ...put];
}
