import { Doc, Int32, isNumber, type Value } from './values/index.js';

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

/** The number in a value of any numeric type with a JavaScript counterpart, or null. */
export function numberIn(value: Value | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Int32 ? value.value : null;
}

/** Whether an option is set: true, or a number other than zero. */
export function isTrue(value: Value | undefined): boolean {
  if (value === true) return true;
  return value !== undefined && isNumber(value) && numberIn(value) !== 0;
}
