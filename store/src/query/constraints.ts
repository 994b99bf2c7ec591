import type { Value } from '../values/index.js';

/**
 * A filter after parsing: what the planner reads and what predicates are compiled from.
 *
 * A `field` constraint holds for a document when at least one value at its path meets the test. A path that runs through
 * arrays has several values: each element of an array at the end of the path, then the array itself (`size` and the two
 * kinds of `elemMatch` look at the array itself only). A path that leads nowhere has the one value MISSING.
 * `eq`, `lte`, `gte` with null and `in` with null also hold for MISSING. The negations ($ne, $nin, $not, $exists: false)
 * are `not` around the positive test.
 */
export type Constraint =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly parts: readonly Constraint[] }
  | { readonly kind: 'not'; readonly part: Constraint }
  | FieldConstraint
  | { readonly kind: 'expr'; readonly expression: Value }
  /** The whole document must meet a JSON schema. */
  | { readonly kind: 'schema'; readonly test: (value: Value) => boolean }
  | { readonly kind: 'always'; readonly holds: boolean };

/** All parts together; one part is itself. */
export function conjunction(parts: readonly Constraint[]): Constraint {
  const [only] = parts;
  return only != null && parts.length === 1 ? only : { kind: 'and', parts };
}

/** Whether an expression (`$expr`) is part of a filter. */
export const hasExpression = (constraint: Constraint): boolean => hasKind(constraint, 'expr');

/** Whether a condition of a kind is part of a filter. */
export function hasKind(constraint: Constraint, kind: 'expr' | 'schema'): boolean {
  switch (constraint.kind) {
    case 'and':
    case 'or':
    case 'nor':
      return constraint.parts.some((part) => hasKind(part, kind));
    case 'not':
      return hasKind(constraint.part, kind);
    case 'field':
      return 'part' in constraint && hasKind(constraint.part, kind);
    default:
      return constraint.kind === kind;
  }
}

/** One test on one path. The path is dotted as written (`'a.b.0'`); inside `elemMatchValue` it is the empty string. */
export type FieldConstraint = { readonly kind: 'field'; readonly path: string } & FieldTest;

export type ComparisonOperator = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

export type BitOperator = 'bitsAllSet' | 'bitsAllClear' | 'bitsAnySet' | 'bitsAnyClear';

export type FieldTest =
  | { readonly op: ComparisonOperator; readonly value: Value }
  /** Regular expressions among the values are patterns to match (and equal to themselves). */
  | { readonly op: 'in'; readonly values: readonly Value[] }
  | { readonly op: 'exists' }
  | { readonly op: 'type'; readonly types: ReadonlySet<number> }
  | { readonly op: 'regex'; readonly pattern: string; readonly options: string }
  | { readonly op: 'mod'; readonly divisor: bigint; readonly remainder: bigint }
  /** Bits by their positions; those from 63 on repeat the sign of a number and are clear behind the end of binary data. */
  | { readonly op: BitOperator; readonly positions: readonly number[] }
  | { readonly op: 'size'; readonly size: number }
  /** An element that is a document (or array) and meets the filter. */
  | { readonly op: 'elemMatchObject'; readonly part: Constraint }
  /** An element that meets all the tests, each a constraint on the path `''`. */
  | { readonly op: 'elemMatchValue'; readonly part: Constraint };
