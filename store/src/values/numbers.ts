import { Decimal128 as BsonDecimal } from 'bson';
import { exactOf } from './numeric.js';
import { isNumber } from './type-of.js';
import { Decimal128, Int32, type MISSING, UNDEFINED, type Value } from './types.js';

/** The nearest double to a number of any type; null for other values. */
export function toNumber(value: Value | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Decimal128) return Number(new BsonDecimal(value.bytes).toString());
  return value instanceof Int32 ? value.value : null;
}

/** The number as an integer; null when it is fractional, not finite, beyond 64 bits, or not a number. */
export function exactInteger(value: Value | undefined): bigint | null {
  const truncated = truncatedInteger(value);
  if (typeof value === 'number' && !Number.isInteger(value)) return null;
  if (value instanceof Decimal128 && !isWhole(value)) return null;
  return truncated;
}

/** The number truncated to an integer; null when it is not finite, beyond 64 bits, or not a number. */
export function truncatedInteger(value: Value | undefined): bigint | null {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int32) return BigInt(value.value);
  if (typeof value === 'number') return Number.isFinite(value) ? asInt64OrNull(BigInt(Math.trunc(value))) : null;
  return value instanceof Decimal128 ? truncatedDecimal(value) : null;
}

/** Exceeds the number of digits of a 64-bit integer. */
const tooManyDigits = 20;

function truncatedDecimal(value: Decimal128): bigint | null {
  const exact = exactOf(value);
  if (exact.kind !== 'finite') return null;
  const { coefficient, exponent } = exact;
  if (coefficient === 0n) return 0n;
  if (exponent < 0) return asInt64OrNull(coefficient / 10n ** BigInt(-exponent));
  return exponent > tooManyDigits ? null : asInt64OrNull(coefficient * 10n ** BigInt(exponent));
}

function isWhole(value: Decimal128): boolean {
  const exact = exactOf(value);
  return exact.kind === 'finite' && (exact.exponent >= 0 || exact.coefficient % 10n ** BigInt(-exact.exponent) === 0n);
}

const asInt64OrNull = (value: bigint): bigint | null => (BigInt.asIntN(64, value) === value ? value : null);

/** Converts to an integer like MongoDB's command options: doubles are truncated, decimals rounded half to even, NaN is 0. */
export function toWholeNumber(value: Value | undefined): number | null {
  const number = toNumber(value);
  if (number == null) return null;
  if (!(value instanceof Decimal128)) return Math.trunc(number) || 0;
  const below = Math.floor(number);
  if (number - below === 0.5) return below % 2 === 0 ? below : below + 1;
  return Math.round(number) || 0;
}

export function isNaNValue(value: Value | typeof MISSING): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return value instanceof Decimal128 && exactOf(value).kind === 'nan';
}

/** MongoDB's truthiness: everything except false, null, undefined and zero. */
export function isTruthy(value: Value): boolean {
  if (value === null || value === false || value === UNDEFINED) return false;
  return !isNumber(value) || toNumber(value) !== 0;
}

/** Whether an option is true or a nonzero number. */
export function isTrue(value: Value | undefined): boolean {
  return value === true || (value !== undefined && isNumber(value) && toNumber(value) !== 0);
}
