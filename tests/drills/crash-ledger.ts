import { closeSync, openSync, writeSync } from 'node:fs';

/** A write and its expected effect on the store. */
export interface Deed {
  readonly name: string;
  /** Documents that it inserts. */
  readonly inserts: readonly { collection: 'singles' | 'moves'; id: string }[];
  /** Counters that it changes, by `collection/id`. */
  readonly increments: readonly { counter: string; by: number }[];
  /** An initial document that it changes. */
  readonly sets?: { id: string; to: number };
}

/**
 * The clients' own record of their writes, kept outside the store and written to a file line by line: acknowledged, or
 * in doubt since a kill.
 */
export class Ledger {
  acknowledged = 0;
  replayed = 0;
  private readonly file: number;
  /** Documents that must exist, by `collection/id`. */
  readonly stored = new Set<string>();
  readonly counters = new Map<string, number>();
  readonly contents = new Map<string, number>();
  readonly doubtful = new Set<Deed>();

  constructor(file: string) {
    this.file = openSync(file, 'a', 0o600);
  }

  begin(deed: Deed): void {
    this.doubtful.add(deed);
  }

  acknowledge(deed: Deed): void {
    this.doubtful.delete(deed);
    this.acknowledged++;
    for (const { collection, id } of deed.inserts) this.stored.add(`${collection}/${id}`);
    for (const { counter, by } of deed.increments) this.counters.set(counter, (this.counters.get(counter) ?? 0) + by);
    if (deed.sets !== undefined) this.contents.set(deed.sets.id, deed.sets.to);
    this.note('stored', deed);
  }

  /** No part of the write can be stored. */
  withdraw(deed: Deed): void {
    this.doubtful.delete(deed);
    this.note('not stored', deed);
  }

  close(): void {
    closeSync(this.file);
  }

  private note(event: string, deed: Deed): void {
    writeSync(this.file, `${event} ${deed.name}\n`);
  }
}
