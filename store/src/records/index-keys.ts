import type { CollectionIndex } from '../catalog/collection.js';
import { fail } from '../errors.js';
import { keysOfPaths, visitPath } from '../query/index.js';
import { type Doc, encodeIndexKey, MISSING, type Value } from '../values/index.js';

/** One key that a document has in an index. */
export interface IndexKey {
  readonly values: readonly Value[];
  readonly bytes: Uint8Array;
}

/**
 * The keys of a document in an index: one, or several when a field of the index runs through an array (one for each
 * element), or none when the index is sparse and no field of it is there. An empty array has the key undefined.
 */
export function keysOf(index: CollectionIndex, doc: Doc): IndexKey[] {
  const paths = index.fields.map((field) => field.path.split('.'));
  if (index.sparse && !paths.some((path) => isThere(doc, path))) return [];
  const directions = index.fields.map((field) => field.direction);
  const byBytes = new Map<string, IndexKey>();
  for (const values of keysOfPaths(doc, paths, () => refuseParallel(index))) {
    const bytes = encodeIndexKey(values, directions);
    byBytes.set(Buffer.from(bytes).toString('latin1'), { values, bytes });
  }
  return [...byBytes.values()];
}

const isThere = (doc: Doc, path: readonly string[]): boolean =>
  visitPath(doc, path, 'self', (value) => value !== MISSING);

const refuseParallel = (index: CollectionIndex): never =>
  fail(
    'CannotIndexParallelArrays',
    `cannot index parallel arrays [${index.fields.map(({ path }) => path).join('] [')}]`,
  );
