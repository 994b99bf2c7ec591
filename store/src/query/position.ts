import { Doc, type Value } from '../values/index.js';
import type { Constraint, FieldConstraint } from './constraints.js';
import { visitPath } from './paths.js';
import { compileElement, compileSingle, looksAtArrays } from './predicate.js';

/**
 * The index of the array element by which a matching document meets a filter. Of several conditions the last that looked
 * into an array decides; what stands under `$or` (unless it is alone there), `$nor` and negations says nothing.
 */
export function positionOf(constraint: Constraint, doc: Doc): number | undefined {
  switch (constraint.kind) {
    case 'and': {
      let position: number | undefined;
      for (const part of constraint.parts) position = positionOf(part, doc) ?? position;
      return position;
    }
    case 'or':
      return constraint.parts.length === 1 ? positionOf(constraint.parts[0]!, doc) : undefined;
    case 'field':
      return fieldPosition(constraint, doc);
    default:
      return undefined;
  }
}

function fieldPosition(constraint: FieldConstraint, doc: Doc): number | undefined {
  const path = constraint.path.split('.');
  let found: number | undefined;
  const test = compileSingle(constraint);
  visitPath(doc, path, looksAtArrays(constraint) ? 'self' : 'each', (value, position) => {
    if (!test(value)) return false;
    found = position;
    if (position == null && Array.isArray(value) && looksAtArrays(constraint))
      found = elementPosition(constraint, value);
    return true;
  });
  return found;
}

function elementPosition(constraint: FieldConstraint, array: Value[]): number | undefined {
  if (constraint.op !== 'elemMatchObject' && constraint.op !== 'elemMatchValue') return undefined;
  const index = array.findIndex(compileElement(constraint));
  return index === -1 ? undefined : index;
}
