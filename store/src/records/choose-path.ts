import type { CollectionIndex, IndexField } from '../catalog/collection.js';
import type { CompiledSort, Constraint, FieldConstraint } from '../query/index.js';
import { afterPrefix, entryRange, rangeOfId } from '../storage/keys.js';
import { Int32, ObjectId, UtcDate, encodeIndexKey, type Value } from '../values/index.js';

/** A way to the documents through an index: pieces of it, to be read one after the other. */
export interface IndexPath {
  readonly index: CollectionIndex;
  readonly ranges: readonly { from: Buffer; to: Buffer }[];
  /** Read from the end. */
  readonly reverse: boolean;
  /** The documents come in the order asked for. */
  readonly sorted: boolean;
  /** Leading fields with fixed values, and whether the next one is bounded. */
  readonly equal: number;
  readonly bounded: boolean;
}

export interface PathRequest {
  readonly constraints: Constraint;
  readonly sort?: CompiledSort | undefined;
  /** Only this index is wanted. */
  readonly hint?: CollectionIndex | null;
}

/** More combinations of listed values than this are not looked up one by one. */
const mostPoints = 1_000;

/**
 * The index that fixes most leading fields by equality, then one that bounds the next, then one that gives the order; null when
 * a scan of the collection is as good. What a path finds is a superset of what the filter lets through.
 */
export function choosePath(indexes: readonly CollectionIndex[], request: PathRequest): IndexPath | null {
  const tests = testsByField(request.constraints);
  let best: IndexPath | null = null;
  for (const index of request.hint == null ? indexes : [request.hint]) {
    const path = pathThrough(index, tests, request.sort);
    if (path === null || (request.hint == null && !isWorthwhile(path))) continue;
    if (best === null || rank(path) > rank(best)) best = path;
  }
  return best;
}

const isWorthwhile = (path: IndexPath): boolean =>
  path.equal > 0 || path.bounded || (path.sorted && !path.index.sparse);

const rank = (path: IndexPath): number =>
  path.equal * 8 + (path.bounded ? 4 : 0) + (path.sorted ? 2 : 0) + (path.index.unique ? 1 : 0);

type Tests = ReadonlyMap<string, readonly FieldConstraint[]>;

const pathThrough = (index: CollectionIndex, tests: Tests, sort: CompiledSort | undefined): IndexPath | null => {
  const usable = index.fields.every(({ path }) => !path.split('.').some((name) => /^\d+$/.test(name)));
  const { prefixes, equal } = usable ? equalPrefixes(index, tests) : { prefixes: [empty], equal: 0 };
  const next = index.fields[equal];
  const bounds =
    usable && next !== undefined && (equal === 0 || !index.multikey) ? boundsOf(next, tests, index.multikey) : null;
  const order =
    index.multikey || prefixes.length > 1
      ? null
      : orderOf(index.fields.slice(equal), index.fields.slice(0, equal), sort);
  return {
    index,
    ranges: prefixes.map((prefix) => rangeBelow(index, prefix, bounds)),
    reverse: order === -1,
    sorted: order !== null,
    equal,
    bounded: bounds !== null,
  };
};

const empty = new Uint8Array(0);

const rangeBelow = (
  index: CollectionIndex,
  prefix: Uint8Array,
  bounds: Bounds | null,
): { from: Buffer; to: Buffer } => {
  if (bounds !== null)
    return entryRange(index.id, Buffer.concat([prefix, bounds.lower]), Buffer.concat([prefix, bounds.upper]));
  return prefix.length === 0 ? rangeOfId(index.id) : entryRange(index.id, prefix, prefix);
};

