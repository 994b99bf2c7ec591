import { GrowingBytes } from './growing-bytes.js';
import { RawArray } from './raw-array.js';
import {
  Binary,
  Code,
  CodeWithScope,
  DbPointer,
  Decimal128,
  Doc,
  Int32,
  MIN_KEY,
  ObjectId,
  RawDoc,
  Regex,
  type Symbol_,
  Timestamp,
  UNDEFINED,
  UtcDate,
  type Value,
} from './types.js';

/** Encodes a document as BSON. The bytes of nested `RawDoc`s and `RawArray`s are copied. */
export function encode(doc: Doc): Uint8Array {
  // The writer's buffer is reused from call to call.
  const writer = idle ?? new Writer();
  idle = null;
  writer.document(doc.entries());
  if (writer.length > maxPooledBytes) return writer.written;
  const bytes = Uint8Array.prototype.slice.call(writer.written);
  writer.clear();
  idle = writer;
  return bytes;
}

/** Larger documents keep the writer's buffer instead of being copied. */
const maxPooledBytes = 64 * 1024;
const initialCapacity = 4096;

let idle: Writer | null = null;

type RareObject = Binary | Regex | Code | CodeWithScope | DbPointer | Symbol_;
type ScalarObject = Int32 | ObjectId | UtcDate | Decimal128 | Timestamp | RareObject;

class Writer extends GrowingBytes {
  constructor() {
    super(initialCapacity);
  }

  get length(): number {
    return this.at;
  }

  get written(): Uint8Array {
    return this.buffer.subarray(0, this.at);
  }

  clear(): void {
    this.at = 0;
  }

  document(entries: Iterable<readonly [string, Value]>): void {
    const start = this.at;
    this.reserve(4);
    this.at += 4;
    for (const [name, value] of entries) this.element(name, value);
    this.reserve(1);
    this.buffer[this.at++] = 0;
    this.buffer.writeInt32LE(this.at - start, start);
  }

  private array(values: readonly Value[]): void {
    const start = this.at;
    this.reserve(4);
    this.at += 4;
    for (let index = 0; index < values.length; index += 1) this.element(String(index), values[index]!);
    this.reserve(1);
    this.buffer[this.at++] = 0;
    this.buffer.writeInt32LE(this.at - start, start);
  }

  private element(name: string, value: Value): void {
    this.reserve(1);
    const typeAt = this.at;
    this.at += 1;
    this.cString(name);
    // Writing the value may replace the buffer.
    const type = this.value(value);
    this.buffer[typeAt] = type;
  }

  private cString(text: string): void {
    this.reserve(text.length * 3 + 1);
    this.at += this.buffer.write(text, this.at);
    this.buffer[this.at++] = 0;
  }

  private string(text: string): void {
    this.reserve(4 + text.length * 3 + 1);
    const start = this.at;
    this.at += 4;
    this.cString(text);
    this.buffer.writeInt32LE(this.at - start - 4, start);
  }

  private bytes(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  private int(value: number): void {
    this.reserve(4);
    this.at = this.buffer.writeInt32LE(value, this.at);
  }

  private long(value: bigint): void {
    this.reserve(8);
    this.at = this.buffer.writeBigInt64LE(BigInt.asIntN(64, value), this.at);
  }

  /** Writes a value and returns its type byte. */
  private value(value: Value): number {
    switch (typeof value) {
      case 'string':
        this.string(value);
        return 0x02;
      case 'number':
        this.reserve(8);
        this.at = this.buffer.writeDoubleLE(value, this.at);
        return 0x01;
      case 'boolean':
        this.reserve(1);
        this.buffer[this.at++] = value ? 1 : 0;
        return 0x08;
      case 'bigint':
        this.long(value);
        return 0x12;
      case 'symbol':
        return value === UNDEFINED ? 0x06 : value === MIN_KEY ? 0xff : 0x7f;
      default:
        return value === null ? 0x0a : this.object(value);
    }
  }

  private object(value: Exclude<Value, null | string | number | boolean | bigint | symbol>): number {
    if (Array.isArray(value)) {
      this.array(value);
      return 0x04;
    }
    if (value instanceof Doc) {
      this.document(value.entries());
      return 0x03;
    }
    if (value instanceof RawDoc) {
      this.bytes(value.bytes);
      return 0x03;
    }
    if (value instanceof RawArray) {
      this.bytes(value.bytes);
      return 0x04;
    }
    return this.scalarObject(value);
  }

  private scalarObject(value: ScalarObject): number {
    if (value instanceof Int32) {
      this.int(value.value);
      return 0x10;
    }
    if (value instanceof ObjectId) {
      this.bytes(value.bytes);
      return 0x07;
    }
    if (value instanceof UtcDate) {
      this.long(value.ms);
      return 0x09;
    }
    if (value instanceof Decimal128) {
      this.bytes(value.bytes);
      return 0x13;
    }
    if (value instanceof Timestamp) {
      this.long(value.value);
      return 0x11;
    }
    return this.rareObject(value);
  }

  private rareObject(value: RareObject): number {
    if (value instanceof Binary) {
      this.int(value.bytes.length);
      this.bytes(Uint8Array.of(value.subtype));
      this.bytes(value.bytes);
      return 0x05;
    }
    if (value instanceof Regex) {
      this.cString(value.pattern);
      this.cString(value.options);
      return 0x0b;
    }
    if (value instanceof CodeWithScope) return this.codeWithScope(value);
    if (value instanceof DbPointer) {
      this.string(value.namespace);
      this.bytes(value.id.bytes);
      return 0x0c;
    }
    this.string(value instanceof Code ? value.code : value.value);
    return value instanceof Code ? 0x0d : 0x0e;
  }

  private codeWithScope(value: CodeWithScope): number {
    const start = this.at;
    this.int(0);
    this.string(value.code);
    this.document(value.scope.entries());
    this.buffer.writeInt32LE(this.at - start, start);
    return 0x0f;
  }
}
