import type { CollectionIndex } from '../catalog/collection.js';
import { fail } from '../errors.js';
import { isLongKey } from '../storage/keys.js';
import { Doc, UNDEFINED, encodeIndexKey, type Value } from '../values/index.js';

/** One key that a document has in an index. */
export interface IndexKey {
  readonly values: readonly Value[];
  readonly bytes: Uint8Array;
}

interface IndexKeys {
  readonly keys: readonly IndexKey[];
  /**
   * The order and the combination of the keys cannot stand for those of the documents: a field runs through an array, or a
   * key is too long to be kept whole.
   */
  readonly multikey: boolean;
}

/** How far one field of an index has been followed into a document. */
interface Cursor {
  readonly value: Value | undefined;
  readonly path: readonly string[];
  readonly ended: boolean;
}

/**
 * The keys of a document in an index: one, or one for each element when fields run through an array, or none when the index
 * is sparse and no field of it is there. Fields may share an array, but not run through two.
 * Source: https://www.mongodb.com/docs/manual/core/indexes/index-types/index-multikey/
 */
export function indexKeysOf(index: CollectionIndex, doc: Doc): IndexKeys {
  if (index.partialFilter?.matchesDoc(doc) === false) return { keys: [], multikey: false };
  const start = index.fields.map(({ path }): Cursor => ({ value: doc, path: path.split('.'), ended: false }));
  const combinations: (Value | undefined)[][] = [];
  const throughArray = expand(start, index, combinations);
  const directions = index.fields.map((field) => field.direction);
  const byBytes = new Map<string, IndexKey>();
  let long = false;
  for (const combination of combinations) {
    if (index.sparse && combinations.length === 1 && combination.every((value) => value === undefined)) continue;
    const values = combination.map((value) => (value === undefined ? null : value));
    const bytes = encodeIndexKey(values, directions);
    long ||= isLongKey(bytes);
    byBytes.set(Buffer.from(bytes).toString('latin1'), { values, bytes });
  }
  return { keys: [...byBytes.values()], multikey: throughArray || long };
}

/** The keys alone. */
export function keysOf(index: CollectionIndex, doc: Doc): readonly IndexKey[] {
  return indexKeysOf(index, doc).keys;
}

/** Collects the combinations of values below the cursors; tells whether one of them ran through an array. */
const expand = (cursors: readonly Cursor[], index: CollectionIndex, combinations: (Value | undefined)[][]): boolean => {
  const moved = cursors.map(follow);
  const array = moved.find(atArray)?.value;
  if (!Array.isArray(array)) {
    combinations.push(moved.map((cursor) => cursor.value));
    return false;
  }
  if (moved.some((cursor) => atArray(cursor) && cursor.value !== array)) {
    const names = index.fields.filter((_, at) => atArray(moved[at]!)).map((field) => field.path.split('.').at(-1));
    fail('CannotIndexParallelArrays', `cannot index parallel arrays [${names.join('] [')}]`);
  }
  const here = (cursor: Cursor): boolean => cursor.value === array && !cursor.ended;
  const elements: readonly (Value | undefined)[] = array.length === 0 ? [undefined] : array;
  for (const element of elements)
    expand(
      moved.map((cursor) => (here(cursor) ? enter(cursor, array, element) : cursor)),
      index,
      combinations,
    );
  return true;
};

const atArray = (cursor: Cursor): boolean => !cursor.ended && Array.isArray(cursor.value);

/** Follows a path through documents, up to its end or the next array. */
const follow = (cursor: Cursor): Cursor => {
  let { value } = cursor;
  let at = 0;
  if (cursor.ended) return cursor;
  for (; at < cursor.path.length && !Array.isArray(value); at++)
    value = value instanceof Doc ? value.get(cursor.path[at]!) : undefined;
  return { value, path: cursor.path.slice(at), ended: !Array.isArray(value) };
};

/** Goes on from an array with one of its elements, or with the one that the path names by its position. */
const enter = (cursor: Cursor, array: readonly Value[], element: Value | undefined): Cursor => {
  const [name] = cursor.path;
  if (name === undefined) return { value: array.length === 0 ? UNDEFINED : element, path: [], ended: true };
  if (/^(?:0|[1-9]\d*)$/.test(name) && !array.some((item) => item instanceof Doc && item.has(name)))
    return { value: array[Number(name)], path: cursor.path.slice(1), ended: cursor.path.length === 1 };
  return element instanceof Doc ? { ...cursor, value: element } : { value: undefined, path: [], ended: true };
};
