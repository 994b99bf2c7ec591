import type { DeviceStorage, KeptRecord } from '../../platform/device/device-storage.js';
import { KeptItems } from '../../platform/device/kept-items.js';
import type { CellTextChange, CellToCorrect } from './cell-to-correct.js';
import { isOutboxItem, type ItemAnswer, type NewChange, type OutboxItem } from './outbox-item.js';
import { byOrder, enqueue, nextBatch, settle } from './outbox-queue.js';
import type { OutboxStorage } from './outbox-storage.js';
import { batchErrorOf, type Obstacle, RefusedBatchError } from './unsent-batch.js';

/**
 * Sends one batch (items of one kind) to the server and returns the results in the same order.
 *
 * @throws WaitingError, RefusedBatchError; any other error means that the server did not respond.
 */
export type SendBatch = (batch: readonly OutboxItem[]) => Promise<readonly ItemAnswer[]>;

/** State of the outbox as the screens show it. */
export interface OutboxState {
  readonly items: readonly OutboxItem[];
  /**
   * Records on this device that this version of the app cannot read; they are neither sent nor discarded automatically.
   */
  readonly unreadable: readonly KeptRecord[];
  /** Texts in cells that are no values. */
  readonly cells: readonly CellToCorrect[];
  /** Why the last attempt left changes unsent; the next attempt starts automatically. */
  readonly obstacle: Obstacle | null;
  /**
   * False when this browser does not store unsent changes: they are lost if the page is closed before they are sent.
   */
  readonly isKept: boolean;
  /** When the server last confirmed a change in this session (milliseconds since the epoch). */
  readonly lastSentAt: number | null;
}

interface OutboxOptions {
  accountId: string;
  storage: OutboxStorage;
  /** Where texts that are no values are kept; without it they last as long as the page. */
  cellStorage?: DeviceStorage<CellToCorrect>;
  send: SendBatch;
  /** First pause after an attempt without response, in milliseconds; doubles up to a minute. */
  pause?: number;
}

/** Called for every item that the server confirmed, before it leaves the queue. */
type ConfirmationListener = (item: OutboxItem, answer: ItemAnswer) => void;

/** The interface of the outbox for the screens. */
export type UnsentChanges = Pick<
  Outbox,
  | 'getState'
  | 'subscribe'
  | 'onConfirmed'
  | 'add'
  | 'amend'
  | 'discard'
  | 'discardUnreadable'
  | 'changeCells'
  | 'wake'
  | 'settled'
>;

const LONGEST_PAUSE = 60_000;
/**
 * Number of items on which the server may fail individually before the attempt is ended and the remaining items wait
 * for the next one.
 */
const MOST_FAULTS = 20;

/**
 * Unsent changes of one account, kept on this device. They are sent whenever possible, in the order in which they were
 * made, from memory where the device stores nothing. An item leaves the outbox only after the server confirmed that
 * item.
 */
export class Outbox {
  private state: OutboxState = {
    items: [],
    unreadable: [],
    cells: [],
    obstacle: null,
    isKept: true,
    lastSentAt: null,
  };
  private readonly listeners = new Set<() => void>();
  private readonly confirmationListeners = new Set<ConfirmationListener>();
  private readonly kept: KeptItems<OutboxItem>;
  private readonly keptCells: KeptItems<CellToCorrect>;
  /** Whether the device has the changes, and the texts. */
  private hasItems = true;
  private hasCells = true;
  private sending: Promise<void> | null = null;
  /** Set when sending was requested during an attempt that may have read the queue already. */
  private isWokenMeanwhile = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause: number;
  private lastOrder = 0;
  /** Items on which the server failed in this attempt. */
  private readonly faulted = new Set<string>();
  private isClosed = false;

