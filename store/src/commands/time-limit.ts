import { fail } from '../errors.js';
import { numberIn, type Doc } from '../values/index.js';

/** What a command may use of time; `check` throws when it has used it up. */
export interface TimeLimit {
  readonly milliseconds: number;
  readonly check: () => void;
}

/** The limit that `maxTimeMS` sets; 0 and nothing set none. */
export function timeLimitOf(body: Doc): TimeLimit {
  const milliseconds = numberIn(body.get('maxTimeMS')) || Number.POSITIVE_INFINITY;
  const ends = performance.now() + milliseconds;
  return {
    milliseconds,
    check: () => {
      if (performance.now() > ends) throw timeLimitExceeded();
    },
  };
}

/** Throws what a client is told whose time limit is reached. */
export function timeLimitExceeded(): never {
  return fail('MaxTimeMSExpired', 'operation exceeded time limit');
}
