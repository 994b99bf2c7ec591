import { MongoError, codeNames, fail } from '../errors.js';
import type { Environment, Snapshot } from '../storage/environment.js';
import type { GroupCommit, Unit } from '../storage/group-commit.js';
import { Overlay } from '../storage/overlay.js';
import type { Claimant, Conflicts } from './conflicts.js';
import { privateExecutor } from './executor.js';
import type { Executor } from './executor.js';

/** Memory limit for the changes of a transaction. */
const maxBytes = 256 * 1024 * 1024;
/** Open transactions are aborted after this time, MongoDB's default. */
export const transactionLifetimeMilliseconds = 60_000;

type TransactionState = 'open' | 'committing' | 'committed' | 'aborted';

/**
 * A multi-document transaction with snapshot isolation: it reads one snapshot, buffers its changes in memory, claims every
 * document and unique key that it writes, and commits everything in one step.
 */
export class Transaction implements Claimant {
  readonly since: number;
  readonly ended: Promise<void>;
  readonly executor: Executor;
  readonly startedAt = Date.now();
  state: TransactionState = 'open';
  private readonly snapshot: Snapshot;
  private readonly overlay: Overlay;
  private readonly counts = new Map<number, number>();
  /** The commit in progress, if any. */
  committing: Promise<void> | undefined;
  private resolveEnded: () => void = () => undefined;

  constructor(
    readonly number: bigint,
    environment: Environment,
    private readonly commits: GroupCommit,
    private readonly conflicts: Conflicts,
  ) {
    this.since = commits.commits;
    this.snapshot = environment.snapshot();
    this.overlay = new Overlay(this.snapshot);
    this.ended = new Promise((resolve) => (this.resolveEnded = resolve));
    conflicts.begin(this);
    this.executor = privateExecutor(this.unit(), this.since);
  }

  /** Whether it has written to a collection. */
  changes(collection: number): boolean {
    return this.counts.has(collection);
  }

  /** Writes all changes in one commit; `record` adds the retry record to it. */
  commit(record: (unit: Unit) => void): Promise<void> {
    this.state = 'committing';
    this.committing = this.write(record);
    return this.committing;
  }

  private async write(record: (unit: Unit) => void): Promise<void> {
    try {
      await this.commits.run((unit) => {
        const claimed = [...this.conflicts.claimedBy(this)];
        this.conflicts.end(this);
        for (const resource of claimed) unit.claim(resource);
        this.overlay.applyTo(unit);
        for (const [collection, change] of this.counts) unit.addToCount(collection, change);
        record(unit);
      });
      this.finish('committed');
    } catch (error) {
      this.finish('aborted');
      throw error;
    }
  }

  abort(): void {
    if (this.state === 'open') this.finish('aborted');
  }

  private finish(state: TransactionState): void {
    this.state = state;
    this.conflicts.end(this);
    this.snapshot.release();
    this.resolveEnded();
  }

  private unit(): Unit {
    const { overlay } = this;
    const ensureOpen = (): void => {
      if (this.state !== 'open') throw noSuchTransaction(this.number, 'aborted');
    };
    return {
      get: (space, key) => (ensureOpen(), overlay.get(space, key)),
      range: (space, from, to, reverse) => (ensureOpen(), overlay.range(space, from, to, reverse)),
      put: (space, key, value) => {
        ensureOpen();
        if (overlay.size > maxBytes)
          fail('TransactionTooLarge', 'The transaction is too large: its changes exceed the limit');
        overlay.put(space, key, value);
      },
      remove: (space, key) => (ensureOpen(), overlay.remove(space, key)),
      claim: (resource) => this.conflicts.claim(resource, this),
      addToCount: (collection, change) => {
        this.counts.set(collection, (this.counts.get(collection) ?? 0) + change);
      },
    };
  }
}

/** The error for a command whose transaction is not open. */
export function noSuchTransaction(number: bigint, state: string): MongoError {
  return new MongoError(codeNames.NoSuchTransaction, `Transaction with { txnNumber: ${number} } has been ${state}.`, {
    errorLabels: ['TransientTransactionError'],
  });
}
