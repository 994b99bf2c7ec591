import { Decimal128 as BsonDecimal } from 'bson';
import { Decimal128, Int32, isDecimalZero, isNumber, type MISSING, UNDEFINED, type Value } from '../values/index.js';

/** A number as double, rounded where it has more digits. Only for values that `isNumber` accepts. */
export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Int32) return value.value;
  if (value instanceof Decimal128) return Number(decimalText(value));
  return NaN;
}

/** The integer that a number is, or null when it has a fraction, is not finite or does not fit into 64 bits. */
export function exactInteger(value: Value): bigint | null {
  const truncated = truncatedInteger(value);
  if (truncated == null) return null;
  if (typeof value === 'number') return Number.isInteger(value) ? truncated : null;
  if (value instanceof Decimal128) return isIntegral(decimalText(value)) ? truncated : null;
  return truncated;
}

/** A number without its fraction, or null when it is not finite or does not fit into 64 bits. */
export function truncatedInteger(value: Value): bigint | null {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int32) return BigInt(value.value);
  if (typeof value === 'number') return Number.isFinite(value) ? inLong(BigInt(Math.trunc(value))) : null;
  return value instanceof Decimal128 ? truncatedDecimal(decimalText(value)) : null;
}

export function isNaNValue(value: Value | typeof MISSING): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return value instanceof Decimal128 && decimalText(value) === 'NaN';
}

/** Whether MongoDB takes a value for true: everything but false, null, undefined and zero. */
export function isTruthy(value: Value): boolean {
  if (value === null || value === false || value === UNDEFINED) return false;
  if (value instanceof Decimal128) return !isDecimalZero(value);
  return !isNumber(value) || isNaNValue(value) || toNumber(value) !== 0;
}

const inLong = (value: bigint): bigint | null => (BigInt.asIntN(64, value) === value ? value : null);

/** A decimal with all its digits. */
export function decimalText(value: Decimal128): string {
  return new BsonDecimal(value.bytes).toString();
}

/** The sign, digits and exponent of the text of a finite decimal, else null. */
function partsOf(text: string): { negative: boolean; digits: string; exponent: number } | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text);
  if (match == null) return null;
  const fraction = match[3] ?? '';
  return {
    negative: match[1] === '-',
    digits: match[2]! + fraction,
    exponent: Number(match[4] ?? 0) - fraction.length,
  };
}

function truncatedDecimal(text: string): bigint | null {
  const parts = partsOf(text);
  if (parts == null) return null;
  const { digits, exponent, negative } = parts;
  if (/^0*$/.test(digits)) return 0n;
  if (digits.replace(/^0+/, '').length + exponent > 20) return null;
  const whole = exponent >= 0 ? digits + '0'.repeat(exponent) : digits.slice(0, exponent);
  const integer = BigInt(whole === '' ? '0' : whole);
  return inLong(negative ? -integer : integer);
}

function isIntegral(text: string): boolean {
  const parts = partsOf(text);
  if (parts == null) return false;
  return parts.exponent >= 0 || /^0*$/.test(parts.digits.slice(parts.exponent));
}
