import { fail } from '../errors.js';
import { wholeIn } from '../plain.js';
import { compareValues, Doc, isNumber, type Value } from '../values/index.js';
import { sortKeysOf } from './sort-keys.js';

export interface SortKey {
  readonly path: string;
  readonly direction: 1 | -1;
}

export interface CompiledSort {
  readonly keys: readonly SortKey[];
  /** Negative when `a` comes first. Equal documents stay in the order they came. */
  compare(a: Doc, b: Doc): number;
  /** The values a document is ordered by, to be computed once per document. Throws on parallel arrays. */
  keyOf(doc: Doc): readonly Value[];
  compareKeys(a: readonly Value[], b: readonly Value[]): number;
}

const mostKeys = 32;

/** Compiles a sort specification; an empty one keeps the order. */
export function compileSort(spec: Doc): CompiledSort {
  if (spec.size > mostKeys) fail('BadValue', `too many compound keys: ${spec.size}`);
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
  if (order instanceof Doc) {
    checkPath(path);
    return refuseMeta(order);
  }
  if (!isNumber(order)) fail(15974, `Illegal key in $sort specification: ${path}`);
  const number = wholeIn(order);
  if (number !== 1 && number !== -1) fail(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  checkPath(path);
  return { path, direction: number };
}

const absentMeta = ['textScore', 'geoNearDistance'];
const otherMeta = ['randVal', 'searchScore', 'vectorSearchScore', 'score', 'scoreDetails'];

/** `{$meta: ...}`: what is no metadata to sort by, what no document has, and what is not there. */
function refuseMeta(order: Doc): never {
  const [name] = order.keys();
  if (name !== '$meta') fail(17312, '$meta is the only expression supported by $sort right now');
  if (order.size > 1) fail('FailedToParse', 'Cannot have additional keys in a $meta sort specification');
  const meta = order.get('$meta');
  if (typeof meta !== 'string' || ![...absentMeta, ...otherMeta].includes(meta))
    fail(31138, 'Illegal $meta sort: the metadata cannot be sorted by');
  if (absentMeta.includes(meta)) fail(40218, `query requires ${meta} metadata, but it is not available`);
  return fail('NotImplemented', 'sorting by $meta is not supported');
}

function checkPath(path: string): void {
  if (path === '') fail(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.");
  const components = path.split('.');
  if (components.length > 200) fail('Overflow', 'FieldPath is too long');
  for (const component of components) {
    if (component === '') fail(15998, 'FieldPath field names may not be empty strings.');
    if (component.startsWith('$') && !/^\$(?:id|ref|db)$/.test(component)) {
      fail(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    }
  }
}