  private constructor(private readonly options: OutboxOptions) {
    this.pause = options.pause ?? 2_000;
    this.kept = new KeptItems({
      accountId: options.accountId,
      storage: options.storage,
      compare: byOrder,
      onChange: ({ items, isKept }) => {
        this.hasItems = isKept;
        const unreadable = items.filter((item) => !isOutboxItem(item));
        this.show({ items: items.filter(isOutboxItem), unreadable, isKept: this.hasItems && this.hasCells });
      },
    });
    this.keptCells = new KeptItems({
      accountId: options.accountId,
      storage: options.cellStorage ?? forThePage,
      compare: (a, b) => a.itemId.localeCompare(b.itemId),
      onChange: ({ items, isKept }) => {
        this.hasCells = isKept;
        this.show({ cells: items, isKept: this.hasItems && this.hasCells });
      },
    });
  }

  /** Opens the outbox of an account with the changes that an earlier session left on the device. */
  static async open(options: OutboxOptions): Promise<Outbox> {
    const outbox = new Outbox(options);
    await Promise.all([outbox.kept.reload(), outbox.keptCells.reload()]);
    return outbox;
  }

  readonly getState = (): OutboxState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly onConfirmed = (listener: ConfirmationListener): (() => void) => {
    this.confirmationListeners.add(listener);
    return () => this.confirmationListeners.delete(listener);
  };

  /** Adds changes in order; resolves when they are stored on the device. Sending starts automatically. */
  add(changes: readonly NewChange[]): Promise<void> {
    for (const change of changes) {
      this.lastOrder = Math.max(this.lastOrder + 1, Date.now());
      const identity = { itemId: crypto.randomUUID(), order: this.lastOrder, accountId: this.options.accountId };
      void this.kept.apply(enqueue(this.state.items, change, identity));
    }
    return this.wakeWhenWritten();
  }

  /** Changes the content of a refused item (a reason, a newer version) and sends it again. */
  amend(itemId: string, change: (item: OutboxItem) => OutboxItem): Promise<void> {
    const item = this.state.items.find((candidate) => candidate.itemId === itemId);
    if (item !== undefined) void this.kept.apply({ put: [{ ...change(item), tries: 0, refusal: null }], remove: [] });
    return this.wakeWhenWritten();
  }

  /** Discards all unsent changes of an entry. */
  discard(entryId: string): Promise<void> {
    const gone = this.state.items.filter((item) => item.entryId === entryId).map(({ itemId }) => itemId);
    return this.kept.apply({ put: [], remove: gone });
  }

  /** Discards a record that this version of the app cannot read. */
  discardUnreadable(itemId: string): Promise<void> {
    return this.kept.apply({ put: [], remove: [itemId] });
  }

  /** Keeps texts that are no values, or forgets them: they were corrected or given up. */
  changeCells(changes: readonly CellTextChange[]): Promise<void> {
    const { accountId } = this.options;
    return this.keptCells.apply({
      put: changes.flatMap(({ itemId, cell }) => (cell === null ? [] : [{ ...cell, itemId, accountId }])),
      remove: changes.flatMap(({ itemId, cell }) => (cell === null ? [itemId] : [])),
    });
  }

  /** Tries to send now: the network came back, or somebody signed in again. */
  wake(): void {
    if (this.isClosed) return;
    clearTimeout(this.timer);
    if (this.sending !== null) {
      this.isWokenMeanwhile = true;
      return;
    }
    this.sending = alone(`anaqid-outbox-${this.options.accountId}`, () => this.sendAll()).finally(() => {
      this.sending = null;
      if (!this.isWokenMeanwhile) return;
      this.isWokenMeanwhile = false;
      this.wake();
    });
  }

  /** Resolves when no attempt is running. */
  async settled(): Promise<void> {
    await this.kept.settled();
    while (this.sending !== null) await this.sending;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.kept.close();
    this.keptCells.close();
  }

  private async wakeWhenWritten(): Promise<void> {
    await this.kept.settled();
    this.wake();
  }

