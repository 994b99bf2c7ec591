import { Doc, groupKey, type Value } from '../../values/index.js';

/** A text that is the same for equal values and only for these, whatever the order of the fields of documents. */
export const unorderedKey = (value: Value): string => groupKey(inOrder(value));

function inOrder(value: Value): Value {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!(value instanceof Doc)) return value;
  const fields = [...value.entries()].map(([name, inner]) => [name, inOrder(inner)] as const);
  return new Doc(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
