import type { Clock } from '@anaqid/api';

/** A clock set by the simulation, so that `recordedAt` falls into the simulated months. */
export interface StoryClock extends Clock {
  /** Sets the clock to 09:00 UTC of a day `YYYY-MM-DD`. */
  moveTo(day: string): void;
}

/** A clock that starts at 09:00 UTC of a day `YYYY-MM-DD`. */
export function storyClock(day: string): StoryClock {
  let present = morningOf(day);
  return {
    now: () => new Date(present),
    moveTo(toDay) {
      present = morningOf(toDay);
    },
  };
}

function morningOf(day: string): number {
  return Date.parse(`${day}T09:00:00Z`);
}
