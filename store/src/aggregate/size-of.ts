import { Doc, RawDoc, type Value } from '../values/index.js';

/** Estimated size of a value in memory, in bytes. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return 24 + value.length * 2;
  if (Array.isArray(value)) return value.reduce<number>((sum, element) => sum + sizeOf(element), 32);
  if (value instanceof RawDoc) return 64 + value.bytes.length;
  if (!(value instanceof Doc)) return 24;
  let size = 96;
  for (const [name, inner] of value.entries()) size += 48 + name.length + sizeOf(inner);
  return size;
}
