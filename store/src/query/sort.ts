import { fail } from '../errors.js';
import { compareValues, Doc, isNumber, toWholeNumber, type Value } from '../values/index.js';
import { checkPath } from './field-path.js';
import { sortKeysOf } from './sort-keys.js';

interface SortKey {
  readonly path: string;
  readonly direction: 1 | -1;
}

export interface CompiledSort {
  readonly keys: readonly SortKey[];
  /** Negative when `a` sorts before `b`. */
  compare(a: Doc, b: Doc): number;
  /** The sort key of a document, to be computed once per document. Throws on parallel arrays. */
  keyOf(doc: Doc): readonly Value[];
  compareKeys(a: readonly Value[], b: readonly Value[]): number;
}

const maxKeys = 32;

/** Compiles a sort specification; an empty one treats all documents as equal. */
export function compileSort(spec: Doc): CompiledSort {
  for (const order of spec.values())
    if (order instanceof Doc) fail('CommandNotSupported', 'Sorting by $meta is not supported');
  if (spec.size > maxKeys) fail('BadValue', `too many compound keys: ${spec.size}`);
  const keys = [...spec.entries()].map(([path, order]) => parseKey(path, order));
  const paths = keys.map((key) => key.path.split('.'));
  const compareKeys = (a: readonly Value[], b: readonly Value[]): number => {
    for (let index = 0; index < keys.length; index += 1) {
      const order = compareValues(a[index]!, b[index]!);
      if (order !== 0) return order * keys[index]!.direction;
    }
    return 0;
  };
  const keyOf = (doc: Doc): readonly Value[] => {
    const candidates = sortKeysOf(doc, paths);
    return candidates.reduce((first, key) => (compareKeys(key, first) < 0 ? key : first));
  };
  return { keys, compareKeys, keyOf, compare: (a, b) => compareKeys(keyOf(a), keyOf(b)) };
}

function parseKey(path: string, order: Value): SortKey {
  if (!isNumber(order)) fail(15974, `Illegal key in $sort specification: ${path}`);
  const number = toWholeNumber(order);
  if (number !== 1 && number !== -1) fail(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  checkPath(path);
  return { path, direction: number };
}
