import type { CollectionIndex } from '../catalog/collection.js';
import { fail } from '../errors.js';
import { Doc, encodeIndexKey, type Value } from '../values/index.js';

/** One key that a document has in an index. */
export interface IndexKey {
  readonly values: readonly Value[];
  readonly bytes: Uint8Array;
}

/**
 * The keys of a document in an index: one, or several when a field of the index runs through an array (one for each
 * element), or none when the index is sparse and no field of it is there.
 */
export function keysOf(index: CollectionIndex, doc: Doc): IndexKey[] {
  const perField = index.fields.map((field) => valuesAt(doc, field.path.split('.'), 0));
  if (index.sparse && perField.every((found) => found.missing)) return [];
  if (perField.filter((found) => found.multiple).length > 1) {
    const roots = new Set(
      index.fields.filter((_, at) => perField[at]!.multiple).map((field) => field.path.split('.')[0]),
    );
    if (roots.size > 1) fail('CannotIndexParallelArrays', `cannot index parallel arrays [${[...roots].join('] [')}]`);
  }
  let combined: Value[][] = [[]];
  for (const { values } of perField) combined = combined.flatMap((head) => values.map((value) => [...head, value]));
  const directions = index.fields.map((field) => field.direction);
  const byBytes = new Map<string, IndexKey>();
  for (const values of combined) {
    const bytes = encodeIndexKey(values, directions);
    byBytes.set(Buffer.from(bytes).toString('latin1'), { values, bytes });
  }
  return [...byBytes.values()];
}

interface Found {
  values: Value[];
  missing: boolean;
  multiple: boolean;
}

const valuesAt = (value: Value | undefined, path: readonly string[], at: number): Found => {
  if (at === path.length) {
    if (value === undefined) return { values: [null], missing: true, multiple: false };
    if (!Array.isArray(value)) return { values: [value], missing: false, multiple: false };
    return { values: value.length === 0 ? [null] : value, missing: false, multiple: true };
  }
  if (value instanceof Doc) return valuesAt(value.get(path[at]!), path, at + 1);
  if (!Array.isArray(value)) return { values: [null], missing: true, multiple: false };
  const found = value.map((element) => valuesAt(element instanceof Doc ? element : undefined, path, at));
  if (found.length === 0) return { values: [null], missing: true, multiple: true };
  return {
    values: found.flatMap((one) => one.values),
    missing: found.every((one) => one.missing),
    multiple: true,
  };
};
