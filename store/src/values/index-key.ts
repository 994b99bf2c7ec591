import { exactOf } from './numeric.js';
import { typeRank } from './compare.js';
import { isNumber } from './type-of.js';
import {
  Binary,
  Code,
  CodeWithScope,
  DbPointer,
  type Decimal128,
  Doc,
  Int32,
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
 * Encodes index key values so that byte order equals the order of `compareValues`, with a direction per value. The encoding of
 * each value is self-delimiting, so the encoding of leading values is a prefix that can be used for ranges.
 */
export function encodeIndexKey(values: readonly Value[], directions: readonly (1 | -1)[]): Uint8Array {
  const parts = values.map((value, index) => {
    const bytes = valueBytes(value);
    if (directions[index] === -1) for (let at = 0; at < bytes.length; at += 1) bytes[at]! ^= 0xff;
    return bytes;
  });
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

/** A type byte, then the value. The offset makes room for MinKey, whose rank is -1. */
function valueBytes(value: Value): Buffer {
  const rank = typeRank(value);
  return Buffer.concat([Buffer.of(rank + 10), bodyBytes(value)]);
}

function bodyBytes(value: Value): Buffer {
  if (isNumber(value)) return numberBytes(value);
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

/** UTF-8 with escaped zeros, terminated by two zeros, so that a prefix sorts before its extensions. */
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

/** A class byte; for finite nonzero numbers also the decimal exponent and the digits, terminated by a zero. */
function numberBytes(value: Int32 | number | bigint | Decimal128): Buffer {
  const plain = value instanceof Int32 ? value.value : value;
  // Fast path for the most common keys, without exact fractions.
  if (typeof plain === 'number' && Number.isSafeInteger(plain) && plain !== 0)
    return digitBytes(plain < 0, String(Math.abs(plain)), 0);
  const exact = exactOf(value);
  if (exact.kind === 'nan') return Buffer.of(classes.nan);
  if (exact.kind === 'infinite') return Buffer.of(exact.sign < 0 ? classes.negativeInfinite : classes.infinite);
  if (exact.coefficient === 0n) return Buffer.of(classes.zero);
  const isNegative = exact.coefficient < 0n;
  return digitBytes(isNegative, (isNegative ? -exact.coefficient : exact.coefficient).toString(), exact.exponent);
}

const zeroDigit = 0x30;

/** Encodes digits * 10^exponent, two decimal digits per byte. */
function digitBytes(isNegative: boolean, digits: string, exponent: number): Buffer {
  let used = digits.length;
  while (digits.charCodeAt(used - 1) === zeroDigit) used -= 1;
  const digitAt = (at: number): number => (at < used ? digits.charCodeAt(at) - zeroDigit : 0);
  const bytes = Buffer.alloc(3 + Math.ceil(used / 2) + 1);
  bytes[0] = isNegative ? classes.negative : classes.positive;
  bytes.writeUInt16BE(digits.length + exponent + 0x8000, 1);
  for (let at = 0; at < used; at += 2) bytes[3 + at / 2] = digitAt(at) * 10 + digitAt(at + 1) + 1;
  if (isNegative) for (let at = 1; at < bytes.length; at += 1) bytes[at]! ^= 0xff;
  return bytes;
}
