import type { Doc } from '../values/index.js';
import type { Constraint } from './constraints.js';
import { parseFilter } from './parse-filter.js';
import { positionOf } from './position.js';
import { compilePredicate } from './predicate.js';
import { compileRawPredicate } from './raw-predicate.js';

export interface CompiledFilter {
  /** Whether the document in these BSON bytes matches. */
  matches(raw: Uint8Array): boolean;
  matchesDoc(doc: Doc): boolean;
  /**
   * For a document that matches: the index of the array element by which it does, which the positional operator `$`
   * of updates stands for. Undefined when the filter looks into no array.
   */
  positionIn(doc: Doc): number | undefined;
  readonly constraints: Constraint;
}

/** Compiles a filter; throws when it is invalid. */
export function compileFilter(filter: Doc): CompiledFilter {
  const constraints = parseFilter(filter);
  return {
    constraints,
    matches: compileRawPredicate(constraints),
    matchesDoc: compilePredicate(constraints),
    positionIn: (doc) => positionOf(constraints, doc),
  };
}
