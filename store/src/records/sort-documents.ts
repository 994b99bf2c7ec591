import { fail } from '../errors.js';
import type { CompiledSort } from '../query/index.js';
import { PAUSE, pauseIsDue } from '../slices.js';
import type { Pause, Sliced } from '../slices.js';
import { decode, type Value } from '../values/index.js';
import type { Found } from './find-records.js';

/** What a sort may hold in memory; MongoDB's limit. */
const mostBytes = 100 * 1024 * 1024;
const pauseEvery = 256;

interface Sortable {
  readonly key: readonly Value[];
  readonly raw: Uint8Array;
  readonly position: number;
}

/** The first `most` documents in the order of `sort`; equal ones stay in the order they came. */
export function* sortDocuments(
  found: Sliced<Pick<Found, 'raw'>>,
  sort: CompiledSort,
  most: number,
): Generator<Uint8Array | Pause> {
  const order = (a: Sortable, b: Sortable): number => sort.compareKeys(a.key, b.key) || a.position - b.position;
  let kept: Sortable[] = [];
  let bytes = 0;
  let position = 0;
  for (const item of found) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    kept.push({ key: sort.keyOf(decode(item.raw)), raw: item.raw, position: position++ });
    bytes += item.raw.length;
    if (kept.length > 2 * most + pauseEvery || (bytes > mostBytes && kept.length > most)) {
      yield* sortInSlices(kept, order);
      kept = kept.slice(0, most);
      bytes = kept.reduce((sum, one) => sum + one.raw.length, 0);
    }
    if (bytes > mostBytes)
      fail('QueryExceededMemoryLimitNoDiskUseAllowed', 'Sort exceeded memory limit of 104857600 bytes');
  }
  yield* sortInSlices(kept, order);
  for (const one of most < kept.length ? kept.slice(0, most) : kept) yield one.raw;
}

/** A merge sort that pauses: sorts runs, then merges them pairwise. */
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
    if (target.length % pauseEvery === 0 && pauseIsDue()) yield PAUSE;
  }
}
