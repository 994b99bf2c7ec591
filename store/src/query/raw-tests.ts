import { Int32, ObjectId, readDouble, readInt32, UtcDate, type Value } from '../values/index.js';
import type { ComparisonOperator, FieldTest } from './constraints.js';

/** Tests an encoded value; null when it has to be decoded. */
type RawTest = (raw: Uint8Array, type: number, at: number) => boolean | null;

const types = {
  double: 0x01,
  string: 0x02,
  objectId: 0x07,
  bool: 0x08,
  date: 0x09,
  symbol: 0x0e,
  int: 0x10,
  long: 0x12,
  decimal: 0x13,
};

/** Compiles a test on encoded values for the most common comparisons; null for all others. */
export function compileRawTest(test: FieldTest): RawTest | null {
  switch (test.op) {
    case 'exists':
      return () => true;
    case 'eq':
      return compileEquality(test.value) ?? compileOrder('eq', test.value);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return compileOrder(test.op, test.value);
    case 'in':
      return compileIn(test.values);
    default:
      return null;
  }
}

function compileIn(values: readonly Value[]): RawTest | null {
  const tests = values.map((value) => compileRawTest({ op: 'eq', value }));
  if (tests.length > 8) return null;
  return (raw, type, at) => {
    let isKnown = true;
    for (const test of tests) {
      const holds = test == null ? null : test(raw, type, at);
      if (holds === true) return true;
      if (holds === null) isKnown = false;
    }
    return isKnown ? false : null;
  };
}

/** Equality for types whose equal values have equal bytes. */
function compileEquality(value: Value): RawTest | null {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return (raw, type, at) => {
      if (type === types.symbol) return null;
      return type === types.string && readInt32(raw, at) === bytes.length + 1 && hasBytes(raw, at + 4, bytes);
    };
  }
  if (value instanceof ObjectId) {
    const { bytes } = value;
    return (raw, type, at) => type === types.objectId && hasBytes(raw, at, bytes);
  }
  if (typeof value === 'boolean') return (raw, type, at) => type === types.bool && (raw[at] !== 0) === value;
  return null;
}

function hasBytes(raw: Uint8Array, at: number, bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index += 1) if (raw[at + index] !== bytes[index]) return false;
  return true;
}

/** Comparisons with numbers and dates that a double represents exactly. */
function compileOrder(op: ComparisonOperator, value: Value): RawTest | null {
  const holds = orderTests[op];
  const number = exactDouble(value);
  if (number != null) {
    return (raw, type, at) => {
      if (type === types.int) return holds(readInt32(raw, at), number);
      if (type === types.double) return holds(readDouble(raw, at), number);
      return type === types.long || type === types.decimal ? null : false;
    };
  }
  if (value instanceof UtcDate && Number.isSafeInteger(Number(value.ms))) {
    const ms = Number(value.ms);
    return (raw, type, at) => (type === types.date ? holds(readMilliseconds(raw, at), ms) : false);
  }
  return null;
}

const orderTests: Readonly<Record<ComparisonOperator, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
};

function exactDouble(value: Value): number | null {
  if (value instanceof Int32) return value.value;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  return null;
}

/** A date's milliseconds as a double. Rounding beyond 2^53 ms does not change the order relative to exact values. */
function readMilliseconds(raw: Uint8Array, at: number): number {
  return readInt32(raw, at + 4) * 2 ** 32 + (readInt32(raw, at) >>> 0);
}
