import { Decimal128 as BsonDecimal } from 'bson';
import { Decimal128, Doc, Int32, isNumber, type Value } from './values/index.js';

/** A document with the given fields in the given order; fields that are `undefined` are left out. */
export function document(fields: Readonly<Record<string, Value | undefined>>): Doc {
  const result = new Doc();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) result.set(name, value);
  return result;
}

/** The 32-bit integer as MongoDB answers counts and codes. */
export function int(value: number): Int32 {
  return new Int32(value);
}

/** A count: 32 bits where it fits, 64 where not. */
export function count(value: number): Value {
  return value <= 0x7fffffff ? int(value) : BigInt(value);
}

/** The number in a value of any numeric type, as near as a double comes to it, or null. */
export function numberIn(value: Value | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Decimal128) return Number(new BsonDecimal(value.bytes).toString());
  return value instanceof Int32 ? value.value : null;
}

/** The whole number that a value is, or null when it is none or needs more than 64 bits. */
export function exactIn(value: Value | undefined): bigint | null {
  if (typeof value === 'bigint') return value;
  const number = numberIn(value);
  if (number == null || !Number.isInteger(number)) return null;
  return BigInt.asIntN(64, BigInt(number)) === BigInt(number) ? BigInt(number) : null;
}

/** A number made whole as MongoDB does for options: doubles are cut, decimals rounded to even, NaN is 0. */
export function wholeIn(value: Value | undefined): number | null {
  const number = numberIn(value);
  if (number == null || !(value instanceof Decimal128)) return number == null ? null : Math.trunc(number) || 0;
  const below = Math.floor(number);
  const rest = number - below;
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
  return Math.round(number) || 0;
}

/** Whether an option is set: true, or a number other than zero. */
export function isTrue(value: Value | undefined): boolean {
  if (value === true) return true;
  return value !== undefined && isNumber(value) && numberIn(value) !== 0;
}
