import type { Constraint } from './constraints.js';

/** A predicate that reads BSON bytes in place, or null where the document must be decoded. */
export function compileRawPredicate(_constraint: Constraint): ((raw: Uint8Array) => boolean) | null {
  return null;
}
