import type { Collection, CollectionIndex } from '../catalog/collection.js';
import type { CompiledFilter, CompiledSort } from '../query/index.js';
import { PAUSE, pauseIsDue } from '../slices.js';
import type { Sliced } from '../slices.js';
import { rangeOfId, recordIdOfKey, recordKey, recordOfEntry, verifiedContent } from '../storage/keys.js';
import type { RecordId } from '../storage/keys.js';
import type { BorrowedEntry, Reader } from '../storage/environment.js';
import type { View } from '../transactions/executor.js';
import { planQuery } from './plan-query.js';
import type { IndexPath, KeyRange } from './plan-query.js';

/** A stored document in its encoded form. */
export interface FoundRecord {
  readonly record: RecordId;
  readonly raw: Uint8Array;
}

/** The index to use, `natural` to force a collection scan, or null to let the planner choose. */
export type Hint = CollectionIndex | 'natural' | null;

export interface Search {
  readonly filter: CompiledFilter;
  readonly hint?: Hint;
  /** The requested order, which an index may provide. */
  readonly sort?: CompiledSort | undefined;
}

export type ReadView = Pick<View, 'reader' | 'since'>;

/** The plan of a search; `path` is null for a collection scan. */
export interface Plan {
  readonly collection: Collection;
  readonly filter: CompiledFilter;
  readonly path: IndexPath | null;
  /** Whether the results come in the requested order. */
  readonly sorted: boolean;
  /** Index keys and documents examined so far. */
  readonly examined: { keys: number; documents: number };
}

export function planSearch(view: Pick<View, 'since'>, collection: Collection, search: Search): Plan {
  const { filter, sort, hint = null } = search;
  const ready = collection.indexes.filter((index) => index.readyAt <= view.since);
  const wanted = hint !== null && hint !== 'natural' && ready.includes(hint) ? hint : null;
  const path = hint === 'natural' ? null : planQuery(ready, { constraints: filter.constraints, sort, hint: wanted });
  const sorted = sort === undefined || path?.sorted === true;
  return { collection, filter, path, sorted, examined: { keys: 0, documents: 0 } };
}

/** Executes a plan and yields the matching documents. */
export function* runPlan(view: ReadView, plan: Plan): Generator<FoundRecord | typeof PAUSE> {
  const { collection, filter, path, examined } = plan;
  if (path === null && view.reader.rangeWithoutCopy !== undefined) {
    const { from, to } = rangeOfId(collection.id);
    return yield* scanLent(view.reader.rangeWithoutCopy('records', from, to), plan);
  }
  for (const record of path === null ? scan(view.reader, collection) : lookUp(view.reader, plan, path)) {
    if (record === PAUSE) {
      yield PAUSE;
      continue;
    }
    examined.documents++;
    if (filter.matches(record.raw)) yield record;
  }
}

/** The matching documents, in no particular order. */
export function findRecords(view: ReadView, collection: Collection, search: Search): Sliced<FoundRecord> {
  return runPlan(view, planSearch(view, collection, search));
}

/** The document with a record id, or undefined when it no longer exists. */
export function readRecord(reader: Reader, collection: Collection, record: RecordId): Buffer | undefined {
  const key = recordKey(collection.id, record);
  const value = reader.get('records', key);
  return value === undefined ? undefined : verifiedContent(key, value);
}

function* scan(reader: Reader, collection: Collection): Generator<FoundRecord | typeof PAUSE> {
  const { from, to } = rangeOfId(collection.id);
  for (const { key, value } of reader.range('records', from, to)) {
    yield { record: recordIdOfKey(key), raw: verifiedContent(key, value) };
    if (pauseIsDue()) yield PAUSE;
  }
}

/** A collection scan that copies only the documents that match. */
function* scanLent(entries: Iterable<BorrowedEntry>, plan: Plan): Generator<FoundRecord | typeof PAUSE> {
  for (const { key, value } of entries) {
    plan.examined.documents++;
    const raw = verifiedContent(key, value);
    if (plan.filter.matches(raw)) yield { record: recordIdOfKey(key), raw: Buffer.from(raw) };
    if (pauseIsDue()) yield PAUSE;
  }
}

function* lookUp(reader: Reader, plan: Plan, path: IndexPath): Generator<FoundRecord | typeof PAUSE> {
  const seen = path.index.multikey || path.ranges.length > 1 ? new Set<RecordId>() : null;
  for (const range of path.ranges) {
    for (const { value } of entriesIn(reader, range, path.reverse)) {
      plan.examined.keys++;
      const record = recordOfEntry(value);
      if (seen?.has(record) === true) continue;
      seen?.add(record);
      const raw = readRecord(reader, plan.collection, record);
      if (raw !== undefined) yield { record, raw };
      if (pauseIsDue()) yield PAUSE;
    }
  }
}

/** The entries of a range. A single key is read with a point lookup, which is cheaper than a range scan. */
function entriesIn(reader: Reader, range: KeyRange, reverse: boolean): Iterable<{ value: Buffer }> {
  if (!('key' in range)) return reader.range('entries', range.from, range.to, reverse);
  const value = reader.get('entries', range.key);
  return value === undefined ? [] : [{ value }];
}
