import { fail } from '../errors.js';

const scratch = new Uint8Array(8);
const doubles = new Float64Array(scratch.buffer);

export function readInt32(raw: Uint8Array, at: number): number {
  return raw[at]! | (raw[at + 1]! << 8) | (raw[at + 2]! << 16) | (raw[at + 3]! << 24);
}

export function readDouble(raw: Uint8Array, at: number): number {
  for (let index = 0; index < 8; index += 1) scratch[index] = raw[at + index]!;
  return doubles[0]!;
}

/**
 * Finds a field in the encoded document at `start`. Returns the offset of its type byte, or -1; the value starts
 * `name.length + 2` bytes later.
 */
export function findElement(raw: Uint8Array, start: number, name: Uint8Array): number {
  const end = start + readInt32(raw, start) - 1;
  let at = start + 4;
  while (at < end) {
    const typeAt = at;
    at += 1;
    let matched = 0;
    while (matched < name.length && raw[at] === name[matched]) {
      at += 1;
      matched += 1;
    }
    if (matched === name.length && raw[at] === 0) return typeAt;
    while (raw[at] !== 0) at += 1;
    at += 1;
    at += elementSize(raw, raw[typeAt]!, at);
  }
  return -1;
}

/** The encoded size of the value of the given type at `at`. */
export function elementSize(raw: Uint8Array, type: number, at: number): number {
  switch (type) {
    case 0x01:
    case 0x09:
    case 0x11:
    case 0x12:
      return 8;
    case 0x02:
    case 0x0d:
    case 0x0e:
      return 4 + readInt32(raw, at);
    case 0x03:
    case 0x04:
    case 0x0f:
      return readInt32(raw, at);
    case 0x05:
      return 5 + readInt32(raw, at);
    case 0x06:
    case 0x0a:
    case 0x7f:
    case 0xff:
      return 0;
    case 0x07:
      return 12;
    case 0x08:
      return 1;
    case 0x0b:
      return regexSize(raw, at);
    case 0x0c:
      return 16 + readInt32(raw, at);
    case 0x10:
      return 4;
    case 0x13:
      return 16;
    default:
      return fail('InvalidBSON', `Invalid BSON: unknown type ${type}`);
  }
}

function regexSize(raw: Uint8Array, at: number): number {
  const options = raw.indexOf(0, at) + 1;
  return raw.indexOf(0, options) + 1 - at;
}