  private async sendAll(): Promise<void> {
    // Another tab may have sent some of the items.
    await this.kept.reload();
    this.faulted.clear();
    for (let batch = this.nextBatch(); batch.length > 0 && !this.isClosed; batch = this.nextBatch()) {
      if (!(await this.sendBatch(batch.map(({ itemId }) => itemId)))) return this.sendLater();
    }
    if (this.faulted.size === 0) return;
    this.show({ obstacle: 'FAULT' });
    this.sendLater();
  }

  private sendLater(): void {
    if (!this.isClosed) this.timer = setTimeout(() => this.wake(), this.pause);
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }

  private nextBatch(): readonly OutboxItem[] {
    return nextBatch(this.state.items, this.faulted);
  }

  /**
   * Sends the items. A batch that the server cannot store is split in halves until the item that causes the failure is
   * found. Returns whether to continue.
   */
  private async sendBatch(itemIds: readonly string[]): Promise<boolean> {
    const isAsked = new Set(itemIds);
    const batch = this.state.items
      .filter(({ itemId, refusal }) => isAsked.has(itemId) && refusal === null)
      .map((item) => ({ ...item, tries: item.tries + 1 }));
    if (batch.length === 0) return true;
    await this.kept.apply({ put: batch, remove: [] });
    try {
      const answers = await this.options.send(batch);
      for (const [index, item] of batch.entries()) this.settle(item, answers[index]);
      this.pause = this.options.pause ?? 2_000;
      this.show({ obstacle: null, lastSentAt: Date.now() });
      await this.kept.settled();
      return true;
    } catch (error) {
      return this.handleFailure(batch, error);
    }
  }

  private async handleFailure(batch: readonly OutboxItem[], thrown: unknown): Promise<boolean> {
    const error = batchErrorOf(thrown);
    // A refusal by role applies to every item of the batch.
    const isOfSome = error instanceof RefusedBatchError ? error.code !== 'NOT_ALLOWED' : error.obstacle === 'FAULT';
    if (isOfSome && batch.length > 1) {
      const itemIds = batch.map(({ itemId }) => itemId);
      const middle = Math.ceil(itemIds.length / 2);
      return (await this.sendBatch(itemIds.slice(0, middle))) && this.sendBatch(itemIds.slice(middle));
    }
    if (error instanceof RefusedBatchError) {
      const { code, detail } = error;
      for (const item of batch) {
        this.settle(item, { entry: null, refusal: { code, field: null, detail, current: null, repeat: null } });
      }
      return true;
    }
    this.show({ obstacle: error.obstacle });
    if (error.obstacle !== 'FAULT') return false;
    for (const { itemId } of batch) this.faulted.add(itemId);
    return this.faulted.size < MOST_FAULTS;
  }

  private settle(item: OutboxItem, answer: ItemAnswer | undefined): void {
    if (answer === undefined) throw new Error('the answer has fewer items than the request');
    if (answer.refusal === null) for (const listener of this.confirmationListeners) listener(item, answer);
    void this.kept.apply(settle(this.state.items, item, answer));
  }

  private show(change: Partial<OutboxState>): void {
    this.state = { ...this.state, ...change };
    this.lastOrder = Math.max(this.lastOrder, this.state.items.at(-1)?.order ?? 0);
    for (const listener of this.listeners) listener();
  }
}

/** Stands in where nothing is to be kept beyond the page. */
const forThePage: DeviceStorage<CellToCorrect> = {
  read: () => Promise.resolve({ items: [], storageId: '' }),
  write: () => Promise.resolve(''),
  onWrittenElsewhere: () => undefined,
  close: () => undefined,
};

/** Runs the callback while no other tab of this browser does the same, where the browser supports locks. */
async function alone(name: string, run: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || navigator.locks === undefined) return run();
  let hasBegun = false;
  try {
    await navigator.locks.request(name, () => {
      hasBegun = true;
      return run();
    });
  } catch (error) {
    if (hasBegun) throw error;
    await run();
  }
}
