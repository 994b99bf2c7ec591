import { fail } from '../errors.js';
import type { Environment } from '../storage/environment.js';
import type { GroupCommit } from '../storage/group-commit.js';
import { MustWait, type Conflicts } from './conflicts.js';
import { readRetryRecord, writeRetryRecord } from './retry-records.js';
import { Transaction, noSuchTransaction, transactionLifetimeMilliseconds } from './transaction.js';

export const sessionTimeoutMinutes = 30;

/** The transactions of all sessions, at most one open per session. */
export class Sessions {
  private readonly transactions = new Map<string, Transaction>();

  constructor(
    private readonly environment: Environment,
    private readonly commits: GroupCommit,
    private readonly conflicts: Conflicts,
  ) {}

  start(session: string, number: bigint): Transaction {
    const last = this.transactions.get(session);
    if (last !== undefined && number < last.number) throw tooOld(number, last.number);
    if (last?.number === number && last.state !== 'aborted')
      fail(
        50911,
        `Cannot start a transaction at given transaction number ${number} a transaction with the same number is in state ${last.state}`,
      );
    last?.abort();
    const transaction = new Transaction(number, this.environment, this.commits, this.conflicts);
    this.transactions.set(session, transaction);
    return transaction;
  }

  /** The open transaction of a session; throws when it has ended or has another number. */
  continue(session: string, number: bigint): Transaction {
    const transaction = this.transactions.get(session);
    if (transaction === undefined || number > transaction.number) throw noSuchTransactionIn(number);
    if (number < transaction.number) throw tooOld(number, transaction.number);
    if (transaction.state === 'committed')
      fail('TransactionCommitted', `Transaction with { txnNumber: ${number} } has been committed.`);
    if (transaction.state !== 'open') throw noSuchTransaction(number, 'aborted');
    return transaction;
  }

  async commit(session: string, number: bigint): Promise<void> {
    const transaction = this.transactions.get(session);
    if (transaction?.number !== number || transaction.state === 'committed') {
      if (transaction?.number === number || this.wasCommitted(session, number)) return;
      throw noSuchTransactionIn(number);
    }
    if (transaction.state === 'committing') return transaction.committing;
    if (transaction.state !== 'open') throw noSuchTransaction(number, 'aborted');
    await transaction.commit((unit) =>
      writeRetryRecord(unit, session, { number, kind: 'transaction', done: new Map() }),
    );
  }

  abort(session: string, number: bigint): void {
    this.continue(session, number).abort();
  }

  /** Aborts the open transaction of a session that has ended. */
  end(session: string): void {
    this.transactions.get(session)?.abort();
  }

  /** Aborts the session's transaction when a write with a higher number arrives. */
  abortOlder(session: string, number: bigint): void {
    const transaction = this.transactions.get(session);
    if (transaction !== undefined && number > transaction.number) transaction.abort();
  }

  /** Throws `MustWait` while an unfinished transaction has written to the collection. */
  waitForWriters(collection: number): void {
    for (const transaction of this.transactions.values())
      if (isUnfinished(transaction) && transaction.changes(collection)) throw new MustWait(transaction.ended);
  }

  /** Aborts transactions that exceed their lifetime and forgets old ones. */
  sweep(now: number = Date.now()): void {
    for (const [session, transaction] of this.transactions) {
      const old = now - transaction.startedAt;
      if (old > transactionLifetimeMilliseconds) transaction.abort();
      if (old > sessionTimeoutMinutes * 60_000) this.transactions.delete(session);
    }
  }

  close(): void {
    for (const transaction of this.transactions.values()) transaction.abort();
  }

  private wasCommitted(session: string, number: bigint): boolean {
    const snapshot = this.environment.snapshot();
    try {
      const record = readRetryRecord(snapshot, session);
      return record?.number === number && record.kind === 'transaction';
    } finally {
      snapshot.release();
    }
  }
}

const isUnfinished = ({ state }: Transaction): boolean => state === 'open' || state === 'committing';

const tooOld = (number: bigint, last: bigint): never =>
  fail('TransactionTooOld', `Cannot continue transaction ${number}: a newer transaction ${last} has already started.`);

const noSuchTransactionIn = (number: bigint): Error => noSuchTransaction(number, 'ended or never started');
