import type { Value } from '../values/index.js';

/**
 * A parsed filter, from which the planner works and predicates are compiled.
 *
 * A `field` constraint holds when at least one value at its path passes the test. A path through arrays has several values;
 * for an array at its end these are the elements and then the array itself (`size` and the two `elemMatch` tests see only the
 * array). A path that does not exist has the single value MISSING, for which `eq`, `lte`, `gte` and `in` with null hold.
 * Negations ($ne, $nin, $not, $exists: false) are `not` around the positive test.
 */
export type Constraint =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly parts: readonly Constraint[] }
  | { readonly kind: 'not'; readonly part: Constraint }
  | FieldConstraint
  | { readonly kind: 'never' };

/** The conjunction of the parts; a single part is returned as it is. */
export function conjunction(parts: readonly Constraint[]): Constraint {
  const [only] = parts;
  return only != null && parts.length === 1 ? only : { kind: 'and', parts };
}

/** A test on a dotted path (`'a.b.0'`). Inside `elemMatchValue` the path is the empty string. */
export type FieldConstraint = { readonly kind: 'field'; readonly path: string } & FieldTest;

export type ComparisonOperator = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

export type FieldTest =
  | { readonly op: ComparisonOperator; readonly value: Value }
  /** Regular expressions among the values match by pattern, and equal themselves. */
  | { readonly op: 'in'; readonly values: readonly Value[] }
  | { readonly op: 'exists' }
  | { readonly op: 'type'; readonly types: ReadonlySet<number> }
  | { readonly op: 'regex'; readonly pattern: string; readonly options: string }
  | { readonly op: 'mod'; readonly divisor: bigint; readonly remainder: bigint }
  | { readonly op: 'size'; readonly size: number }
  /** Some element is a document or array that matches the filter. */
  | { readonly op: 'elemMatchObject'; readonly part: Constraint }
  /** Some element passes all tests, which are constraints on the path `''`. */
  | { readonly op: 'elemMatchValue'; readonly part: Constraint };
