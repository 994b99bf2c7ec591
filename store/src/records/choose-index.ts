import type { CollectionIndex } from '../catalog/collection.js';
import type { Constraint, FieldConstraint } from '../query/index.js';
import { encodeIndexKey, Int32, ObjectId, UtcDate, type Value } from '../values/index.js';

/** A stretch of an index: the keys from `low` to all that begin with `high`. */
export interface Stretch {
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

/** An index and the stretches of it in which every document lies that a filter can let through. */
export interface Chosen {
  readonly index: CollectionIndex;
  readonly stretches: readonly Stretch[];
}

/** What the conditions that must all hold say of one path. */
interface Bounds {
  equal?: readonly Value[];
  above?: Value;
  below?: Value;
}

const mostStretches = 1000;

/**
 * The index of which a filter needs the fewest keys: the one with the most leading fields that are fixed to values, and a
 * range on the next. Null when none helps. What is found is still to be tested with the filter.
 */
export function chooseIndex(indexes: readonly CollectionIndex[], constraints: Constraint): Chosen | null {
  const bounds = boundsIn(constraints);
  if (bounds.size === 0) return null;
  let best: Chosen | null = null;
  let most = 0;
  for (const index of indexes) {
    const { stretches, fixed, hasRange } = stretchesIn(index, bounds);
    const worth = 2 * fixed + (hasRange ? 1 : 0);
    if (worth <= most) continue;
    most = worth;
    best = { index, stretches };
  }
  return best;
}

function stretchesIn(
  index: CollectionIndex,
  bounds: ReadonlyMap<string, Bounds>,
): { stretches: Stretch[]; fixed: number; hasRange: boolean } {
  let prefixes: Uint8Array[] = [new Uint8Array(0)];
  const roots = new Set<string>();
  let fixed = 0;
  for (const { path, direction } of index.fields) {
    const bound = bounds.get(path);
    if (bound == null || hasPosition(path) || (index.multikey && !isOwnRoot(path, roots))) break;
    const { equal } = bound;
    if (equal != null && prefixes.length * equal.length <= mostStretches) {
      const keys = equal.map((value) => encodeIndexKey([value], [direction]));
      prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
      fixed += 1;
      continue;
    }
    const range = rangeOf(bound, direction, index.multikey);
    if (range == null) break;
    const stretches = prefixes.map((prefix) => ({
      low: Buffer.concat([prefix, range.low]),
      high: Buffer.concat([prefix, range.high]),
    }));
    return { stretches, fixed, hasRange: true };
  }
  return { stretches: prefixes.map((prefix) => ({ low: prefix, high: prefix })), fixed, hasRange: false };
}

/** A number in a path is a position in a key, and in a filter a field of that name as well: no index is asked for such. */
const hasPosition = (path: string): boolean => /\.\d+(?:\.|$)/.test(path);

/**
 * Of an index that holds a key for each element of arrays, two fields below one array come from the same element, and may be
 * met by different ones in a filter.
 */
function isOwnRoot(path: string, roots: Set<string>): boolean {
  const [root = ''] = path.split('.');
  if (roots.has(root)) return false;
  roots.add(root);
  return true;
}

/**
 * Comparisons only find values of the same kind, so that an open end stops where the kind does: at its first byte. Two elements
 * of an array may meet the two ends of a range: then one end alone is looked for.
 */
function rangeOf({ above, below }: Bounds, direction: 1 | -1, multikey: boolean): Stretch | null {
  const start = above === undefined ? null : encodeIndexKey([above], [direction]);
  const end = below === undefined || (multikey && start != null) ? null : encodeIndexKey([below], [direction]);
  const some = start ?? end;
  if (some == null) return null;
  const kind = some.subarray(0, 1);
  // Ends of two kinds: no value is in between; the stretch of one end is as good as none.
  if (start != null && end != null && start[0] !== end[0]) return { low: start, high: start };
  return direction === 1 ? { low: start ?? kind, high: end ?? kind } : { low: end ?? kind, high: start ?? kind };
}

/** The bounds that every document must keep to, by path. */
function boundsIn(constraint: Constraint, found = new Map<string, Bounds>()): Map<string, Bounds> {
  if (constraint.kind === 'and') for (const part of constraint.parts) boundsIn(part, found);
  if (constraint.kind !== 'field') return found;
  const bounds = found.get(constraint.path) ?? {};
  addBound(bounds, constraint);
  if (bounds.equal != null || bounds.above !== undefined || bounds.below !== undefined)
    found.set(constraint.path, bounds);
  return found;
}

function addBound(bounds: Bounds, constraint: FieldConstraint): void {
  switch (constraint.op) {
    case 'eq':
      if (isPoint(constraint.value)) bounds.equal = [constraint.value];
      break;
    case 'in':
      if (bounds.equal == null && constraint.values.every(isPoint)) bounds.equal = constraint.values;
      break;
    case 'gt':
    case 'gte':
      if (isPoint(constraint.value) && !isNaNDouble(constraint.value)) bounds.above ??= constraint.value;
      break;
    case 'lt':
    case 'lte':
      if (isPoint(constraint.value) && !isNaNDouble(constraint.value)) bounds.below ??= constraint.value;
      break;
    default:
  }
}

const isNaNDouble = (value: Value): boolean => typeof value === 'number' && Number.isNaN(value);

/** Values of which an index has one key for every value that is equal, and whose kind has a first byte of its own. */
const isPoint = (value: Value): boolean =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  typeof value === 'boolean' ||
  value instanceof Int32 ||
  value instanceof ObjectId ||
  value instanceof UtcDate;
