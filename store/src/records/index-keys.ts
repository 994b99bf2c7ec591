import type { CollectionIndex } from '../catalog/collection.js';
import { fail } from '../errors.js';
import { isLongKey } from '../storage/keys.js';
import { Doc, UNDEFINED, encodeIndexKey, type Value } from '../values/index.js';

/** One index key of a document. */
export interface IndexKey {
  readonly values: readonly Value[];
  readonly bytes: Uint8Array;
}

interface IndexKeys {
  readonly keys: readonly IndexKey[];
  /**
   * A field goes through an array, or a key is too long to be stored in full: key order and combinations of key values then do
   * not represent those of the documents.
   */
  readonly multikey: boolean;
}

/** The progress of following one indexed field into a document. */
interface Cursor {
  readonly value: Value | undefined;
  readonly path: readonly string[];
  readonly ended: boolean;
}

/**
 * The keys of a document in an index: one, one per element when fields go through an array, or none when the index is sparse
 * and all its fields are missing. Fields may go through the same array, but not through two.
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

export function keysOf(index: CollectionIndex, doc: Doc): readonly IndexKey[] {
  return indexKeysOf(index, doc).keys;
}

/** Collects the value combinations below the cursors; returns whether any of them went through an array. */
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

/** Follows a path to its end or to the next array. */
const follow = (cursor: Cursor): Cursor => {
  let { value } = cursor;
  let at = 0;
  if (cursor.ended) return cursor;
  for (; at < cursor.path.length && !Array.isArray(value); at++)
    value = value instanceof Doc ? value.get(cursor.path[at]!) : undefined;
  return { value, path: cursor.path.slice(at), ended: !Array.isArray(value) };
};

/** Continues from an array at the given element, or at the one that the path selects by index. */
const enter = (cursor: Cursor, array: readonly Value[], element: Value | undefined): Cursor => {
  const [name] = cursor.path;
  if (name === undefined) return { value: array.length === 0 ? UNDEFINED : element, path: [], ended: true };
  if (/^(?:0|[1-9]\d*)$/.test(name) && !array.some((item) => item instanceof Doc && item.has(name)))
    return { value: array[Number(name)], path: cursor.path.slice(1), ended: cursor.path.length === 1 };
  return element instanceof Doc ? { ...cursor, value: element } : { value: undefined, path: [], ended: true };
};
