import { Doc, Int32, type Value } from './values/index.js';

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

/** A count: 32 bits if it fits, else 64. */
export function count(value: number): Value {
  return value <= 0x7fffffff ? int(value) : BigInt(value);
}
