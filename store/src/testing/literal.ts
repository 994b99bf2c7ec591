import { Doc, Int32, type Value } from '../values/index.js';

/** Test notation for values: plain objects and arrays; whole numbers are int32, all others doubles. */
export type Literal = Value | number | readonly Literal[] | { readonly [name: string]: Literal };

/** Converts a literal; a `Value` is returned as it is. */
export function literal(written: Literal): Value {
  if (typeof written === 'number')
    return Number.isInteger(written) && !Object.is(written, -0) ? new Int32(written) : written;
  if (Array.isArray(written)) return written.map((item: Literal) => literal(item));
  if (isPlain(written)) return document(written);
  return written as Value;
}

export function document(fields: { readonly [name: string]: Literal }): Doc {
  return new Doc(Object.entries(fields).map(([name, value]) => [name, literal(value)] as const));
}

function isPlain(written: Literal): written is { readonly [name: string]: Literal } {
  return typeof written === 'object' && written !== null && Object.getPrototypeOf(written) === plainPrototype(written);
}

/** Tests run in their own realm, so `Object.prototype` here is not the prototype of their objects. */
function plainPrototype(written: object): object | null {
  const prototype = Object.getPrototypeOf(written) as object | null;
  return prototype != null && Object.getPrototypeOf(prototype) === null && !(written instanceof Doc) ? prototype : {};
}

/** A value as plain JavaScript, for comparison in tests. */
export function shown(value: Value | undefined): unknown {
  if (value instanceof Int32) return value.value;
  if (Array.isArray(value)) return value.map(shown);
  if (value instanceof Doc)
    return Object.fromEntries([...value.entries()].map(([name, inner]) => [name, shown(inner)]));
  return value;
}
