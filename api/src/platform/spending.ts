import type { Connection } from 'mongoose';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { FaultError } from './faults.js';
import { sharedLimiter } from './limits.js';

const SECONDS = 60;
/** Parts of the minute's limit that a process spends before it tells the others. */
const PARTS = 20;

export interface Spending {
  /**
   * Takes a cost from what a person may spend in a minute.
   *
   * @throws FaultError `TOO_MANY_REQUESTS` with the seconds until the minute is over; nothing is taken then.
   */
  reserve(person: string, cost: number): Promise<Reservation>;
}

export interface Reservation {
  /** Gives back what was not spent. */
  settle(spent: number): Promise<void>;
}

/**
 * What each person spends in a minute, in units of cost. A process counts by itself and tells the others through the
 * database each time that a twentieth of the limit is spent: small requests cost no command, and over several processes a
 * person spends at most a twentieth more for each.
 */
export function createSpending(connection: Connection, perMinute: number): Spending {
  const own = new RateLimiterMemory({ points: perMinute, duration: SECONDS });
  const shared = sharedLimiter(connection, { of: 'cost', points: perMinute, seconds: SECONDS });
  const untold = createUntold();

  /** Tells the others what was spent here, once it is worth it. */
  async function tell(person: string): Promise<void> {
    const spent = untold.take(person, perMinute / PARTS);
    if (spent === 0) return;
    const { consumedPoints, msBeforeNext } = await shared.penalty(person, spent);
    if (consumedPoints <= perMinute) return;
    await own.block(person, secondsOf(msBeforeNext));
    throw new FaultError('TOO_MANY_REQUESTS', { seconds: secondsOf(msBeforeNext) });
  }

  return {
    async reserve(person, cost) {
      await tell(person);
      const { msBeforeNext } = await own.consume(person, cost).catch(async (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        await own.reward(person, cost);
        throw new FaultError('TOO_MANY_REQUESTS', { seconds: secondsOf(refused.msBeforeNext) });
      });
      const end = Date.now() + msBeforeNext;
      return {
        async settle(spent) {
          untold.add(person, spent);
          if (Date.now() < end) await own.reward(person, cost - spent);
        },
      };
    },
  };
}

interface Untold {
  add(person: string, spent: number): void;
  /** Takes all that a person spent, once it is as much; otherwise 0. */
  take(person: string, atLeast: number): number;
}

/** What was spent in this process and not told yet; forgotten after a minute, as it counts no longer. */
function createUntold(): Untold {
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
