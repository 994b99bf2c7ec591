import { compareExact, exactOf } from './numeric.js';
import { isNumber, typeNumber } from './type-of.js';
import {
  Binary,
  Code,
  CodeWithScope,
  DbPointer,
  type Decimal128,
  Doc,
  Int32,
  ObjectId,
  RawDoc,
  Regex,
  Symbol_,
  Timestamp,
  UtcDate,
  type Value,
} from './types.js';
import { decode } from './decode.js';

/**
 * The rank of each type in MongoDB's comparison order.
 * Source: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
const ranks: ReadonlyMap<number, number> = new Map([
  [-1, -1],
  [6, 0],
  [10, 5],
  [1, 10],
  [16, 10],
  [18, 10],
  [19, 10],
  [2, 15],
  [14, 15],
  [3, 20],
  [4, 25],
  [5, 30],
  [7, 35],
  [8, 40],
  [9, 45],
  [17, 47],
  [11, 50],
  [12, 55],
  [13, 60],
  [15, 65],
  [127, 127],
]);

/** The rank of a value's type; values of the same rank compare by content. */
export function typeRank(value: Value): number {
  return ranks.get(typeNumber(value)) ?? 0;
}

/** Compares in MongoDB's total order of values; the result is negative, zero or positive. */
export function compareValues(a: Value, b: Value): number {
  const rank = typeRank(a);
  const difference = rank - typeRank(b);
  return difference === 0 ? compareSameRank(a, b) : difference;
}

export function equalValues(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0;
}

function compareSameRank(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' || a instanceof Symbol_) return compareText(textOf(a), textOf(b));
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b);
  if (a instanceof Doc || a instanceof RawDoc) return compareDocuments(docOf(a), docOf(b));
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.bytes, b.bytes);
  if (a instanceof UtcDate && b instanceof UtcDate) return compareBigints(a.ms, b.ms);
  if (a instanceof Timestamp && b instanceof Timestamp) return compareBigints(a.value, b.value);
  return compareRare(a, b);
}

function compareRare(a: Value, b: Value): number {
  if (a instanceof Binary && b instanceof Binary) {
    return a.bytes.length - b.bytes.length || a.subtype - b.subtype || Buffer.compare(a.bytes, b.bytes);
  }
  if (a instanceof Regex && b instanceof Regex) {
    return compareText(a.pattern, b.pattern) || compareText(a.options, b.options);
  }
  if (a instanceof DbPointer && b instanceof DbPointer) {
    const lengths = Buffer.byteLength(a.namespace) - Buffer.byteLength(b.namespace);
    return lengths || compareText(a.namespace, b.namespace) || Buffer.compare(a.id.bytes, b.id.bytes);
  }
  if (a instanceof Code && b instanceof Code) return compareText(a.code, b.code);
  if (a instanceof CodeWithScope && b instanceof CodeWithScope) {
    return compareText(a.code, b.code) || compareDocuments(a.scope, b.scope);
  }
  return 0;
}

type Numeric = number | bigint | Int32 | Decimal128;

function compareNumbers(a: Numeric, b: Numeric): number {
  const x = a instanceof Int32 ? a.value : a;
  const y = b instanceof Int32 ? b.value : b;
  if (typeof x === 'bigint' && typeof y === 'bigint') return compareBigints(x, y);
  if (typeof x === 'number' && typeof y === 'number' && x === x && y === y) return x < y ? -1 : x > y ? 1 : 0;
  return compareExact(exactOf(x), exactOf(y));
}

function compareBigints(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const textOf = (value: Value): string => (value instanceof Symbol_ ? value.value : (value as string));
const docOf = (value: Value): Doc => (value instanceof RawDoc ? decode(value.bytes) : (value as Doc));

/** Compares strings by their UTF-8 bytes, which is code point order. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x === y) continue;
    // Surrogates encode code points above U+FFFF, so they sort after all other code units.
    const isSurrogateX = x >= 0xd800 && x <= 0xdfff;
    const isSurrogateY = y >= 0xd800 && y <= 0xdfff;
    return isSurrogateX === isSurrogateY ? x - y : isSurrogateX ? 1 : -1;
  }
  return a.length - b.length;
}

function compareDocuments(a: Doc, b: Doc): number {
  const rest = b.entries();
  for (const [name, value] of a.entries()) {
    const next = rest.next();
    if (next.done === true) return 1;
    const [otherName, other] = next.value;
    const order = typeRank(value) - typeRank(other) || compareText(name, otherName) || compareSameRank(value, other);
    if (order !== 0) return order;
  }
  return rest.next().done === true ? 0 : -1;
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    const order = compareValues(a[index]!, b[index]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
