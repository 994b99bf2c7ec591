import type { CollectionIndex, IndexField } from '../catalog/collection.js';
import { prefixOfPattern, type CompiledSort, type Constraint, type FieldConstraint } from '../query/index.js';
import { afterPrefix, entryKey, entryRange, rangeOfId } from '../storage/keys.js';
import { Int32, ObjectId, Regex, UtcDate, encodeIndexKey, equalValues, type Value } from '../values/index.js';

/** A range of index entries, `from` inclusive and `to` exclusive, or a single key. */
export type KeyRange = { readonly from: Buffer; readonly to: Buffer } | { readonly key: Buffer };

/** An access path through an index: ranges to be read one after the other. */
export interface IndexPath extends Shape {
  readonly ranges: readonly KeyRange[];
  /** Reads the ranges backwards. */
  readonly reverse: boolean;
}

/** What an index offers for a search, before its key ranges are computed. */
interface Shape {
  readonly index: CollectionIndex;
  /** Number of leading fields fixed by equality, and whether the next field is bounded by a range. */
  readonly equal: number;
  readonly bounded: boolean;
  /** Whether the results come in the requested order. */
  readonly sorted: boolean;
}

interface PathRequest {
  readonly constraints: Constraint;
  readonly sort?: CompiledSort | undefined;
  /** Restricts the choice to this index. */
  readonly hint?: CollectionIndex | null;
}

/** Limit for the number of point ranges that `$in` lists may expand to. */
const maxPointCombinations = 1_000;

/**
 * Chooses an index: the one with most leading fields fixed by equality, then one that bounds the next field, then one that
 * provides the order. Null when no index beats a collection scan. The path yields a superset of the matching documents.
 */
export function planQuery(indexes: readonly CollectionIndex[], request: PathRequest): IndexPath | null {
  const tests = testsByField(request.constraints);
  let best: Candidate | null = null;
  for (const index of request.hint == null ? indexes : [request.hint]) {
    const candidate = candidateOf(index, tests, request.sort);
    if (request.hint == null && !(isWorthwhile(candidate) && coversEveryMatch(index, tests))) continue;
    if (best === null || rank(candidate) > rank(best)) best = candidate;
  }
  return best === null ? null : pathThrough(best, tests);
}

const isWorthwhile = (shape: Shape): boolean =>
  shape.equal > 0 || shape.bounded || (shape.sorted && !shape.index.sparse);

const rank = (shape: Shape): number =>
  shape.equal * 8 + (shape.bounded ? 4 : 0) + (shape.sorted ? 2 : 0) + (shape.index.unique ? 1 : 0);

type Tests = ReadonlyMap<string, readonly FieldConstraint[]>;

/** Whether an index holds every document that can match: the query implies each condition of its partial filter. */
const coversEveryMatch = ({ partialFilter }: CollectionIndex, tests: Tests): boolean => {
  if (partialFilter === null) return true;
  const conditions = [...testsByField(partialFilter.constraints).values()].flat();
  return conditions.every((condition) => tests.get(condition.path)?.some((test) => implies(test, condition)) === true);
};

const implies = (test: FieldConstraint, condition: FieldConstraint): boolean => {
  const values = pointsOf(test);
  if (condition.op === 'exists') return test.op === 'exists' || values !== null || isBound(test);
  return condition.op === 'eq' && values !== null && values.every((value) => equalValues(value, condition.value));
};

interface Candidate extends Shape {
  /** The possible values of each leading field fixed by equality. */
  readonly points: readonly (readonly Value[])[];
  readonly order: 1 | -1 | null;
}

/** A numeric path component may be an array index, which index keys do not represent. */
const hasNumericComponent = /(?:^|\.)\d+(?:\.|$)/;

