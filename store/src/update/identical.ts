import { Doc, encode, type Value } from '../values/index.js';

/** Whether two values have the same encoding; types, the sign of zero and field order matter. */
export function identical(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
}

const bytesOf = (value: Value): Uint8Array => encode(value instanceof Doc ? value : new Doc([['', value]]));
