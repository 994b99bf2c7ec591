import { type Doc, type Value } from '../values/index.js';
import type { Constraint, FieldConstraint } from './constraints.js';
import { visitPath } from './paths.js';
import { compileElement, compileSingle, testsWholeArray } from './predicate.js';

/**
 * The index of the array element that made a document match. With several conditions, the last one evaluated on an array
 * decides. `$or` (except for equalities on one path), `$nor` and negations set no position.
 */
export function positionOf(constraint: Constraint, doc: Doc): number | undefined {
  switch (constraint.kind) {
    case 'and': {
      let position: number | undefined;
      for (const part of inOrder(constraint.parts)) position = positionOf(part, doc) ?? position;
      return position;
    }
    case 'or': {
      const list = asList(constraint.parts);
      return list == null ? undefined : positionOf(list, doc);
    }
    case 'field':
      return fieldPosition(constraint, doc);
    default:
      return undefined;
  }
}

const ranks: Readonly<Record<FieldConstraint['op'], number>> = {
  elemMatchObject: 2,
  elemMatchValue: 3,
  size: 4,
  eq: 5,
  lte: 6,
  lt: 7,
  gt: 8,
  gte: 9,
  regex: 10,
  mod: 11,
  exists: 12,
  in: 13,
  type: 15,
};

const rankOf = (constraint: Constraint): number =>
  constraint.kind === 'field'
    ? ranks[constraint.op]
    : constraint.kind === 'and'
      ? 0
      : constraint.kind === 'or'
        ? 1
        : 14;

const pathOf = (constraint: Constraint): string => (constraint.kind === 'field' ? constraint.path : '');

/** Conditions in MongoDB's order of evaluation, which does not depend on the order in the filter. */
function inOrder(parts: readonly Constraint[]): Constraint[] {
  return [...parts].sort((a, b) => {
    const order = rankOf(a) - rankOf(b);
    return order === 0 ? Buffer.compare(Buffer.from(pathOf(a)), Buffer.from(pathOf(b))) : order;
  });
}

/**
 * Rewrites an `$or` that MongoDB treats as a single condition: one alternative, or equalities on one path, which become an
 * `$in`.
 */
function asList(parts: readonly Constraint[]): Constraint | null {
  const [first] = parts;
  if (first != null && parts.length === 1) return first;
  if (first?.kind !== 'field') return null;
  const values: Value[] = [];
  for (const part of parts) {
    if (part.kind !== 'field' || part.path !== first.path) return null;
    if (part.op === 'eq') values.push(part.value);
    else if (part.op === 'in') values.push(...part.values);
    else return null;
  }
  return { kind: 'field', path: first.path, op: 'in', values };
}

function fieldPosition(constraint: FieldConstraint, doc: Doc): number | undefined {
  const path = constraint.path.split('.');
  let matched: number | undefined;
  const test = compileSingle(constraint);
  visitPath(doc, path, testsWholeArray(constraint) ? 'self' : 'each', (value, position) => {
    if (!test(value)) return false;
    matched = position;
    if (position == null && Array.isArray(value) && testsWholeArray(constraint))
      matched = elementPosition(constraint, value);
    return true;
  });
  return matched;
}

function elementPosition(constraint: FieldConstraint, array: Value[]): number | undefined {
  if (constraint.op !== 'elemMatchObject' && constraint.op !== 'elemMatchValue') return undefined;
  const index = array.findIndex(compileElement(constraint));
  return index === -1 ? undefined : index;
}
