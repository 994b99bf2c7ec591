import {
  addDecimals,
  encoded,
  greatestExponent,
  infinite,
  nan,
  partsOf,
  rounded,
  smallestExponent,
  type Parts,
} from './decimal.js';
import { lengthOf, towards } from './decimal-more.js';
import type { Decimal128 } from './types.js';

/** Fixed point with 100 digits: logarithms near zero and powers with many digits keep 34 good ones. */
const scale = 100;
const unit = 10n ** BigInt(scale);
/** `e` to a power beyond these is infinite or zero. */
const greatestPower = 20_000n * unit;
const halvings = 12n;

const one: Parts = { kind: 'finite', negative: false, coefficient: 1n, exponent: 0 };
const zero: Parts = { ...one, coefficient: 0n };
const smallestZero: Parts = { ...zero, exponent: smallestExponent };

/** `e` to a power between -3 and 3, in fixed point. */
function expFixed(power: bigint): bigint {
  const small = power / 2n ** halvings;
  let sum = unit;
  let term = unit;
  for (let at = 1n; term !== 0n; at += 1n) {
    term = (term * small) / unit / at;
    sum += term;
  }
  for (let at = 0n; at < halvings; at += 1n) sum = (sum * sum) / unit;
  return sum;
}

/** The natural logarithm of a number from 1 to 10, in fixed point: that of the double, made better twice by Halley's method. */
function lnFixed(value: bigint): bigint {
  let result = fixed(BigInt(Math.round(Math.log(Number(value) / Number(unit)) * 2 ** 50)), 0) / 2n ** 50n;
  for (let at = 0; at < 2; at += 1) {
    const power = expFixed(result);
    result += (2n * unit * (value - power)) / (value + power);
  }
  return result;
}

/** `value * 10^exponent` in fixed point. */
const fixed = (value: bigint, exponent: number): bigint =>
  exponent >= -scale ? value * 10n ** BigInt(exponent + scale) : value / 10n ** BigInt(-exponent - scale);

const ln10 = lnFixed(10n * unit);

/** The natural logarithm of a decimal above zero, in fixed point. */
function lnOf({ coefficient, exponent }: Parts): bigint {
  const power = lengthOf(coefficient) - 1;
  return lnFixed(fixed(coefficient, -power)) + BigInt(power + exponent) * ln10;
}

/** `e` to the power `value * 10^exponent`. */
function expOf(value: bigint, exponent: number): Parts {
  const beyond = value > 0n ? infinite : smallestZero;
  if (lengthOf(magnitude(value)) + exponent > 6) return beyond;
  const power = fixed(value, exponent);
  if (magnitude(power) > greatestPower) return beyond;
  const tens = power / ln10;
  return rounded({ ...one, coefficient: expFixed(power - tens * ln10), exponent: Number(tens) - scale });
}

/** MongoDB's library computes in binary: what is a fraction there without a rest has no zeros at its end. */
function short(parts: Parts): Parts {
  const places = -parts.exponent;
  if (parts.kind !== 'finite' || places <= 0 || places > scale) return parts;
  return parts.coefficient % 5n ** BigInt(places) === 0n ? towards(parts, 0) : parts;
}

