/** The only source of the current time. Services get it injected, so that the seed can record in the past. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
