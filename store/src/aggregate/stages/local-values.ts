import { arrayIndex } from '../../query/index.js';
import { Doc, type Value } from '../../values/index.js';

/**
 * The values at a local path. Unlike in a filter, a number in it picks an element of an array and does not look into its
 * documents; an array at the end stands for its elements.
 */
export function localValues(doc: Doc, path: readonly string[]): Value[] {
  const found: Value[] = [];
  collect(doc, path, 0, found);
  return found;
}

function collect(doc: Doc, path: readonly string[], from: number, found: Value[]): void {
  let value = doc.get(path[from]!);
  let at = from + 1;
  while (at < path.length && Array.isArray(value)) {
    const index = arrayIndex(path[at]!);
    if (index === -1) break;
    value = value[index];
    at++;
  }
  if (value === undefined) return;
  const reached: readonly Value[] = Array.isArray(value) ? value : [value];
  // One by one: an array may have more elements than a call takes arguments.
  for (const one of reached)
    if (at === path.length) found.push(one);
    else if (one instanceof Doc) collect(one, path, at, found);
}
