import { Doc, Int32, type Value } from './values/index.js';

/** A document with these fields in this order; `undefined` fields are omitted. */
export function document(fields: Readonly<Record<string, Value | undefined>>): Doc {
  const result = new Doc();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) result.set(name, value);
  return result;
}

/** An int32, the type in which MongoDB returns counts and codes. */
export function int(value: number): Int32 {
  return new Int32(value);
}

/** A count as an int32, or as an int64 when it does not fit. */
export function count(value: number): Value {
  return value <= 0x7fffffff ? int(value) : BigInt(value);
}