function fromFixed(value: bigint): Decimal128 {
  if (value === 0n) return encoded(zero);
  return encoded(short(rounded({ ...one, negative: value < 0n, coefficient: magnitude(value), exponent: -scale })));
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
const signed = ({ negative, coefficient }: Parts): bigint => (negative ? -coefficient : coefficient);

/** `e` to the power of a decimal. */
export function expDecimal(power: Decimal128): Decimal128 {
  const parts = partsOf(power);
  if (parts.kind === 'nan') return encoded(nan);
  if (parts.kind === 'infinite') return encoded(parts.negative ? zero : infinite);
  return encoded(parts.coefficient === 0n ? one : short(expOf(signed(parts), parts.exponent)));
}

/** The natural logarithm of a decimal above zero. */
export function lnDecimal(value: Decimal128): Decimal128 {
  const parts = partsOf(value);
  return parts.kind === 'finite' ? fromFixed(inBinary(lnOf(parts) + binaryError(parts))) : value;
}

/** MongoDB's library computes with binary numbers of so many bits. */
const binaryDigits = 113;

/** The part by which a decimal becomes greater as a binary number, in fixed point; near one MongoDB's library makes good for it. */
function binaryError(parts: Parts): bigint {
  const { coefficient, exponent } = parts;
  const [over, under] =
    exponent < 0 ? [coefficient, 10n ** BigInt(-exponent)] : [coefficient * 10n ** BigInt(exponent), 1n];
  if (2n * over > under && 2n * over < 3n * under) return 0n;
  const { whole, shift } = binaryOf(over, under);
  const [left, right] = shift < 0 ? [whole << BigInt(-shift), 1n] : [whole, 1n << BigInt(shift)];
  return ((left * under - over * right) * unit) / (over * right);
}

/** A fraction as `whole / 2^shift`, rounded half to even. */
function binaryOf(over: bigint, under: bigint): { whole: bigint; shift: number } {
  const guess = binaryDigits - bits(over) + bits(under);
  const shift = quotientOf(over, under, guess) >> BigInt(binaryDigits) === 0n ? guess : guess - 1;
  const top = shift < 0 ? over : over << BigInt(shift);
  const bottom = shift < 0 ? under << BigInt(-shift) : under;
  const rest = (top % bottom) * 2n;
  const whole = top / bottom;
  return { whole: rest > bottom || (rest === bottom && whole % 2n === 1n) ? whole + 1n : whole, shift };
}

const quotientOf = (over: bigint, under: bigint, shift: number): bigint =>
  shift < 0 ? over / (under << BigInt(-shift)) : (over << BigInt(shift)) / under;

const bits = (value: bigint): number => value.toString(2).length;

/** A number in fixed point as it is in binary. */
function inBinary(value: bigint): bigint {
  if (value === 0n) return value;
  const { whole, shift } = binaryOf(magnitude(value), unit);
  const binary = shift < 0 ? (whole << BigInt(-shift)) * unit : (whole * unit) >> BigInt(shift);
  return value < 0n ? -binary : binary;
}

/** The logarithm to the base 10 of a decimal above zero. */
export function log10Decimal(value: Decimal128): Decimal128 {
  const parts = partsOf(value);
  return parts.kind === 'finite' ? fromFixed((lnOf(parts) * unit) / ln10) : value;
}

/** The square root of a decimal that is not below zero; an exact one has half the exponent. */
export function sqrtDecimal(value: Decimal128): Decimal128 {
  const parts = partsOf(value);
  if (parts.kind !== 'finite') return value;
  const ideal = Math.floor(parts.exponent / 2);
  if (parts.coefficient === 0n) return encoded({ ...parts, exponent: ideal });
  // 72 digits or one more, so that half of the exponent is whole.
  const least = 72 - lengthOf(parts.coefficient);
  const shift = least + (Math.abs(parts.exponent - least) % 2);
  const scaled = parts.coefficient * 10n ** BigInt(shift);
  const root = integerRoot(scaled);
  const exponent = (parts.exponent - shift) / 2;
  if (root * root === scaled) return encoded(rounded(towards({ ...parts, coefficient: root, exponent }, ideal)));
  // A last digit that is not zero keeps what is left over from being taken for a middle.
  return encoded(rounded({ ...parts, coefficient: root * 10n + 1n, exponent: exponent - 1 }));
}

/** By Newton's method; the first step leads to the root or above it, the others down. */
function integerRoot(value: bigint): bigint {
  const guess = BigInt(Math.floor(Math.sqrt(Number(value))));
  let root = (guess + value / guess) / 2n;
  for (let next = (root + value / root) / 2n; next < root; next = (root + value / root) / 2n) root = next;
  return root;
}

/** A decimal to the power of another, as C's `pow`; MongoDB adds a zero to it, which fills it up to 34 digits. */
export function powerDecimal(base: Decimal128, power: Decimal128): Decimal128 {
  return addDecimals(encoded(powerOf(partsOf(base), partsOf(power))), encoded(smallestZero));
}

function powerOf(base: Parts, power: Parts): Parts {
  const parity = parityOf(power);
  if ((power.kind === 'finite' && power.coefficient === 0n) || isOne(base)) return one;
  if (base.kind === 'nan' || power.kind === 'nan') return nan;
  const isZero = base.kind === 'finite' && base.coefficient === 0n;
  const negative = base.negative && parity === 'odd';
  if (base.kind === 'infinite' || isZero) return isZero === power.negative ? { ...infinite, negative } : zero;
  const log = lnOf(base);
  if (power.kind === 'infinite') return log === 0n ? one : log > 0n === power.negative ? zero : infinite;
  if (base.negative && parity === 'none') return nan;
  const result = log === 0n ? one : expOf(log * signed(power), power.exponent - scale);
  const isNearEnd = result.kind === 'finite' && result.exponent === greatestExponent;
  const isInfinite = isNearEnd && isTooGreat(fixed(log * signed(power), power.exponent - scale));
  return { ...(isInfinite ? infinite : result), negative };
}

const isOne = ({ kind, negative, coefficient, exponent }: Parts): boolean =>
  kind === 'finite' && !negative && exponent <= 0 && coefficient === 10n ** BigInt(-exponent);

/** MongoDB's library rounds the logarithm of the result to 34 digits before it looks whether that is too great. */
function isTooGreat(log: bigint): boolean {
  const { coefficient, exponent } = rounded({ ...one, coefficient: magnitude(log), exponent: -scale });
  return log > 0n && expOf(coefficient, exponent).kind === 'infinite';
}

/** Whether a decimal is an even or an odd integer; numbers of more digits than are kept are even. */
function parityOf({ kind, coefficient, exponent }: Parts): 'even' | 'odd' | 'none' {
  if (kind !== 'finite' || exponent > 0) return 'even';
  const places = 10n ** BigInt(-exponent);
  if (coefficient % places !== 0n) return 'none';
  return (coefficient / places) % 2n === 0n ? 'even' : 'odd';
}
