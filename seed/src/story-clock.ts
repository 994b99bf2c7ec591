import type { Clock } from '@anaqid/api';

/** A clock that stands where the story is, so that what the services record falls into the story's time. */
export interface StoryClock extends Clock {
  /** Moves to nine o'clock in the morning (UTC) of a day `YYYY-MM-DD`. */
  moveTo(day: string): void;
}

export function storyClock(day: string): StoryClock {
  let present = morningOf(day);
  return {
    now: () => new Date(present),
    moveTo(next) {
      present = morningOf(next);
    },
  };
}

function morningOf(day: string): number {
  return Date.parse(`${day}T09:00:00Z`);
}
