import type { Connection } from 'mongoose';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { FaultError } from './faults.js';
import { sharedLimiter } from './limits.js';

const SECONDS = 60;
/** Fraction of the limit that a process spends before it reports to the database. */
const PARTS = 20;

export interface Spending {
  /**
   * Reserves a cost from what a person can spend in a minute.
   *
   * @throws FaultError `TOO_MANY_REQUESTS` with the seconds until the minute ends; nothing is reserved then.
   */
  reserve(person: string, cost: number): Promise<Reservation>;
}

export interface Reservation {
  /** Refunds the unused part of a reservation. */
  settle(spent: number): Promise<void>;
}

/**
 * Costs of each person's requests in a minute, in units. Each process counts by itself and reports to the database
 * whenever a twentieth of the limit is spent: small requests need no command, and with several processes a person can
 * exceed the limit by at most a twentieth for each.
 */
export function createSpending(connection: Connection, perMinute: number): Spending {
  const own = new RateLimiterMemory({ points: perMinute, duration: SECONDS });
  const shared = sharedLimiter(connection, { of: 'cost', points: perMinute, seconds: SECONDS });
  const unreported = createUnreported();

  /** Reports what was spent in this process once it is large enough. */
  async function report(person: string): Promise<void> {
    const spent = unreported.take(person, perMinute / PARTS);
    if (spent === 0) return;
    const { consumedPoints, msBeforeNext } = await shared.penalty(person, spent);
    if (consumedPoints <= perMinute) return;
    await own.block(person, secondsOf(msBeforeNext));
    throw new FaultError('TOO_MANY_REQUESTS', { seconds: secondsOf(msBeforeNext) });
  }

  return {
    async reserve(person, cost) {
      await report(person);
      const { msBeforeNext } = await own.consume(person, cost).catch(async (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        await own.reward(person, cost);
        throw new FaultError('TOO_MANY_REQUESTS', { seconds: secondsOf(refused.msBeforeNext) });
      });
      const end = Date.now() + msBeforeNext;
      return {
        async settle(spent) {
          unreported.add(person, spent);
          if (Date.now() < end) await own.reward(person, cost - spent);
        },
      };
    },
  };
}

interface Unreported {
  add(person: string, spent: number): void;
  /** Returns and resets the unreported cost of a person if it is large enough; otherwise 0. */
  take(person: string, atLeast: number): number;
}

/** Cost spent in this process and not yet reported; dropped after a minute, when it no longer counts. */
function createUnreported(): Unreported {
  let since = 0;
  const spentByPerson = new Map<string, number>();
  return {
    add(person, spent) {
      if (Date.now() - since > SECONDS * 1000) {
        spentByPerson.clear();
        since = Date.now();
      }
      spentByPerson.set(person, (spentByPerson.get(person) ?? 0) + spent);
    },
    take(person, atLeast) {
      const spent = spentByPerson.get(person) ?? 0;
      if (spent < atLeast) return 0;
      spentByPerson.delete(person);
      return Math.round(spent);
    },
  };
}

const secondsOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));
