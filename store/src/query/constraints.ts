import type { Value } from '../values/index.js';

/**
 * A parsed filter: the planner reads it, and predicates are compiled from it.
 *
 * A `field` constraint holds for a document when at least one value at its path passes the test. A path through arrays
 * has several values: each element of an array at the end of the path, then the array itself (`size` and the two
 * kinds of `elemMatch` look at the array only). A path that leads nowhere has the one value MISSING.
 * `eq`, `lte`, `gte` with null and `in` with null also hold for MISSING. The negations ($ne, $nin, $not, $exists: false)
 * are `not` around the positive test.
 */
export type Constraint =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly parts: readonly Constraint[] }
  | { readonly kind: 'not'; readonly part: Constraint }
  | FieldConstraint
  | { readonly kind: 'never' };

/** All parts together; a single part is itself. */
export function conjunction(parts: readonly Constraint[]): Constraint {
  const [only] = parts;
  return only != null && parts.length === 1 ? only : { kind: 'and', parts };
}

/** One test on one path. The path is dotted as written (`'a.b.0'`); inside `elemMatchValue` it is the empty string. */
export type FieldConstraint = { readonly kind: 'field'; readonly path: string } & FieldTest;

export type ComparisonOperator = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

export type FieldTest =
  | { readonly op: ComparisonOperator; readonly value: Value }
  /** Regular expressions among the values are patterns to match (and equal to themselves). */
  | { readonly op: 'in'; readonly values: readonly Value[] }
  | { readonly op: 'exists' }
  | { readonly op: 'type'; readonly types: ReadonlySet<number> }
  | { readonly op: 'regex'; readonly pattern: string; readonly options: string }
  | { readonly op: 'mod'; readonly divisor: bigint; readonly remainder: bigint }
  | { readonly op: 'size'; readonly size: number }
  /** An element that is a document (or array) and matches the filter. */
  | { readonly op: 'elemMatchObject'; readonly part: Constraint }
  /** An element that passes all the tests, each a constraint on the path `''`. */
  | { readonly op: 'elemMatchValue'; readonly part: Constraint };
