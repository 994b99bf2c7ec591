import { fail } from '../errors.js';
import { Doc, UNDEFINED, type Value } from '../values/index.js';
import { arrayIndex } from './paths.js';

/** A partly resolved path: the remaining components, to be followed from `value`. */
interface PathCursor {
  value: Value | undefined;
  rest: readonly string[];
}

/**
 * The sort keys of a document for a list of paths: one key per element of an array on the paths. Missing values sort as null,
 * empty arrays as undefined. Throws `BadValue` when the paths go through two different arrays.
 */
export function sortKeysOf(doc: Doc, paths: readonly (readonly string[])[]): Value[][] {
  return expand(paths.map((rest) => ({ value: doc, rest })));
}

function expand(opens: PathCursor[]): Value[][] {
  const followed = opens.map(follow);
  const arrays = followed.filter((open) => Array.isArray(open.value)).map((open) => open.value as Value[]);
  const array = arrays[0];
  if (array == null) return [followed.map(keyOf)];
  if (arrays.some((other) => other !== array)) fail('BadValue', 'cannot sort with keys that are parallel arrays');
  const through = followed.map((open) => open.value === array);
  const elements: (Value | undefined)[] = array.length === 0 ? [undefined] : array;
  const keys: Value[][] = [];
  for (const element of elements) {
    const next = followed.map((open, index) => (through[index] ? enter(open, array, element) : open));
    if (next.every((open) => isKey(open))) keys.push(next.map(keyOf));
    else keys.push(...expand(next));
  }
  return keys;
}

/** A fully resolved path: `value` is its key, even if it is an array. */
interface Key extends PathCursor {
  isKey: true;
}

const isKey = (open: PathCursor): open is Key => 'isKey' in open;
const asKey = (value: Value | undefined): Key => ({ value: value ?? null, rest: [], isKey: true });

function keyOf(open: PathCursor): Value {
  return open.value ?? null;
}

/** Follows a path to its end or to the next array. */
function follow(open: PathCursor): PathCursor {
  if (isKey(open)) return open;
  let { value } = open;
  let at = 0;
  for (; at < open.rest.length; at += 1) {
    if (Array.isArray(value)) break;
    if (!(value instanceof Doc)) return asKey(undefined);
    value = value.get(open.rest[at]!);
  }
  if (Array.isArray(value)) return { value, rest: open.rest.slice(at) };
  return asKey(value);
}

/** Continues a path that has reached the array at one of its elements (undefined when the array is empty). */
function enter(open: PathCursor, array: readonly Value[], element: Value | undefined): PathCursor {
  if (open.rest.length === 0) return asKey(array.length === 0 ? UNDEFINED : element);
  const index = arrayIndex(open.rest[0]!);
  const picked = index === -1 ? undefined : array[index];
  if (picked !== undefined) return { value: picked, rest: open.rest.slice(1) };
  if (Array.isArray(element)) return asKey(undefined);
  return { value: element, rest: open.rest };
}
