import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from '../../platform/errors.js';

/** How many failures are allowed, and how long it stays shut after them. */
export interface LockOutLimits {
  failures: number;
  seconds: number;
  /** Failures of all names together from one address. */
  failuresByAddress: number;
}

const usualLimits: LockOutLimits = { failures: 5, seconds: 900, failuresByAddress: 300 };

interface LockOut {
  /**
   * Makes one attempt for a name; attempts for the same name come one after the other, so that many at once are counted
   * as well. Null counts as a failure. `TOO_MANY_ATTEMPTS` (detail: minutes) while it is shut.
   */
  attempt<T>(name: string, address: string | null, work: () => Promise<T | null>): Promise<T | null>;
}

/** Counts failures by name, known or not, and by address. */
export function createLockOut(limits: LockOutLimits = usualLimits): LockOut {
  const duration = limits.seconds;
  const byName = new RateLimiterMemory({ points: limits.failures, duration, keyPrefix: 'name' });
  const byAddress = new RateLimiterMemory({ points: limits.failuresByAddress, duration, keyPrefix: 'address' });
  const waiting = new Map<string, Promise<unknown>>();

  async function attempt<T>(name: string, address: string | null, work: () => Promise<T | null>): Promise<T | null> {
    const before = waiting.get(name) ?? Promise.resolve();
    const turn = before.then(() => takeTurn(name, address, work));
    const settled = turn.catch(() => undefined);
    waiting.set(name, settled);
    try {
      return await turn;
    } finally {
      if (waiting.get(name) === settled) waiting.delete(name);
    }
  }

  async function takeTurn<T>(name: string, address: string | null, work: () => Promise<T | null>): Promise<T | null> {
    await ensureOpen(byName, name);
    if (address !== null) await ensureOpen(byAddress, address);
    const outcome = await work();
    if (outcome !== null) {
      await byName.delete(name);
      return outcome;
    }
    // The last allowed failure shuts the name for the whole time, counted from now.
    const { consumedPoints } = await byName.penalty(name);
    if (consumedPoints >= limits.failures) await byName.block(name, limits.seconds);
    if (address !== null) await byAddress.penalty(address);
    return null;
  }

  return { attempt };
}

async function ensureOpen(limiter: RateLimiterMemory, key: string): Promise<void> {
  const state = await limiter.get(key);
  if (state === null || state.consumedPoints < limiter.points) return;
  const minutes = Math.max(1, Math.ceil(state.msBeforeNext / 60_000));
  throw new DomainError('TOO_MANY_ATTEMPTS', null, String(minutes));
}
