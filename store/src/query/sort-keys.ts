import { fail } from '../errors.js';
import { Doc, UNDEFINED, type Value } from '../values/index.js';
import { arrayIndex } from './paths.js';

/** What is left of one path: the components still to follow, in `value`; or its key when there are none left. */
interface PathCursor {
  value: Value | undefined;
  rest: readonly string[];
}

/**
 * The keys a document has for a list of paths, in a sort and in an index: one for each element of an array on the way; what
 * is missing counts as null, an empty array as undefined. `refuse` is called for paths through two different arrays.
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

/** An open path whose value is final: the mark is an empty rest around a wrapped value. */
interface Key extends PathCursor {
  isKey: true;
}

const isKey = (open: PathCursor): open is Key => 'isKey' in open;
const asKey = (value: Value | undefined): Key => ({ value: value ?? null, rest: [], isKey: true });

function keyOf(open: PathCursor): Value {
  return open.value ?? null;
}

/** Follows a path until it ends or meets an array. */
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

/** One path of those that run into the array, at one of its elements (undefined: the array is empty). */
function enter(open: PathCursor, array: readonly Value[], element: Value | undefined): PathCursor {
  if (open.rest.length === 0) return asKey(array.length === 0 ? UNDEFINED : element);
  const index = arrayIndex(open.rest[0]!);
  const picked = index === -1 ? undefined : array[index];
  if (picked !== undefined) return { value: picked, rest: open.rest.slice(1) };
  if (Array.isArray(element)) return asKey(undefined);
  return { value: element, rest: open.rest };
}
