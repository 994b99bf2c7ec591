import type { InterventionOutcome, Refusal } from '@anaqid/shared-types';
import { ensure, DomainError } from '../../platform/errors.js';
import { toRefusal } from '../../platform/refusals.js';
import { duplicateKey } from '../../platform/transactions.js';
import { CellFilledError } from './filled-cells.js';
import type { InterventionRecord } from './interventions.model.js';
import type { RepeatFacts } from './possible-repeats.js';

/** Result of one item of a request. */
export interface Item {
  key: string;
  outcome: InterventionOutcome;
  intervention: InterventionRecord | null;
  possibleRepeat: RepeatFacts | null;
  /** What is stored in place of the item: the entries of a filled cell, or the record that has changed. */
  standing: readonly InterventionRecord[];
  refusal: Refusal | null;
}

/** Results of the items, in the order of the request. */
export interface Answers {
  items: Item[];
}

const MAX_ITEMS = 500;

/** A possible repeat of another association's service, which requires a reason. */
export class PossibleRepeatError extends DomainError {
  override name = 'PossibleRepeatError';

  constructor(readonly repeat: RepeatFacts) {
    super('POSSIBLE_REPEAT', 'repeatReason');
  }
}

/** The record has changed since the client read it; carries the current record. */
export class OutdatedError extends DomainError {
  override name = 'OutdatedError';

  constructor(
    readonly present: InterventionRecord,
    code: 'STALE_VERSION' | 'ALREADY_VOIDED',
  ) {
    super(code, 'version', String(present.version));
  }
}

/** Judges each item separately: an expected refusal of one does not affect the others. */
export function answerEach<I>(
  inputs: readonly I[],
  keyOf: (input: I) => string,
  judge: (input: I) => Pick<Item, 'outcome' | 'intervention'> & { possibleRepeat?: RepeatFacts | null },
): Item[] {
  return inputs.map((input) => {
    const key = keyOf(input);
    try {
      return { key, possibleRepeat: null, standing: [], ...judge(input), refusal: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const intervention = error instanceof OutdatedError ? error.present : null;
      const possibleRepeat = error instanceof PossibleRepeatError ? error.repeat : null;
      const standing = error instanceof CellFilledError ? error.standing : intervention === null ? [] : [intervention];
      return { key, outcome: 'REFUSED', intervention, possibleRepeat, standing, refusal: toRefusal(error) };
    }
  });
}

/** Refuses an empty list and one of more than 500 items. */
export function ensureCount(items: readonly unknown[], field: string): void {
  ensure(items.length > 0, 'REQUIRED', field);
  ensure(items.length <= MAX_ITEMS, 'TOO_MANY_ITEMS', field, String(MAX_ITEMS));
}

/** Runs the work again if a concurrent request stored one of its keys; the next run then finds that record. */
export async function retryOnDuplicateKey<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (duplicateKey(error) === null || left === 0) throw error;
    }
  }
}
