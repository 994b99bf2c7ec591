import type { Collection, CollectionIndex } from '../catalog/collection.js';
import type { CompiledFilter, Constraint } from '../query/index.js';
import { PAUSE, pauseIsDue } from '../slices.js';
import { entryRange, rangeOfId, recordIdOfKey, recordKey, recordOfEntry, unsealed } from '../storage/keys.js';
import type { RecordId } from '../storage/keys.js';
import type { Reader } from '../storage/environment.js';
import type { View } from '../transactions/executor.js';
import { Int32, ObjectId, UtcDate, encodeIndexKey, type Value } from '../values/index.js';

/** A document as it lies in the store. */
export interface Found {
  readonly record: RecordId;
  readonly raw: Buffer;
}

/** The index to use, `natural` for none, or null to choose the best. */
export type Hint = CollectionIndex | 'natural' | null;

/** The documents of a collection that a filter lets through, in the order of the chosen way to them. */
export function* findRecords(
  view: Pick<View, 'reader' | 'since'>,
  collection: Collection,
  filter: CompiledFilter,
  hint: Hint = null,
): Generator<Found | typeof PAUSE> {
  const source = sourceOf(view, collection, filter, hint);
  for (const found of source) {
    if (found === PAUSE) yield PAUSE;
    else if (filter.matches(found.raw)) yield found;
    else if (pauseIsDue()) yield PAUSE;
  }
}

const sourceOf = (
  view: Pick<View, 'reader' | 'since'>,
  collection: Collection,
  filter: CompiledFilter,
  hint: Hint,
): Iterable<Found | typeof PAUSE> => {
  if (hint === 'natural') return scan(view.reader, collection);
  const indexes = hint === null ? collection.indexes.filter((index) => index.readyAt <= view.since) : [hint];
  const points =
    choosePoints(indexes, filter.constraints) ?? (hint === null ? null : { index: hint, prefixes: [everything] });
  return points === null ? scan(view.reader, collection) : lookUp(view.reader, collection, points);
};

const everything = new Uint8Array(0);

/** A document by its number, or undefined when it is gone. */
export function readRecord(reader: Reader, collection: Collection, record: RecordId): Buffer | undefined {
  const key = recordKey(collection.id, record);
  const value = reader.get('records', key);
  return value === undefined ? undefined : unsealed(key, value);
}

function* scan(reader: Reader, collection: Collection): Generator<Found | typeof PAUSE> {
  const { from, to } = rangeOfId(collection.id);
  for (const { key, value } of reader.range('records', from, to)) {
    yield { record: recordIdOfKey(key), raw: unsealed(key, value) };
    if (pauseIsDue()) yield PAUSE;
  }
}

function* lookUp(reader: Reader, collection: Collection, points: Points): Generator<Found | typeof PAUSE> {
  const seen = new Set<RecordId>();
  for (const prefix of points.prefixes) {
    const { from, to } = entryRange(points.index.id, prefix, prefix);
    for (const { value } of reader.range('entries', from, to)) {
      const record = recordOfEntry(value);
      if (seen.has(record)) continue;
      seen.add(record);
      const raw = readRecord(reader, collection, record);
      if (raw !== undefined) yield { record, raw };
      if (pauseIsDue()) yield PAUSE;
    }
  }
}

interface Points {
  index: CollectionIndex;
  prefixes: Uint8Array[];
}

const choosePoints = (indexes: readonly CollectionIndex[], constraints: Constraint): Points | null => {
  const equal = equalities(constraints);
  let best: Points | null = null;
  let longest = 0;
  for (const index of indexes) {
    let combinations: Value[][] = [[]];
    const roots = new Set<string>();
    for (const { path } of index.fields) {
      const values = equal.get(path);
      if (values === undefined || combinations.length * values.length > 1000) break;
      if (/\.\d+(?:\.|$)/.test(path) || (index.multikey && !isOwnRoot(path, roots))) break;
      combinations = combinations.flatMap((head) => values.map((value) => [...head, value]));
    }
    const length = combinations[0]?.length ?? index.fields.length;
    if (length <= longest) continue;
    longest = length;
    const directions = index.fields.slice(0, length).map((field) => field.direction);
    best = { index, prefixes: combinations.map((values) => encodeIndexKey(values, directions)) };
  }
  return best;
};

/**
 * Whether an index that holds a key for each element of arrays may be asked for this field too: two fields below one array
 * come from the same element in a key, and may be met by different ones in a filter. (A number in a path means the position
 * in a key, and a field of that name as well in a filter: no index is asked for such.)
 */
const isOwnRoot = (path: string, roots: Set<string>): boolean => {
  const [root = ''] = path.split('.');
  if (roots.has(root)) return false;
  roots.add(root);
  return true;
};

const equalities = (
  constraint: Constraint,
  found = new Map<string, readonly Value[]>(),
): Map<string, readonly Value[]> => {
  if (constraint.kind === 'and') for (const part of constraint.parts) equalities(part, found);
  if (constraint.kind !== 'field') return found;
  let values: readonly Value[] = [];
  if (constraint.op === 'eq') values = [constraint.value];
  if (constraint.op === 'in') values = constraint.values;
  if (values.length > 0 && values.every(isPoint)) found.set(constraint.path, values);
  return found;
};

/** Values for which a look-up finds every document that is equal. */
const isPoint = (value: Value): boolean =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  typeof value === 'boolean' ||
  value instanceof Int32 ||
  value instanceof ObjectId ||
  value instanceof UtcDate;
