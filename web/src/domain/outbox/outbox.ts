import type { ItemAnswer, NewChange, OutboxItem } from './outbox-item.js';
import { changedLine, enqueue, nextBatch, type QueueChange, settle } from './outbox-queue.js';
import type { OutboxStorage } from './outbox-storage.js';

/** Hands one batch (items of one kind) to the server; answers in the same order, or throws when nobody answered. */
export type SendBatch = (batch: readonly OutboxItem[]) => Promise<readonly ItemAnswer[]>;

/** What the screens show of the outbox. */
export interface OutboxState {
  readonly items: readonly OutboxItem[];
  /** The last attempt got no answer; another follows by itself. */
  readonly isUnreachable: boolean;
  /** False where this browser could not keep a change: it is lost when the page is closed before it was sent. */
  readonly isKept: boolean;
  /** When the server last confirmed something (milliseconds), in this visit. */
  readonly lastSentAt: number | null;
}

interface OutboxOptions {
  accountId: string;
  storage: OutboxStorage;
  send: SendBatch;
  /** First pause after an attempt without answer, in milliseconds; doubles up to a minute. */
  pause?: number;
}

/** Told of every item the server confirmed, before it leaves the line. */
type ConfirmationListener = (item: OutboxItem, answer: ItemAnswer) => void;

/** What screens see of the outbox and ask of it. */
export type UnsentChanges = Pick<
  Outbox,
  'getState' | 'subscribe' | 'onConfirmed' | 'add' | 'amend' | 'discard' | 'wake' | 'settled'
>;

const LONGEST_PAUSE = 60_000;

/**
 * Changes of one account that the server has not confirmed yet, kept on this device. It sends whenever it can, in the order
 * they were made; nothing leaves it before the server answered for that very item.
 */
export class Outbox {
  private state: OutboxState = { items: [], isUnreachable: false, isKept: true, lastSentAt: null };
  private readonly listeners = new Set<() => void>();
  private readonly confirmationListeners = new Set<ConfirmationListener>();
  private written: Promise<void> = Promise.resolve();
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause: number;
  private lastOrder = 0;
  private isClosed = false;

  private constructor(private readonly options: OutboxOptions) {
    this.pause = options.pause ?? 2_000;
  }

  /** Opens the outbox of an account with what an earlier visit left in it. */
  static async open(options: OutboxOptions): Promise<Outbox> {
    const outbox = new Outbox(options);
    await outbox.reload();
    options.storage.onWrittenElsewhere(() => void outbox.reload());
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

  /** Adds changes in order; resolves when they are kept on the device. Sending starts by itself. */
  add(changes: readonly NewChange[]): Promise<void> {
    for (const change of changes) {
      this.lastOrder = Math.max(this.lastOrder + 1, Date.now());
      const identity = { itemId: crypto.randomUUID(), order: this.lastOrder, accountId: this.options.accountId };
      this.apply(enqueue(this.state.items, change, identity));
    }
    void this.written.then(() => this.wake());
    return this.written;
  }

  /** Changes what a refused item would store (a reason, a newer version) and sends it again. */
  amend(itemId: string, change: (item: OutboxItem) => OutboxItem): Promise<void> {
    const item = this.state.items.find((candidate) => candidate.itemId === itemId);
    if (item !== undefined) this.apply({ put: [{ ...change(item), tries: 0, refusal: null }], remove: [] });
    void this.written.then(() => this.wake());
    return this.written;
  }

  /** Gives up all unsent changes of an entry. */
  discard(entryId: string): Promise<void> {
    const gone = this.state.items.filter((item) => item.entryId === entryId).map(({ itemId }) => itemId);
    this.apply({ put: [], remove: gone });
    return this.written;
  }

  /** Reads the line anew: another tab wrote. What could not be kept exists in memory only and stays. */
  async reload(): Promise<void> {
    let written: Promise<void>;
    let items: readonly OutboxItem[];
    do {
      written = this.written;
      await written;
      items = await this.options.storage.read(this.options.accountId);
    } while (written !== this.written);
    if (!this.state.isKept) return;
    this.lastOrder = Math.max(this.lastOrder, ...items.map(({ order }) => order));
    this.show({ items });
  }

  /** Tries to send now: the network came back, or somebody signed in again. */
  wake(): void {
    if (this.isClosed) return;
    clearTimeout(this.timer);
    this.sending ??= alone(`anaqid-outbox-${this.options.accountId}`, () => this.sendAll()).finally(() => {
      this.sending = null;
    });
  }

  /** Resolves when an attempt under way has ended. */
  async settled(): Promise<void> {
    await this.written;
    await this.sending;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private async sendAll(): Promise<void> {
    await this.reload();
    for (let batch = this.nextBatch(); batch.length > 0 && !this.isClosed; batch = this.nextBatch()) {
      if (!(await this.sendBatch(batch))) {
        this.timer = setTimeout(() => this.wake(), this.pause);
        this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
        return;
      }
      this.pause = this.options.pause ?? 2_000;
    }
  }

  private nextBatch(): readonly OutboxItem[] {
    return nextBatch(this.state.items);
  }

  /** Answers whether the server answered. */
  private async sendBatch(batch: readonly OutboxItem[]): Promise<boolean> {
    const tried = batch.map((item) => ({ ...item, tries: item.tries + 1 }));
    this.apply({ put: tried, remove: [] });
    await this.written;
    try {
      const answers = await this.options.send(tried);
      for (const [index, item] of tried.entries()) this.settle(item, answers[index]);
      this.show({ isUnreachable: false, lastSentAt: Date.now() });
      await this.written;
      return true;
    } catch {
      this.show({ isUnreachable: true });
      return false;
    }
  }

  private settle(item: OutboxItem, answer: ItemAnswer | undefined): void {
    if (answer === undefined) throw new Error('the answer has fewer items than the request');
    if (answer.refusal === null) for (const listener of this.confirmationListeners) listener(item, answer);
    this.apply(settle(this.state.items, item, answer));
  }

  private apply(change: QueueChange): void {
    if (change.put.length + change.remove.length === 0) return;
    this.show({ items: changedLine(this.state.items, change) });
    this.written = this.written
      .then(() => this.options.storage.write(this.options.accountId, change))
      .then(() => this.show({ isKept: true }))
      .catch(() => this.show({ isKept: false }));
  }

  private show(change: Partial<OutboxState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Runs while no other tab of this browser does the same. */
async function alone(name: string, run: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || navigator.locks === undefined) return run();
  await navigator.locks.request(name, run);
}
