import { Doc, type Value } from '../../values/index.js';

/**
 * A copy with the value at a path set, or unset when `undefined`. Values on the path that are not documents are replaced by
 * documents.
 */
export function withValue(doc: Doc, path: readonly string[], value: Value | undefined): Doc {
  const copy = new Doc(doc.entries());
  const [name, ...rest] = path as [string, ...string[]];
  if (rest.length > 0) {
    const inner = doc.get(name);
    copy.set(name, withValue(inner instanceof Doc ? inner : new Doc(), rest, value));
  } else if (value === undefined) copy.delete(name);
  else copy.set(name, value);
  return copy;
}
