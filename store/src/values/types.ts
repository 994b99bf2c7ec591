import type { RawArray } from './raw-array.js';

/** The result of a path that does not exist. Never stored in a document. */
export const MISSING: unique symbol = Symbol('missing');
/** BSON's deprecated `undefined`, preserved where it is stored. */
export const UNDEFINED: unique symbol = Symbol('undefined');
export const MIN_KEY: unique symbol = Symbol('MinKey');
export const MAX_KEY: unique symbol = Symbol('MaxKey');

/** A BSON value. A JavaScript number is a double, a bigint an int64. */
export type Value =
  | null
  | boolean
  | string
  | number
  | bigint
  | Int32
  | Decimal128
  | ObjectId
  | UtcDate
  | Timestamp
  | Binary
  | Regex
  | Code
  | CodeWithScope
  | DbPointer
  | Symbol_
  | Doc
  | RawDoc
  | RawArray
  | Value[]
  | typeof UNDEFINED
  | typeof MIN_KEY
  | typeof MAX_KEY;

/** A 32-bit integer; a plain JavaScript number is a double. */
export class Int32 {
  declare protected readonly nominal: never;
  constructor(readonly value: number) {}
}
/** An IEEE 754-2008 decimal in binary integer encoding: 16 bytes, little-endian. */
export class Decimal128 {
  declare protected readonly nominal: never;
  constructor(readonly bytes: Uint8Array) {}
}
/** Twelve bytes. */
export class ObjectId {
  declare protected readonly nominal: never;
  constructor(readonly bytes: Uint8Array) {}
}
/** Milliseconds since 1970. */
export class UtcDate {
  declare protected readonly nominal: never;
  constructor(readonly ms: bigint) {}
}
/** Seconds since 1970 in the upper 32 bits, a counter in the lower. */
export class Timestamp {
  declare protected readonly nominal: never;
  constructor(readonly value: bigint) {}
}
export class Binary {
  declare protected readonly nominal: never;
  constructor(
    readonly subtype: number,
    readonly bytes: Uint8Array,
  ) {}
}
/** A regular expression; options are stored in alphabetical order. */
export class Regex {
  declare protected readonly nominal: never;
  constructor(
    readonly pattern: string,
    readonly options: string,
  ) {}
}
export class Code {
  declare protected readonly nominal: never;
  constructor(readonly code: string) {}
}
export class CodeWithScope {
  declare protected readonly nominal: never;
  constructor(
    readonly code: string,
    readonly scope: Doc,
  ) {}
}
/** BSON's deprecated reference to a document of another collection. */
export class DbPointer {
  declare protected readonly nominal: never;
  constructor(
    readonly namespace: string,
    readonly id: ObjectId,
  ) {}
}
/** BSON's deprecated `symbol`, which compares like a string. */
export class Symbol_ {
  declare protected readonly nominal: never;
  constructor(readonly value: string) {}
}
/** A document that is already encoded. */
export class RawDoc {
  declare protected readonly nominal: never;
  constructor(readonly bytes: Uint8Array) {}
}

/** A document with its fields in order. Unlike a plain object, it has no special names (numeric ones, `__proto__`). */
export class Doc {
  declare protected readonly nominal: never;
  private readonly map: Map<string, Value>;
  constructor(entries?: Iterable<readonly [string, Value]>) {
    this.map = new Map(entries);
  }
  get size(): number {
    return this.map.size;
  }
  get(name: string): Value | undefined {
    return this.map.get(name);
  }
  has(name: string): boolean {
    return this.map.has(name);
  }
  set(name: string, value: Value): this {
    this.map.set(name, value);
    return this;
  }
  delete(name: string): boolean {
    return this.map.delete(name);
  }
  keys(): IterableIterator<string> {
    return this.map.keys();
  }
  values(): IterableIterator<Value> {
    return this.map.values();
  }
  entries(): IterableIterator<[string, Value]> {
    return this.map.entries();
  }
  [Symbol.iterator](): IterableIterator<[string, Value]> {
    return this.map.entries();
  }
}
