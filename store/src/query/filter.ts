import type { Doc } from '../values/index.js';
import type { Constraint } from './constraints.js';
import { parseFilter } from './parse-filter.js';
import { positionOf } from './position.js';
import { compilePredicate } from './predicate.js';
import { compileRawPredicate } from './raw-predicate.js';

export interface CompiledFilter {
  /** Tests an encoded document without decoding it. */
  matches(raw: Uint8Array): boolean;
  matchesDoc(doc: Doc): boolean;
  /**
   * The index of the array element that made the document match, for the positional operator `$` of updates. Undefined when
   * no array was involved. The document must match.
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
