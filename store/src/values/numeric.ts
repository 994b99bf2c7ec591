import { type Decimal128, Int32 } from './types.js';

/** The exact value of a number: `coefficient * 10^exponent`, infinite, or NaN. */
type Exact = { readonly kind: 'nan' } | { readonly kind: 'infinite'; readonly sign: 1 | -1 } | Finite;

interface Finite {
  readonly kind: 'finite';
  readonly coefficient: bigint;
  readonly exponent: number;
}

const view = new DataView(new ArrayBuffer(8));

/** The exact value of a number of any BSON type. */
export function exactOf(value: number | bigint | Int32 | Decimal128): Exact {
  if (value instanceof Int32) return { kind: 'finite', coefficient: BigInt(value.value), exponent: 0 };
  if (typeof value === 'bigint') return { kind: 'finite', coefficient: value, exponent: 0 };
  return typeof value === 'number' ? exactDouble(value) : exactDecimal(value);
}

function exactDouble(value: number): Exact {
  if (Number.isNaN(value)) return { kind: 'nan' };
  if (!Number.isFinite(value)) return { kind: 'infinite', sign: value > 0 ? 1 : -1 };
  if (Number.isSafeInteger(value)) return { kind: 'finite', coefficient: BigInt(value), exponent: 0 };
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10_0000_0000_0000n;
  const power = Math.max(biased, 1) - 1075;
  const signed = value < 0 ? -mantissa : mantissa;
  if (power >= 0) return { kind: 'finite', coefficient: signed << BigInt(power), exponent: 0 };
  return { kind: 'finite', coefficient: signed * 5n ** BigInt(-power), exponent: power };
}

const coefficientLimit = 10n ** 34n;

/** Decodes a decimal in BSON's encoding, IEEE 754-2008 binary integer decimal. */
function exactDecimal(value: Decimal128): Exact {
  const bytes = new DataView(value.bytes.buffer, value.bytes.byteOffset, 16);
  const low = bytes.getBigUint64(0, true);
  const high = bytes.getBigUint64(8, true);
  const isNegative = high >> 63n === 1n;
  const combination = (high >> 58n) & 0x1fn;
  if (combination === 0x1fn) return { kind: 'nan' };
  if (combination === 0x1en) return { kind: 'infinite', sign: isNegative ? -1 : 1 };
  const isLarge = combination >> 3n === 3n;
  const exponent = Number((high >> (isLarge ? 47n : 49n)) & 0x3fffn) - 6176;
  const coefficient = isLarge ? 0n : ((high & 0x1_ffff_ffff_ffffn) << 64n) | low;
  const proper = coefficient < coefficientLimit ? coefficient : 0n;
  return { kind: 'finite', coefficient: isNegative ? -proper : proper, exponent };
}

/** Compares by value; NaN equals itself and sorts below all other numbers. */
export function compareExact(a: Exact, b: Exact): number {
  if (a.kind === 'nan' || b.kind === 'nan') return Number(b.kind === 'nan') - Number(a.kind === 'nan');
  const signA = signOf(a);
  const signB = signOf(b);
  if (signA !== signB) return signA < signB ? -1 : 1;
  if (a.kind === 'infinite' || b.kind === 'infinite') {
    return (Number(a.kind === 'infinite') - Number(b.kind === 'infinite')) * signA;
  }
  return compareFinite(a, b);
}

function signOf(value: Exclude<Exact, { kind: 'nan' }>): number {
  if (value.kind === 'infinite') return value.sign;
  return value.coefficient === 0n ? 0 : value.coefficient < 0n ? -1 : 1;
}

function compareFinite(a: Finite, b: Finite): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const left = a.coefficient * 10n ** BigInt(a.exponent - exponent);
  const right = b.coefficient * 10n ** BigInt(b.exponent - exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A string key that is equal exactly for numbers of equal value. */
export function exactKey(value: Exact): string {
  if (value.kind === 'nan') return 'nan';
  if (value.kind === 'infinite') return value.sign < 0 ? '-inf' : 'inf';
  let { coefficient, exponent } = value;
  if (coefficient === 0n) return '0';
  while (coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return `${coefficient}e${exponent}`;
}
