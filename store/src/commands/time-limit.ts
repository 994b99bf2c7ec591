import { fail } from '../errors.js';
import { toNumber, type Doc } from '../values/index.js';

/** The time limit of a command; `check` throws `MaxTimeMSExpired` once it has passed. */
export interface TimeLimit {
  readonly milliseconds: number;
  readonly check: () => void;
}

/** The limit set by `maxTimeMS`; without it, or with 0, there is none. */
export function timeLimitOf(body: Doc): TimeLimit {
  const milliseconds = toNumber(body.get('maxTimeMS')) || Number.POSITIVE_INFINITY;
  const ends = performance.now() + milliseconds;
  return {
    milliseconds,
    check: () => {
      if (performance.now() > ends) throw timeLimitExceeded();
    },
  };
}

export function timeLimitExceeded(): never {
  return fail('MaxTimeMSExpired', 'operation exceeded time limit');
}
