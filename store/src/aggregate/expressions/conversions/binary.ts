import { fail } from '../../../errors.js';
import { Binary, Int32, type Value } from '../../../values/index.js';
import type { Format, Settings } from './target.js';

const refuse = (why: string): never => fail('ConversionFailure', `${why} in $convert with no onError value`);

const uuidSubtype = 4;

const ordered = (bytes: Uint8Array, bigEndian: boolean): Buffer => {
  const copy = Buffer.from(bytes);
  return bigEndian ? copy.reverse() : copy;
};

/** The signed integer in binary data of 1, 2, 4 or 8 bytes. */
export function integerOfBinary({ bytes }: Binary, most: number, bigEndian: boolean): bigint {
  const size = bytes.length;
  if (![1, 2, 4, 8].includes(size) || size > most)
    return refuse(`Failed to convert binData of length ${size} to an integer`);
  const buffer = ordered(bytes, bigEndian);
  return size === 8 ? buffer.readBigInt64LE() : BigInt(buffer.readIntLE(0, size));
}

export function doubleOfBinary({ bytes }: Binary, bigEndian: boolean): number {
  const buffer = ordered(bytes, bigEndian);
  if (bytes.length === 8) return buffer.readDoubleLE();
  return bytes.length === 4
    ? buffer.readFloatLE()
    : refuse(`Failed to convert binData of length ${bytes.length} to double`);
}

/** Binary data of a number or a text; null for what has none. */
export function binaryOf(value: Value, { format, bigEndian }: Settings, subtype: number): Binary | null {
  if (typeof value === 'string') return new Binary(subtype, bytesOf(value, format, subtype));
  const bytes = numberBytes(value);
  return bytes === null ? null : new Binary(subtype, Uint8Array.from(ordered(bytes, bigEndian)));
}

function numberBytes(value: Value): Buffer | null {
  const bytes = Buffer.alloc(value instanceof Int32 ? 4 : 8);
  if (value instanceof Int32) bytes.writeInt32LE(value.value);
  else if (typeof value === 'bigint') bytes.writeBigInt64LE(value);
  else if (typeof value === 'number') bytes.writeDoubleLE(value);
  else return null;
  return bytes;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** How the formats look, and how their bytes are named here. https://www.rfc-editor.org/rfc/rfc4648 */
const encodings: Readonly<Record<Exclude<Format, 'auto'>, readonly [RegExp, BufferEncoding]>> = {
  base64: [/^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/, 'base64'],
  base64url: [/^(?:[\w-]{4})*(?:[\w-]{2}(?:==)?|[\w-]{3}=?)?$/, 'base64url'],
  hex: [/^(?:[\da-f]{2})*$/i, 'hex'],
  utf8: [/^/, 'utf8'],
  uuid: [uuid, 'hex'],
};

function bytesOf(text: string, format: Format | null, subtype: number): Uint8Array {
  if (format === null) return fail(4341115, "Missing 'format' for the conversion from string to binData");
  if (format === 'auto' || (format === 'uuid' && subtype !== uuidSubtype))
    return refuse(`Format '${format}' does not fit binData of subtype ${subtype}`);
  const [form, encoding] = encodings[format];
  if (!form.test(text) || (format === 'base64' && text.includes('_')))
    return refuse(`Input is not a valid ${format} string`);
  return Uint8Array.from(Buffer.from(format === 'uuid' ? text.replaceAll('-', '') : text, encoding));
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Binary data as text; `auto` writes UUIDs as such and all else in base64. */
export function binaryText({ bytes, subtype }: Binary, format: Format | null): string {
  const isUuid = subtype === uuidSubtype && bytes.length === 16;
  if (format === null) return fail(4341115, "Missing 'format' for the conversion from binData to string");
  if (format === 'uuid' && !isUuid) return refuse('Only binData of subtype 4 and 16 bytes is a UUID');
  const buffer = Buffer.from(bytes);
  if (format === 'uuid' || (format === 'auto' && isUuid))
    return buffer.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  if (format === 'utf8') return utf8Text(bytes);
  if (format === 'hex') return buffer.toString('hex').toUpperCase();
  return buffer.toString(format === 'base64url' ? 'base64url' : 'base64');
}

function utf8Text(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return refuse('BinData is no valid UTF-8');
  }
}
