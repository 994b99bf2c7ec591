import { fail } from '../../../errors.js';
import { decimalText, isTruthy, toNumber, truncatedInteger } from '../../../query/index.js';
import {
  Binary,
  Decimal128,
  Int32,
  isNumber,
  ObjectId,
  Timestamp,
  toDecimal,
  typeName,
  UtcDate,
  type Value,
} from '../../../values/index.js';
import { momentOf } from '../dates/date-text.js';
import { instantIn } from '../dates/zones.js';
import { binaryOf, binaryText, doubleOfBinary, integerOfBinary } from './binary.js';
import { parseDecimal, parseDouble, parseInteger } from './number-text.js';
import type { Settings, Target } from './target.js';

type Conversion = (value: Value, settings: Settings, subtype: number) => Value;

/** What a value, which is something, becomes as another type; fails with `ConversionFailure` where it cannot. */
export function converted(value: Value, { type, subtype }: Target, settings: Settings): Value {
  const convert = conversions.get(type) ?? fail('ConversionFailure', `Conversions to type ${type} are not supported`);
  return convert(value, settings, subtype);
}

const conversions: ReadonlyMap<number, Conversion> = new Map<number, Conversion>([
  [1, toDouble],
  [2, toText],
  [5, toBinary],
  [7, toObjectId],
  [8, isTruthy],
  [9, toDate],
  [16, (value, settings) => new Int32(Number(toInteger(value, settings, 'int', 32)))],
  [18, (value, settings) => toInteger(value, settings, 'long', 64)],
  [19, toDecimal128],
]);

const unsupported = (value: Value, type: string): never =>
  fail(
    'ConversionFailure',
    `Unsupported conversion from ${typeName(value)} to ${type} in $convert with no onError value`,
  );

function toInteger(value: Value, settings: Settings, type: 'int' | 'long', bits: 32 | 64): bigint {
  const whole = wholeOf(value, settings, type, bits);
  if (whole !== null && BigInt.asIntN(bits, whole) === whole) return whole;
  return fail('ConversionFailure', `Conversion would overflow target type ${type} in $convert with no onError value`);
}

function wholeOf(value: Value, { bigEndian }: Settings, type: 'int' | 'long', bits: 32 | 64): bigint | null {
  if (isNumber(value)) return truncatedInteger(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') return parseInteger(value);
  if (value instanceof Binary) return integerOfBinary(value, bits / 8, bigEndian);
  return value instanceof UtcDate && type === 'long' ? value.ms : unsupported(value, type);
}

function toDouble(value: Value, { bigEndian }: Settings): number {
  if (value instanceof Decimal128) return doubleOfDecimal(value);
  if (isNumber(value)) return toNumber(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return parseDouble(value);
  if (value instanceof UtcDate) return Number(value.ms);
  return value instanceof Binary ? doubleOfBinary(value, bigEndian) : unsupported(value, 'double');
}

function doubleOfDecimal(value: Decimal128): number {
  const double = toNumber(value);
  if (Number.isFinite(double) || Number.isNaN(double) || decimalText(value).endsWith('Infinity')) return double;
  return fail('ConversionFailure', 'Conversion would overflow target type in $convert with no onError value');
}

function toDecimal128(value: Value): Decimal128 {
  if (isNumber(value)) return toDecimal(value);
  if (typeof value === 'boolean') return toDecimal(value ? 1n : 0n);
  if (typeof value === 'string') return parseDecimal(value);
  return value instanceof UtcDate ? toDecimal(value.ms) : unsupported(value, 'decimal');
}

function toObjectId(value: Value): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') return unsupported(value, 'objectId');
  if (/^[\da-f]{24}$/i.test(value)) return new ObjectId(Uint8Array.from(Buffer.from(value, 'hex')));
  return fail(
    'ConversionFailure',
    `Failed to parse objectId '${value.slice(0, 100)}' in $convert with no onError value`,
  );
}

function toDate(value: Value): UtcDate {
  if (value instanceof UtcDate) return value;
  if (typeof value === 'string') return new UtcDate(momentOf(value));
  if (value instanceof ObjectId || value instanceof Timestamp) return new UtcDate(instantIn(value));
  if (!isNumber(value) || value instanceof Int32) return unsupported(value, 'date');
  const ms = truncatedInteger(value);
  return ms === null ? fail('ConversionFailure', 'Conversion would overflow target type date') : new UtcDate(ms);
}

function toBinary(value: Value, settings: Settings, subtype: number): Binary {
  if (value instanceof Binary && value.subtype !== subtype)
    return fail('ConversionFailure', 'Conversions between different binData subtypes are not supported');
  return value instanceof Binary ? value : (binaryOf(value, settings, subtype) ?? unsupported(value, 'binData'));
}

function toText(value: Value, { format }: Settings): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return doubleText(value);
  if (value instanceof Int32) return String(value.value);
  if (value instanceof Decimal128) return decimalText(value);
  if (value instanceof ObjectId) return Buffer.from(value.bytes).toString('hex');
  if (value instanceof UtcDate) return dateText(value.ms);
  return value instanceof Binary ? binaryText(value, format) : unsupported(value, 'string');
}

/** A double with all the digits that it needs, with an exponent from 1e16 on and below 1e-4. */
function doubleText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const size = Math.abs(value);
  if (!Number.isFinite(value) || value === 0 || (size >= 1e-4 && size < 1e16)) return String(value);
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

const firstYear = Date.parse('0000-01-01T00:00:00Z');
const lastYear = Date.parse('9999-12-31T23:59:59.999Z');

function dateText(ms: bigint): string {
  if (ms < firstYear || ms > lastYear)
    return fail(18537, 'Could not convert date to string: date component was outside the supported range of 0-9999');
  return new Date(Number(ms)).toISOString();
}