/** Of a multikey index only one field can be fixed: two conditions may be met by different elements. */
const equalPrefixes = (index: CollectionIndex, tests: Tests): { prefixes: Uint8Array[]; equal: number } => {
  let combinations: Value[][] = [[]];
  let equal = 0;
  for (const { path } of index.multikey ? index.fields.slice(0, 1) : index.fields) {
    const values =
      tests
        .get(path)
        ?.map(pointsOf)
        .find((points) => points !== null) ?? null;
    if (values === null || combinations.length * values.length > mostPoints) break;
    combinations = combinations.flatMap((head) => values.map((value) => [...head, value]));
    equal++;
  }
  const directions = index.fields.slice(0, equal).map((field) => field.direction);
  const byBytes = new Map<string, Uint8Array>();
  for (const values of combinations) {
    const bytes = encodeIndexKey(values, directions);
    byBytes.set(Buffer.from(bytes).toString('latin1'), bytes);
  }
  return { prefixes: [...byBytes.values()], equal };
};

const pointsOf = (test: FieldConstraint): readonly Value[] | null => {
  if (test.op === 'eq') return isPoint(test.value) ? [test.value] : null;
  return test.op === 'in' && test.values.every(isPoint) ? test.values : null;
};

interface Bounds {
  lower: Uint8Array;
  upper: Uint8Array;
}

/** A comparison holds within the type of its value only, and the first byte of a key is its type. */
const boundsOf = (field: IndexField, tests: Tests, multikey: boolean): Bounds | null => {
  let bounds: Bounds | null = null;
  for (const test of tests.get(field.path) ?? []) {
    const one = boundsOfTest(field, test);
    if (one === null) continue;
    if (bounds === null) bounds = one;
    else if (!multikey) bounds = { lower: later(bounds.lower, one.lower), upper: earlier(bounds.upper, one.upper) };
  }
  return bounds;
};

const boundsOfTest = (field: IndexField, test: FieldConstraint): Bounds | null => {
  if (test.op !== 'gt' && test.op !== 'gte' && test.op !== 'lt' && test.op !== 'lte') return null;
  if (!isPoint(test.value) || Number.isNaN(test.value)) return null;
  const key = encodeIndexKey([test.value], [field.direction]);
  const type = key.subarray(0, 1);
  const upwards = (test.op === 'gt' || test.op === 'gte') === (field.direction === 1);
  return upwards ? { lower: key, upper: type } : { lower: type, upper: key };
};

const later = (a: Uint8Array, b: Uint8Array): Uint8Array => (Buffer.compare(a, b) >= 0 ? a : b);

/** Upper bounds are prefixes: a longer one with the same beginning ends earlier. */
const earlier = (a: Uint8Array, b: Uint8Array): Uint8Array =>
  Buffer.compare(afterPrefix(Buffer.from(a)), afterPrefix(Buffer.from(b))) <= 0 ? a : b;

/** 1 or -1 when the fields, read in that direction, give the order asked for; fields that are fixed do not count. */
const orderOf = (
  fields: readonly IndexField[],
  fixed: readonly IndexField[],
  sort: CompiledSort | undefined,
): 1 | -1 | null => {
  if (sort === undefined) return null;
  const keys = sort.keys.filter(({ path }) => !fixed.some((field) => field.path === path));
  if (keys.length > fields.length) return null;
  let order: 1 | -1 | null = null;
  for (const [at, key] of keys.entries()) {
    const field = fields[at]!;
    const direction = field.direction === key.direction ? 1 : -1;
    if (field.path !== key.path || (order !== null && order !== direction)) return null;
    order = direction;
  }
  return order ?? 1;
};

/** The tests that every document must meet, by field. */
const testsByField = (
  constraint: Constraint,
  found = new Map<string, FieldConstraint[]>(),
): Map<string, FieldConstraint[]> => {
  if (constraint.kind === 'and') for (const part of constraint.parts) testsByField(part, found);
  if (constraint.kind === 'field') found.set(constraint.path, [...(found.get(constraint.path) ?? []), constraint]);
  return found;
};

/** Values for which looking up or bounding finds every document that the comparison lets through. */
const isPoint = (value: Value): boolean =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  typeof value === 'boolean' ||
  value instanceof Int32 ||
  value instanceof ObjectId ||
  value instanceof UtcDate;
