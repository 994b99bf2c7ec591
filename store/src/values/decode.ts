import { fail, MongoError } from '../errors.js';
import {
  Binary,
  Code,
  CodeWithScope,
  DbPointer,
  Decimal128,
  Doc,
  Int32,
  MAX_KEY,
  MIN_KEY,
  ObjectId,
  Regex,
  Symbol_,
  Timestamp,
  UNDEFINED,
  UtcDate,
  type Value,
} from './types.js';

/** Maximum nesting depth of commands, including the documents in them. */
const maxDepth = 200;

/** Decodes a BSON document. Throws `InvalidBSON` for invalid bytes and `Overflow` when it is nested too deeply. */
export function decode(bytes: Uint8Array): Doc {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = new Reader(buffer);
  try {
    const doc = reader.document(0);
    if (reader.at !== buffer.length) invalid('trailing bytes');
    return doc;
  } catch (error) {
    // Any other error is a read beyond the end of the buffer.
    if (error instanceof MongoError) throw error;
    return invalid('incorrect length');
  }
}

/** Decodes the single value of the given type at offset `at` of an encoded document. */
export function decodeValue(bytes: Uint8Array, type: number, at: number): Value {
  const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  reader.at = at;
  return reader.value(type, 0);
}

function invalid(reason: string): never {
  return fail('InvalidBSON', `Invalid BSON: ${reason}`);
}

class Reader {
  at = 0;

  constructor(private readonly buffer: Buffer) {}

  document(depth: number): Doc {
    const doc = new Doc();
    this.elements(depth, (name, value) => doc.set(name, value));
    return doc;
  }

  private array(depth: number): Value[] {
    const array: Value[] = [];
    this.elements(depth, (_name, value) => array.push(value));
    return array;
  }

  private elements(depth: number, take: (name: string, value: Value) => void): void {
    if (depth > maxDepth) fail('Overflow', `Document exceeds maximum nested object depth: ${maxDepth}`);
    const start = this.at;
    const end = start + this.buffer.readInt32LE(start) - 1;
    if (end < start + 4 || end >= this.buffer.length || this.buffer[end] !== 0) invalid('incorrect document length');
    this.at = start + 4;
    while (this.at < end) {
      const type = this.buffer[this.at]!;
      this.at += 1;
      const name = this.cString();
      take(name, this.value(type, depth));
    }
    if (this.at !== end) invalid('incorrect document length');
    this.at = end + 1;
  }

  private cString(): string {
    const end = this.buffer.indexOf(0, this.at);
    if (end === -1) invalid('unterminated string');
    const text = this.buffer.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  private string(): string {
    const length = this.buffer.readInt32LE(this.at);
    const end = this.at + 3 + length;
    if (length < 1 || end >= this.buffer.length || this.buffer[end] !== 0) invalid('incorrect string length');
    const text = this.buffer.toString('utf8', this.at + 4, end);
    this.at = end + 1;
    return text;
  }

  private bytes(length: number): Uint8Array {
    if (length < 0 || this.at + length > this.buffer.length) invalid('incorrect length');
    const copy = Uint8Array.prototype.slice.call(this.buffer, this.at, this.at + length);
    this.at += length;
    return copy;
  }

  private long(): bigint {
    this.at += 8;
    return this.buffer.readBigInt64LE(this.at - 8);
  }

  value(type: number, depth: number): Value {
    switch (type) {
      case 0x01:
        this.at += 8;
        return this.buffer.readDoubleLE(this.at - 8);
      case 0x02:
        return this.string();
      case 0x03:
        return this.document(depth + 1);
      case 0x04:
        return this.array(depth + 1);
      case 0x07:
        return new ObjectId(this.bytes(12));
      case 0x08:
        this.at += 1;
        return this.buffer[this.at - 1] !== 0;
      case 0x09:
        return new UtcDate(this.long());
      case 0x0a:
        return null;
      case 0x10:
        this.at += 4;
        return new Int32(this.buffer.readInt32LE(this.at - 4));
      case 0x12:
        return this.long();
      default:
        return this.rareValue(type, depth);
    }
  }

  private rareValue(type: number, depth: number): Value {
    switch (type) {
      case 0x05:
        return this.binary();
      case 0x06:
        return UNDEFINED;
      case 0x0b:
        return new Regex(this.cString(), this.cString());
      case 0x0c:
        return new DbPointer(this.string(), new ObjectId(this.bytes(12)));
      case 0x0d:
        return new Code(this.string());
      case 0x0e:
        return new Symbol_(this.string());
      case 0x0f:
        this.at += 4;
        return new CodeWithScope(this.string(), this.document(depth + 1));
      case 0x11:
        return new Timestamp(BigInt.asUintN(64, this.long()));
      case 0x13:
        return new Decimal128(this.bytes(16));
      case 0xff:
        return MIN_KEY;
      case 0x7f:
        return MAX_KEY;
      default:
        return invalid(`unknown type ${type}`);
    }
  }

  private binary(): Binary {
    const length = this.buffer.readInt32LE(this.at);
    const subtype = this.buffer[this.at + 4]!;
    this.at += 5;
    return new Binary(subtype, this.bytes(length));
  }
}
