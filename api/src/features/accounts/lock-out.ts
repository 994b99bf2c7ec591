import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { DomainError } from '../../platform/errors.js';
import { sharedLimiter } from '../../platform/limits.js';

/** Numbers of failed attempts after which sign-in is slowed down or locked, and duration of a lock. */
export interface LockOutLimits {
  readonly seconds: number;
  /** Limit for one user name from one address, and for one user name on one known device. */
  readonly failures: number;
  /** Limit for one user name from all addresses, against distributed attacks. */
  readonly failuresOfName: number;
  /** Limit for one address and all user names: from `slowAfter` on each attempt waits longer, up to `longestPause`. */
  readonly failuresOfAddress: number;
  readonly slowAfter: number;
  /** In milliseconds. */
  readonly longestPause: number;
}

export const usualLimits: LockOutLimits = {
  seconds: 900,
  failures: 5,
  failuresOfName: 100,
  failuresOfAddress: 2000,
  slowAfter: 20,
  longestPause: 2000,
};
const KNOWN_DEVICE_SECONDS = 180 * 24 * 3600;

/** Origin of an attempt. */
export interface SignInOrigin {
  /** IP address; null if unknown. */
  readonly address: string | null;
  /** Random id stored by the browser; new on a device that never signed in. */
  readonly device: string;
}

interface LockOut {
  /**
   * Runs one sign-in attempt; null counts as a failure. `TOO_MANY_ATTEMPTS` (detail: minutes) while it is locked.
   *
   * What is counted does not depend on whether the name exists, nor does the order of the steps.
   */
  attempt<T>(name: string, origin: SignInOrigin, work: () => Promise<T | null>): Promise<T | null>;
}

/**
 * Counts failed attempts by user name (existing or not) and by address, in the database: for all processes, and also after
 * a restart. A device that signed in to the name before is counted by itself, so that nobody else can lock it out. From other
 * devices one address locks a name for itself alone, and is slowed down long before it is locked as a whole.
 */
export function createLockOut(connection: Connection, limits: LockOutLimits = usualLimits): LockOut {
  const { seconds } = limits;
  const knownDevices = sharedLimiter(connection, { of: 'device', points: 1, seconds: KNOWN_DEVICE_SECONDS });
  const byOrigin = sharedLimiter(connection, { of: 'origin', points: limits.failures, seconds });
  const byName = sharedLimiter(connection, { of: 'name', points: limits.failuresOfName, seconds });
  const byAddress = sharedLimiter(connection, { of: 'address', points: limits.failuresOfAddress, seconds });
  type Limiter = typeof byOrigin;

  /** Counts the attempt as failed before it runs, so that parallel ones are counted as well. */
  async function count(limiter: Limiter, key: string): Promise<number> {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(key);
    if (consumedPoints > limiter.points) throw locked(msBeforeNext);
    return consumedPoints;
  }

  /** The last allowed failure locks for the full period, counted from now. */
  async function lockWhenSpent(limiter: Limiter, key: string, counted: number): Promise<void> {
    if (counted >= limiter.points) await limiter.block(key, seconds);
  }

  /** For devices that never signed in to this user name. */
  async function countElsewhere(name: string, address: string): Promise<void> {
    await count(byName, name);
    const failures = await count(byAddress, address);
    await pause(pauseAfter(failures, limits));
  }

  return {
    async attempt(name, { address, device }, work) {
      const nameKey = keyOf(name);
      const addressKey = keyOf(address ?? '');
      const deviceKey = keyOf(device, name);
      const isKnown = (await knownDevices.get(deviceKey)) !== null;
      const originKey = isKnown ? deviceKey : keyOf(address ?? '', name);
      const counted = await count(byOrigin, originKey);
      if (!isKnown) await countElsewhere(nameKey, addressKey);
      const outcome = await work();
      if (outcome === null) {
        await lockWhenSpent(byOrigin, originKey, counted);
        return null;
      }
      await byOrigin.delete(originKey);
      if (!isKnown) await Promise.all([byName.reward(nameKey), byAddress.reward(addressKey)]);
      await knownDevices.set(deviceKey, 1, KNOWN_DEVICE_SECONDS);
      return outcome;
    },
  };
}

function locked(milliseconds: number): DomainError {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  return new DomainError('TOO_MANY_ATTEMPTS', null, String(minutes));
}

/** Milliseconds to wait before an attempt: 50 for each failure of the address beyond `slowAfter`. */
export function pauseAfter(failures: number, { slowAfter, longestPause }: LockOutLimits): number {
  return Math.min(longestPause, Math.max(0, failures - slowAfter) * 50);
}

/** User names and addresses are stored only as hashes. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
