import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from '../../platform/errors.js';

/** Number of failed attempts allowed, and how long a lock lasts. */
export interface LockOutLimits {
  failures: number;
  seconds: number;
  /** Failed attempts from one address, for all user names together. */
  failuresByAddress: number;
}

const usualLimits: LockOutLimits = { failures: 5, seconds: 900, failuresByAddress: 300 };

interface LockOut {
  /**
   * Runs one sign-in attempt. Attempts for the same user name run one after the other, so that parallel ones are
   * counted as well. A null result counts as a failure. `TOO_MANY_ATTEMPTS` (detail: minutes) while the name or the
   * address is locked.
   */
  attempt<T>(name: string, address: string | null, work: () => Promise<T | null>): Promise<T | null>;
}

/** Counts failed attempts by user name (existing or not) and by address. */
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
    // The last allowed failure locks the name for the full period, counted from now.
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
