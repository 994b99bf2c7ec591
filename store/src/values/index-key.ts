import { exactOf, type Exact } from './numeric.js';
import { typeRank } from './compare.js';
import { isNumber } from './type-of.js';
import {
  Binary,
  Code,
  CodeWithScope,
  DbPointer,
  Doc,
  ObjectId,
  RawDoc,
  Regex,
  Symbol_,
  Timestamp,
  UtcDate,
  type Value,
} from './types.js';
import { decode } from './decode.js';

/**
 * The bytes of a key of an index: comparing two of them byte by byte gives the order of `compareValues` on the values,
 * each with its direction. Every value ends by itself, so that the bytes of the first values are a prefix for ranges.
 */
export function encodeIndexKey(values: readonly Value[], directions: readonly (1 | -1)[]): Uint8Array {
  const parts = values.map((value, index) => {
    const bytes = valueBytes(value);
    if (directions[index] === -1) for (let at = 0; at < bytes.length; at += 1) bytes[at]! ^= 0xff;
    return bytes;
  });
  return Buffer.concat(parts);
}

/** One byte for the type, then the value. MinKey has rank -1, so ranks are moved up. */
function valueBytes(value: Value): Buffer {
  const rank = typeRank(value);
  return Buffer.concat([Buffer.of(rank + 10), bodyBytes(value)]);
}

function bodyBytes(value: Value): Buffer {
  if (isNumber(value)) return numberBytes(exactOf(value));
  if (typeof value === 'string') return textBytes(value);
  if (value instanceof Symbol_) return textBytes(value.value);
  if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0);
  if (value instanceof ObjectId) return Buffer.from(value.bytes);
  if (value instanceof UtcDate) return signedBytes(value.ms);
  if (value instanceof Timestamp) return unsignedBytes(value.value);
  if (Array.isArray(value)) return Buffer.concat([...value.map((item) => valueBytes(item)), Buffer.of(0)]);
  if (value instanceof Doc) return documentBytes(value);
  if (value instanceof RawDoc) return documentBytes(decode(value.bytes));
  return rareBytes(value);
}

function rareBytes(value: Value): Buffer {
  if (value instanceof Binary) {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(value.bytes.length);
    head[4] = value.subtype;
    return Buffer.concat([head, value.bytes]);
  }
  if (value instanceof Regex) return Buffer.concat([textBytes(value.pattern), textBytes(value.options)]);
  if (value instanceof Code) return textBytes(value.code);
  if (value instanceof CodeWithScope) return Buffer.concat([textBytes(value.code), documentBytes(value.scope)]);
  if (value instanceof DbPointer) {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(Buffer.byteLength(value.namespace));
    return Buffer.concat([head, textBytes(value.namespace), value.id.bytes]);
  }
  return Buffer.alloc(0);
}

/** UTF-8 with an escaped zero, closed by two zeros: a shorter text comes before a longer one that begins with it. */
function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (!bytes.includes(0)) return Buffer.concat([bytes, Buffer.of(0, 0)]);
  return Buffer.concat([Buffer.from(bytes.toString('latin1').replaceAll('\0', '\0\xff'), 'latin1'), Buffer.of(0, 0)]);
}

function documentBytes(doc: Doc): Buffer {
  const parts: Buffer[] = [];
  for (const [name, value] of doc.entries()) {
    parts.push(Buffer.of(typeRank(value) + 10), textBytes(name), bodyBytes(value));
  }
  return Buffer.concat([...parts, Buffer.of(0)]);
}

function signedBytes(value: bigint): Buffer {
  return unsignedBytes(BigInt.asUintN(64, value ^ (1n << 63n)));
}

function unsignedBytes(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

const classes = { nan: 1, negativeInfinite: 2, negative: 3, zero: 4, positive: 5, infinite: 6 };

/** A class byte; for finite numbers the place of the first digit, then the digits, closed by a zero. */
function numberBytes(value: Exact): Buffer {
  if (value.kind === 'nan') return Buffer.of(classes.nan);
  if (value.kind === 'infinite') return Buffer.of(value.sign < 0 ? classes.negativeInfinite : classes.infinite);
  if (value.coefficient === 0n) return Buffer.of(classes.zero);
  const isNegative = value.coefficient < 0n;
  const all = (isNegative ? -value.coefficient : value.coefficient).toString();
  const place = all.length + value.exponent;
  const digits = all.replace(/0+$/, '');
  const bytes = Buffer.alloc(3 + Math.ceil(digits.length / 2) + 1);
  bytes[0] = isNegative ? classes.negative : classes.positive;
  bytes.writeUInt16BE(place + 0x8000, 1);
  for (let at = 0; at < digits.length; at += 2) {
    bytes[3 + at / 2] = Number(digits.slice(at, at + 2).padEnd(2, '0')) + 1;
  }
  if (isNegative) for (let at = 1; at < bytes.length; at += 1) bytes[at]! ^= 0xff;
  return bytes;
}