const candidateOf = (index: CollectionIndex, tests: Tests, sort: CompiledSort | undefined): Candidate => {
  const usable = !index.fields.some(({ path }) => hasNumericComponent.test(path));
  const points = usable ? pointsThrough(index, tests) : [];
  const equal = points.length;
  const next = index.fields[equal];
  const bounded = usable && next !== undefined && isApart(index, equal) && hasBounds(next, tests);
  const order =
    index.multikey || points.some((values) => values.length > 1)
      ? null
      : orderOf(index.fields.slice(equal), index.fields.slice(0, equal), sort);
  return { index, points, equal, bounded, order, sorted: order !== null };
};

const pathThrough = ({ index, points, equal, bounded, order, sorted }: Candidate, tests: Tests): IndexPath => {
  const bounds = bounded ? boundsOf(index.fields[equal]!, tests, index.multikey) : [null];
  const isWhole = index.unique && equal === index.fields.length;
  return {
    index,
    ranges: prefixesOf(index, points).flatMap((prefix) =>
      bounds.map((bound) => rangeBelow(index, prefix, bound, isWhole)),
    ),
    reverse: order === -1,
    sorted,
    equal,
    bounded,
  };
};

const rangeBelow = (index: CollectionIndex, prefix: Uint8Array, bounds: Bounds | null, isWhole: boolean): KeyRange => {
  if (bounds !== null)
    return entryRange(index.id, Buffer.concat([prefix, bounds.lower]), Buffer.concat([prefix, bounds.upper]));
  if (prefix.length === 0) return rangeOfId(index.id);
  return isWhole ? { key: entryKey(index.id, prefix) } : entryRange(index.id, prefix, prefix);
};

/**
 * Whether a field of an index can be fixed or bounded together with the fields before it. In a multikey index two
 * conditions below one array may be met by different elements, which share no entry. Paths that begin with different
 * names can: a document may hold an array at one of them only.
 */
const isApart = ({ fields, multikey }: CollectionIndex, at: number): boolean =>
  !multikey || fields.slice(0, at).every(({ path }) => rootOf(path) !== rootOf(fields[at]!.path));

const rootOf = (path: string): string => path.split('.', 1)[0]!;

const pointsThrough = (index: CollectionIndex, tests: Tests): (readonly Value[])[] => {
  const points: (readonly Value[])[] = [];
  let combinations = 1;
  for (const [at, { path }] of index.fields.entries()) {
    const values = isApart(index, at) ? firstPoints(tests.get(path)) : null;
    if (values === null || combinations * values.length > maxPointCombinations) break;
    combinations *= values.length;
    points.push(values);
  }
  return points;
};

/** The distinct key prefixes for all combinations of the values. */
const prefixesOf = (index: CollectionIndex, points: readonly (readonly Value[])[]): Uint8Array[] => {
  const directions = index.fields.slice(0, points.length).map((field) => field.direction);
  if (points.every(({ length }) => length === 1))
    return [
      encodeIndexKey(
        points.map(([value]) => value as Value),
        directions,
      ),
    ];
  let combinations: Value[][] = [[]];
  for (const values of points) combinations = combinations.flatMap((head) => values.map((value) => [...head, value]));
  const byBytes = new Map<string, Uint8Array>();
  for (const values of combinations) {
    const bytes = encodeIndexKey(values, directions);
    byBytes.set(Buffer.from(bytes).toString('latin1'), bytes);
  }
  return [...byBytes.values()];
};

const firstPoints = (tests: readonly FieldConstraint[] = []): readonly Value[] | null => {
  for (const test of tests) {
    const points = pointsOf(test);
    if (points !== null) return points;
  }
  return null;
};

const pointsOf = (test: FieldConstraint): readonly Value[] | null => {
  if (test.op === 'eq') return isPoint(test.value) ? [test.value] : null;
  return test.op === 'in' && test.values.every(isPoint) ? test.values : null;
};

interface Bounds {
  lower: Uint8Array;
  upper: Uint8Array;
}

