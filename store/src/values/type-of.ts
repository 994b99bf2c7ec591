import { valueTypes } from '../supported.js';
import { RawArray } from './raw-array.js';
import {
  Binary,
  Code,
  CodeWithScope,
  Decimal128,
  Doc,
  Int32,
  MIN_KEY,
  MISSING,
  ObjectId,
  RawDoc,
  Regex,
  Symbol_,
  Timestamp,
  UNDEFINED,
  UtcDate,
  type Value,
} from './types.js';

/** The BSON type number of a value; -1 for MinKey. Source: https://bsonspec.org/spec.html */
export function typeNumber(value: Value): number {
  switch (typeof value) {
    case 'string':
      return 2;
    case 'number':
      return 1;
    case 'boolean':
      return 8;
    case 'bigint':
      return 18;
    case 'symbol':
      return value === UNDEFINED ? 6 : value === MIN_KEY ? -1 : 127;
    default:
      return value === null ? 10 : objectTypeNumber(value);
  }
}

const typesByClass: readonly (readonly [abstract new (...args: never[]) => object, number])[] = [
  [Int32, 16],
  [Doc, 3],
  [ObjectId, 7],
  [UtcDate, 9],
  [RawDoc, 3],
  [RawArray, 4],
  [Decimal128, 19],
  [Binary, 5],
  [Timestamp, 17],
  [Regex, 11],
  [Code, 13],
  [Symbol_, 14],
  [CodeWithScope, 15],
];

const numbersByClass = new Map<unknown, number>(typesByClass);

function objectTypeNumber(value: object): number {
  if (Array.isArray(value)) return 4;
  return numbersByClass.get(value.constructor) ?? 12;
}

const names: ReadonlyMap<number, string> = new Map(Object.entries(valueTypes).map(([name, number]) => [number, name]));

/** The type alias of a value, as in `$type`. */
export function typeName(value: Value | typeof MISSING): string {
  return value === MISSING ? 'missing' : (names.get(typeNumber(value)) ?? 'unknown');
}

export function isNumber(value: Value | typeof MISSING): value is number | bigint | Int32 | Decimal128 {
  return (
    typeof value === 'number' || typeof value === 'bigint' || value instanceof Int32 || value instanceof Decimal128
  );
}
