import { Restartable } from '../restart.js';
import { PAUSE, beginSlice, giveWay } from '../slices.js';
import { NeedsScan } from './write-batch.js';

interface Begun {
  /** What the work is about, to know whether it is still the same. */
  readonly subject: Buffer;
  readonly work: Restartable<unknown>;
  outcome?: { readonly value: unknown } | { readonly error: unknown };
}

/**
 * Pure work inside a write, where nobody can wait. What takes longer than a slice of time is broken off, done to its end outside,
 * giving way to others, and its outcome taken when the write comes to it again, if it is still about the same.
 */
export class Unhurried {
  private readonly begun = new Map<string, Begun>();
  private current: Begun | undefined;

  /** What `work` gives; throws `NeedsScan` when `finish` has to be called first. */
  on<Result>(key: string, subject: Uint8Array, work: () => Result): Result {
    const known = this.begun.get(key);
    const same = known !== undefined && known.subject.equals(subject) ? known : undefined;
    if (same?.outcome !== undefined) return resultOf<Result>(same.outcome);
    const restartable = new Restartable<unknown>(work);
    beginSlice();
    const value = restartable.run();
    if (value !== PAUSE) return value as Result;
    this.current = { subject: Buffer.from(subject), work: restartable };
    this.begun.set(key, this.current);
    throw new NeedsScan();
  }

  get isBroken(): boolean {
    return this.current !== undefined;
  }

  /** Does what was broken off, to its end. */
  async finish(atPause: () => void): Promise<void> {
    const { current } = this;
    this.current = undefined;
    while (current !== undefined && current.outcome === undefined) {
      await giveWay();
      atPause();
      beginSlice();
      try {
        const value = current.work.run();
        if (value !== PAUSE) current.outcome = { value };
      } catch (error) {
        current.outcome = { error };
      }
    }
  }

  /** Forgets what was done outside. */
  forget(): void {
    this.begun.clear();
  }
}

function resultOf<Result>(outcome: NonNullable<Begun['outcome']>): Result {
  if ('error' in outcome) throw outcome.error;
  return outcome.value as Result;
}