/** The bounds of a field: of its comparisons, or else of a prefix that is searched for. */
const boundsOf = (field: IndexField, tests: Tests, multikey: boolean): readonly Bounds[] => {
  const bounds = comparedBounds(field, tests, multikey);
  return bounds === null ? prefixBounds(field, tests) : [bounds];
};

/** Comparisons match only values of their own type, which is the first byte of a key. */
const comparedBounds = (field: IndexField, tests: Tests, multikey: boolean): Bounds | null => {
  let bounds: Bounds | null = null;
  for (const test of tests.get(field.path) ?? []) {
    const testBounds = boundsOfTest(field, test);
    if (testBounds === null) continue;
    if (bounds === null) bounds = testBounds;
    else if (!multikey)
      bounds = {
        lower: largerBound(bounds.lower, testBounds.lower),
        upper: smallerBound(bounds.upper, testBounds.upper),
      };
  }
  return bounds;
};

/** Number of bytes that end a text in an index key. */
const textEndBytes = 2;

/** The texts that begin with a prefix, and the stored regular expression that equals the one searched for. */
const prefixBounds = (field: IndexField, tests: Tests): readonly Bounds[] => {
  for (const test of tests.get(field.path) ?? []) {
    const prefix = prefixIn(test);
    if (prefix === null || test.op !== 'regex') continue;
    const texts = encodeIndexKey([prefix], [field.direction]).slice(0, -textEndBytes);
    const same = encodeIndexKey([new Regex(test.pattern, test.options)], [field.direction]);
    return [
      { lower: texts, upper: texts },
      { lower: same, upper: same },
    ];
  }
  return [];
};

const prefixIn = (test: FieldConstraint): string | null =>
  test.op === 'regex' ? prefixOfPattern(test.pattern, test.options) : null;

const hasBounds = ({ path }: IndexField, tests: Tests): boolean =>
  tests.get(path)?.some((test) => isBound(test) || prefixIn(test) !== null) === true;

const isBound = (test: FieldConstraint): test is FieldConstraint & { op: 'gt' | 'gte' | 'lt' | 'lte' } =>
  (test.op === 'gt' || test.op === 'gte' || test.op === 'lt' || test.op === 'lte') &&
  isPoint(test.value) &&
  !Number.isNaN(test.value);

const boundsOfTest = (field: IndexField, test: FieldConstraint): Bounds | null => {
  if (!isBound(test)) return null;
  const key = encodeIndexKey([test.value], [field.direction]);
  const type = key.subarray(0, 1);
  const upwards = (test.op === 'gt' || test.op === 'gte') === (field.direction === 1);
  return upwards ? { lower: key, upper: type } : { lower: type, upper: key };
};

const largerBound = (a: Uint8Array, b: Uint8Array): Uint8Array => (Buffer.compare(a, b) >= 0 ? a : b);

/** The smaller of two upper bounds. Bounds are prefixes, so an extension of a prefix ends earlier. */
const smallerBound = (a: Uint8Array, b: Uint8Array): Uint8Array =>
  Buffer.compare(afterPrefix(Buffer.from(a)), afterPrefix(Buffer.from(b))) <= 0 ? a : b;

/** The direction (1 or -1) in which an index provides the requested order, or null. Fields fixed by equality are ignored. */
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

/** The tests that every matching document passes, by field path. */
const testsByField = (
  constraint: Constraint,
  byField = new Map<string, FieldConstraint[]>(),
): Map<string, FieldConstraint[]> => {
  if (constraint.kind === 'and') for (const part of constraint.parts) testsByField(part, byField);
  if (constraint.kind === 'field') {
    const sameField = byField.get(constraint.path);
    if (sameField === undefined) byField.set(constraint.path, [constraint]);
    else sameField.push(constraint);
  }
  return byField;
};

/** Whether index keys represent equality and order with this value exactly, so that a lookup finds every match. */
const isPoint = (value: Value): boolean =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  typeof value === 'boolean' ||
  value instanceof Int32 ||
  value instanceof ObjectId ||
  value instanceof UtcDate;
