import { fail } from '../errors.js';
import type { CompiledSort } from '../query/index.js';
import { PAUSE, pauseIsDue } from '../slices.js';
import type { Pause, Sliced } from '../slices.js';
import { decode, type Value } from '../values/index.js';
import type { FoundRecord } from './find-records.js';

/** Memory limit of a sort, the same as MongoDB's. */
const maxBytes = 100 * 1024 * 1024;
const checkTimeEvery = 256;

interface Sortable {
  readonly key: readonly Value[];
  readonly raw: Uint8Array;
  readonly position: number;
}

/** The first `maxDocuments` documents in the order of `sort`. The sort is stable; memory is bounded by `maxBytes`. */
export function* sortDocuments(
  documents: Sliced<Pick<FoundRecord, 'raw'>>,
  sort: CompiledSort,
  maxDocuments: number,
): Generator<Uint8Array | Pause> {
  const order = (a: Sortable, b: Sortable): number => sort.compareKeys(a.key, b.key) || a.position - b.position;
  let kept: Sortable[] = [];
  let bytes = 0;
  let position = 0;
  for (const item of documents) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    kept.push({ key: sort.keyOf(decode(item.raw)), raw: item.raw, position: position++ });
    bytes += item.raw.length;
    if (kept.length > 2 * maxDocuments + checkTimeEvery || (bytes > maxBytes && kept.length > maxDocuments)) {
      yield* sortInSlices(kept, order);
      kept = kept.slice(0, maxDocuments);
      bytes = kept.reduce((sum, sortable) => sum + sortable.raw.length, 0);
    }
    if (bytes > maxBytes)
      fail('QueryExceededMemoryLimitNoDiskUseAllowed', 'Sort exceeded memory limit of 104857600 bytes');
  }
  yield* sortInSlices(kept, order);
  for (const sortable of maxDocuments < kept.length ? kept.slice(0, maxDocuments) : kept) yield sortable.raw;
}

/** Sorts in place with pauses: sorts runs, then merges them pairwise. */
function* sortInSlices(items: Sortable[], order: (a: Sortable, b: Sortable) => number): Generator<Pause> {
  const runLength = 2048;
  let runs: Sortable[][] = [];
  for (let at = 0; at < items.length; at += runLength) {
    runs.push(items.slice(at, at + runLength).sort(order));
    if (pauseIsDue()) yield PAUSE;
  }
  while (runs.length > 1) {
    const merged: Sortable[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const target: Sortable[] = [];
      yield* merge(runs[at]!, runs[at + 1] ?? [], order, target);
      merged.push(target);
    }
    runs = merged;
  }
  (runs[0] ?? []).forEach((item, at) => (items[at] = item));
}

function* merge(
  a: readonly Sortable[],
  b: readonly Sortable[],
  order: (a: Sortable, b: Sortable) => number,
  target: Sortable[],
): Generator<Pause> {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const takeA = j >= b.length || (i < a.length && order(a[i]!, b[j]!) <= 0);
    target.push(takeA ? a[i++]! : b[j++]!);
    if (target.length % checkTimeEvery === 0 && pauseIsDue()) yield PAUSE;
  }
}
