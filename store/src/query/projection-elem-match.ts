import type { Doc, Value } from '../values/index.js';
import { refuseNear } from './misplaced.js';
import { parseFilter } from './parse-filter.js';
import { parseOperators } from './parse-operators.js';
import { compileElement } from './predicate.js';

/** The test of an element for `{field: {$elemMatch: ...}}`, which in a projection means what it means in a filter. */
export function parseElemMatchProjection(operator: Doc): (element: Value) => boolean {
  refuseNear(operator);
  const [constraint] = parseOperators('', operator, (filter) =>
    parseFilter(filter, { isTop: false, takesSchema: false }),
  );
  if (constraint?.kind !== 'field') return () => false;
  if (constraint.op !== 'elemMatchObject' && constraint.op !== 'elemMatchValue') return () => false;
  return compileElement(constraint);
}
