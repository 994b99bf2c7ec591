import { MongoError, codeNames } from '../errors.js';

/** A transaction as the holder of claims on documents and unique keys. */
export interface Claimant {
  /** Commit of its snapshot. */
  readonly since: number;
  /** Resolves when it has committed or aborted. */
  readonly ended: Promise<void>;
}

/** Thrown by a write step before its first change; the step is retried when `until` resolves. */
export class MustWait extends Error {
  constructor(readonly until: Promise<void>) {
    super('waits for a transaction');
  }
}

/**
 * Write conflict detection. A document or unique key written by an open transaction is claimed by it until it ends: another
 * transaction gets a write conflict at once, a write outside transactions waits. A transaction also gets a conflict when it
 * writes something that was committed after its snapshot.
 */
export class Conflicts {
  private readonly held = new Map<string, Claimant>();
  private readonly claims = new Map<Claimant, Set<string>>();
  /** Commit of the last write of each resource; kept only while transactions are open. */
  private readonly written = new Map<string, number>();

  begin(claimant: Claimant): void {
    this.claims.set(claimant, new Set());
  }

  end(claimant: Claimant): void {
    for (const resource of this.claims.get(claimant) ?? []) this.held.delete(resource);
    this.claims.delete(claimant);
    if (this.claims.size === 0) this.written.clear();
  }

  /** Claims a resource for a transaction; throws a write conflict. */
  claim(resource: string, claimant: Claimant): void {
    const holder = this.held.get(resource);
    if (holder === claimant) return;
    if (holder !== undefined || (this.written.get(resource) ?? 0) > claimant.since) throw writeConflict();
    this.held.set(resource, claimant);
    this.claims.get(claimant)?.add(resource);
  }

  /** Before a write outside transactions: throws `MustWait` while a transaction holds the resource. */
  waitFor(resource: string): void {
    const holder = this.held.get(resource);
    if (holder !== undefined) throw new MustWait(holder.ended);
  }

  /** Records that `resources` were written in `commit`. */
  recordWrites(resources: Iterable<string>, commit: number): void {
    if (this.claims.size === 0) return;
    for (const resource of resources) this.written.set(resource, commit);
  }

  claimedBy(claimant: Claimant): Iterable<string> {
    return this.claims.get(claimant) ?? [];
  }
}

function writeConflict(): MongoError {
  return new MongoError(
    codeNames.WriteConflict,
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
    { errorLabels: ['TransientTransactionError'] },
  );
}
