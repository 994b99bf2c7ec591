import { Decimal128, Int32 } from './types.js';

/** The parts of a decimal: `(-1)^negative * coefficient * 10^exponent`, or one that is no number or without end. */
export interface Parts {
  readonly kind: 'finite' | 'infinite' | 'nan';
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
}

export const digitsKept = 34;
export const smallestExponent = -6176;
export const greatestExponent = 6111;

/** Adds two decimals as IEEE 754-2008 does, rounding half to even at 34 digits. */
export function addDecimals(a: Decimal128, b: Decimal128): Decimal128 {
  const [x, y] = [partsOf(a), partsOf(b)];
  if (x.kind === 'nan' || y.kind === 'nan') return encoded(nan);
  if (x.kind === 'infinite' && y.kind === 'infinite') return encoded(x.negative === y.negative ? x : nan);
  if (x.kind === 'infinite' || y.kind === 'infinite') return encoded(x.kind === 'infinite' ? x : y);
  const exponent = Math.min(x.exponent, y.exponent);
  const sum = signedAt(x, exponent) + signedAt(y, exponent);
  const negative = sum === 0n ? x.negative && y.negative : sum < 0n;
  return encoded(rounded({ kind: 'finite', negative, coefficient: sum < 0n ? -sum : sum, exponent }));
}

/** Multiplies two decimals in the same way. */
export function multiplyDecimals(a: Decimal128, b: Decimal128): Decimal128 {
  const [x, y] = [partsOf(a), partsOf(b)];
  const negative = x.negative !== y.negative;
  if (x.kind === 'nan' || y.kind === 'nan') return encoded(nan);
  if (x.kind === 'infinite' || y.kind === 'infinite') {
    const hasZero = [x, y].some((part) => part.kind === 'finite' && part.coefficient === 0n);
    return encoded(hasZero ? nan : { ...infinite, negative });
  }
  const coefficient = x.coefficient * y.coefficient;
  return encoded(rounded({ kind: 'finite', negative, coefficient, exponent: x.exponent + y.exponent }));
}

/** The decimal of a number of any type; a double has the fifteen digits that it is sure of. */
export function toDecimal(value: number | bigint | Int32 | Decimal128): Decimal128 {
  if (value instanceof Decimal128) return value;
  const integer = value instanceof Int32 ? BigInt(value.value) : typeof value === 'bigint' ? value : null;
  if (integer != null) {
    const coefficient = integer < 0n ? -integer : integer;
    return encoded({ kind: 'finite', negative: integer < 0n, coefficient, exponent: 0 });
  }
  return encoded(doubleParts(Number(value)));
}

function doubleParts(value: number): Parts {
  if (Number.isNaN(value)) return nan;
  const negative = value < 0 || Object.is(value, -0);
  if (!Number.isFinite(value)) return { ...infinite, negative };
  if (value === 0) return { kind: 'finite', negative, coefficient: 0n, exponent: 0 };
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential(14).split('e');
  return { kind: 'finite', negative, coefficient: BigInt(mantissa.replace('.', '')), exponent: Number(power) - 14 };
}

export const nan: Parts = { kind: 'nan', negative: false, coefficient: 0n, exponent: 0 };
export const infinite: Parts = { kind: 'infinite', negative: false, coefficient: 0n, exponent: 0 };

function signedAt({ negative, coefficient, exponent }: Parts, at: number): bigint {
  const scaled = coefficient * 10n ** BigInt(exponent - at);
  return negative ? -scaled : scaled;
}

/** With at most 34 digits and an exponent that can be written; infinite when it is too great. */
export function rounded(parts: Parts): Parts {
  const length = parts.coefficient.toString().length;
  const dropped = Math.max(length - digitsKept, smallestExponent - parts.exponent, 0);
  let coefficient = halfEven(parts.coefficient, dropped);
  let exponent = parts.exponent + dropped;
  if (coefficient.toString().length > digitsKept) {
    coefficient /= 10n;
    exponent += 1;
  }
  if (coefficient === 0n) return { ...parts, coefficient, exponent: Math.min(exponent, greatestExponent) };
  const padding = Math.max(exponent - greatestExponent, 0);
  if (coefficient.toString().length + padding > digitsKept) return { ...infinite, negative: parts.negative };
  return { ...parts, coefficient: coefficient * 10n ** BigInt(padding), exponent: exponent - padding };
}

/** Without its last digits, to the nearest, from the middle to the even one. */
export function halfEven(coefficient: bigint, dropped: number): bigint {
  if (dropped === 0) return coefficient;
  const unit = 10n ** BigInt(dropped);
  const whole = coefficient / unit;
  const twice = (coefficient % unit) * 2n;
  return twice > unit || (twice === unit && whole % 2n === 1n) ? whole + 1n : whole;
}

export function partsOf(value: Decimal128): Parts {
  const bytes = new DataView(value.bytes.buffer, value.bytes.byteOffset, 16);
  const low = bytes.getBigUint64(0, true);
  const high = bytes.getBigUint64(8, true);
  const negative = high >> 63n === 1n;
  const combination = (high >> 58n) & 0x1fn;
  if (combination === 0x1fn) return nan;
  if (combination === 0x1en) return { ...infinite, negative };
  const isLarge = combination >> 3n === 3n;
  const exponent = Number((high >> (isLarge ? 47n : 49n)) & 0x3fffn) + smallestExponent;
  const coefficient = isLarge ? 0n : ((high & 0x1_ffff_ffff_ffffn) << 64n) | low;
  return { kind: 'finite', negative, coefficient: coefficient < 10n ** 34n ? coefficient : 0n, exponent };
}

export function encoded({ kind, negative, coefficient, exponent }: Parts): Decimal128 {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  const sign = negative ? 1n << 63n : 0n;
  if (kind === 'finite') {
    view.setBigUint64(0, coefficient & 0xffff_ffff_ffff_ffffn, true);
    view.setBigUint64(8, sign | (BigInt(exponent - smallestExponent) << 49n) | (coefficient >> 64n), true);
  } else {
    view.setBigUint64(8, kind === 'nan' ? 0x1fn << 58n : sign | (0x1en << 58n), true);
  }
  return new Decimal128(bytes);
}
