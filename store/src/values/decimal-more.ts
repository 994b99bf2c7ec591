import { digitsKept, encoded, halfEven, infinite, nan, partsOf, rounded, type Parts } from './decimal.js';
import { exactOf } from './numeric.js';
import type { Decimal128, Int32 } from './types.js';

/** Divides two decimals as IEEE 754-2008 does, to 34 digits; an exact quotient keeps the digits that the operands give it. */
export function divideDecimals(a: Decimal128, b: Decimal128): Decimal128 {
  const [x, y] = [partsOf(a), partsOf(b)];
  const negative = x.negative !== y.negative;
  if (x.kind === 'nan' || y.kind === 'nan') return encoded(nan);
  if (x.kind === 'infinite') return encoded(y.kind === 'infinite' ? nan : { ...infinite, negative });
  const ideal = x.exponent - y.exponent;
  if (y.kind === 'infinite') return encoded({ kind: 'finite', negative, coefficient: 0n, exponent: -6176 });
  if (y.coefficient === 0n) return encoded(x.coefficient === 0n ? nan : { ...infinite, negative });
  if (x.coefficient === 0n) return encoded(rounded({ kind: 'finite', negative, coefficient: 0n, exponent: ideal }));
  const shift = Math.max(0, lengthOf(y.coefficient) - lengthOf(x.coefficient) + digitsKept + 2);
  const scaled = x.coefficient * 10n ** BigInt(shift);
  const quotient = scaled / y.coefficient;
  const isExact = scaled % y.coefficient === 0n;
  if (isExact)
    return encoded(
      rounded(towards({ kind: 'finite', negative, coefficient: quotient, exponent: ideal - shift }, ideal)),
    );
  // A last digit that is not zero keeps what is left over from being taken for a middle.
  return encoded(rounded({ kind: 'finite', negative, coefficient: quotient * 10n + 1n, exponent: ideal - shift - 1 }));
}

/** With as many zeros at the end taken away as lead to the wanted exponent. */
export function towards(parts: Parts, exponent: number): Parts {
  let { coefficient, exponent: at } = parts;
  while (at < exponent && coefficient % 10n === 0n && coefficient !== 0n) {
    coefficient /= 10n;
    at += 1;
  }
  return { ...parts, coefficient, exponent: at };
}

/** What a division leaves over, with the sign of the dividend. The divisor is not zero. */
export function remainderDecimals(a: Decimal128, b: Decimal128): Decimal128 {
  const [x, y] = [partsOf(a), partsOf(b)];
  if (x.kind !== 'finite' || y.kind === 'nan') return encoded(nan);
  if (y.kind === 'infinite') return a;
  if (y.coefficient === 0n) return encoded(nan);
  const exponent = Math.min(x.exponent, y.exponent);
  const left = x.coefficient * 10n ** BigInt(x.exponent - exponent);
  const right = y.coefficient * 10n ** BigInt(y.exponent - exponent);
  return encoded(rounded({ kind: 'finite', negative: x.negative, coefficient: left % right, exponent }));
}

export function negatedDecimal(value: Decimal128): Decimal128 {
  const parts = partsOf(value);
  return encoded({ ...parts, negative: parts.kind !== 'nan' && !parts.negative });
}

export const absoluteDecimal = (value: Decimal128): Decimal128 => encoded({ ...partsOf(value), negative: false });

export function isDecimalZero(value: Decimal128): boolean {
  const parts = partsOf(value);
  return parts.kind === 'finite' && parts.coefficient === 0n;
}

export type Rounding = 'even' | 'down' | 'up' | 'floor';

/** With exactly `places` digits after the point, or before it when negative; what needs more than 34 digits is no number. */
export function cutDecimal(value: Decimal128, places: number, rounding: Rounding): Decimal128 {
  const parts = partsOf(value);
  if (parts.kind !== 'finite') return encoded(nan);
  const dropped = -places - parts.exponent;
  if (dropped < -4 * digitsKept && parts.coefficient !== 0n) return encoded(nan);
  const coefficient = dropped < 0 ? padded(parts.coefficient, -dropped) : cut(parts, dropped, rounding);
  if (lengthOf(coefficient) > digitsKept) return encoded(nan);
  return encoded({ ...parts, coefficient, exponent: -places });
}

const padded = (coefficient: bigint, zeros: number): bigint =>
  coefficient === 0n ? 0n : coefficient * 10n ** BigInt(zeros);

function cut({ coefficient, negative }: Parts, dropped: number, rounding: Rounding): bigint {
  if (rounding === 'even') return dropped > 40 ? 0n : halfEven(coefficient, dropped);
  const unit = 10n ** BigInt(Math.min(dropped, 40));
  const whole = coefficient / unit;
  const isOver = coefficient % unit !== 0n;
  const away = isOver && ((rounding === 'up' && !negative) || (rounding === 'floor' && negative));
  return away ? whole + 1n : whole;
}

/** The decimal of a number with all the digits that it has, rounded to 34. */
export function exactDecimal(value: number | bigint | Int32): Decimal128 {
  const exact = exactOf(value);
  if (exact.kind === 'nan') return encoded(nan);
  if (exact.kind === 'infinite') return encoded({ ...infinite, negative: exact.sign < 0 });
  const { coefficient, exponent } = exact;
  return decimalOf(coefficient < 0n || Object.is(value, -0), coefficient < 0n ? -coefficient : coefficient, exponent);
}

/** The decimal `(-1)^negative * coefficient * 10^exponent`, rounded to 34 digits. */
export function decimalOf(negative: boolean, coefficient: bigint, exponent: number): Decimal128 {
  return encoded(rounded({ kind: 'finite', negative, coefficient, exponent }));
}

export const lengthOf = (coefficient: bigint): number => coefficient.toString().length;
