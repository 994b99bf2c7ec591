/** The only reader of time; services get it passed, so that the sample falls into its story's time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
