import { MongoError, codeNames } from '../errors.js';

/** What a transaction has to show for its claims on documents and unique keys. */
export interface Claimant {
  /** The commit that its view is of. */
  readonly since: number;
  /** Resolves when it has committed or aborted. */
  readonly ended: Promise<void>;
}

/** Thrown inside a write step before it has changed anything: try again when `until` has resolved. */
export class MustWait extends Error {
  constructor(readonly until: Promise<void>) {
    super('waits for a transaction');
  }
}

/**
 * Who writes what: a document or unique key written by an open transaction belongs to it until it ends. A second
 * transaction gets a write conflict at once, a write outside transactions waits. A transaction also gets a conflict for
 * what somebody else has committed since its view was taken.
 */
export class Conflicts {
  private readonly held = new Map<string, Claimant>();
  private readonly claims = new Map<Claimant, Set<string>>();
  /** Commit in which a resource was last written; kept only while transactions are open. */
  private readonly written = new Map<string, number>();

  begin(claimant: Claimant): void {
    this.claims.set(claimant, new Set());
  }

  end(claimant: Claimant): void {
    for (const resource of this.claims.get(claimant) ?? []) this.held.delete(resource);
    this.claims.delete(claimant);
    if (this.claims.size === 0) this.written.clear();
  }

  /** A transaction is about to write `resource`. */
  claim(resource: string, claimant: Claimant): void {
    const holder = this.held.get(resource);
    if (holder === claimant) return;
    if (holder !== undefined || (this.written.get(resource) ?? 0) > claimant.since) throw writeConflict();
    this.held.set(resource, claimant);
    this.claims.get(claimant)?.add(resource);
  }

  /** A write outside transactions is about to write `resource`. */
  waitFor(resource: string): void {
    const holder = this.held.get(resource);
    if (holder !== undefined) throw new MustWait(holder.ended);
  }

  /** `resources` were written in commit number `commit`. */
  wrote(resources: Iterable<string>, commit: number): void {
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
