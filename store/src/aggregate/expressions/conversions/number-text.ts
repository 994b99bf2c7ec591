import { fail } from '../../../errors.js';
import { decimalOf, toDecimal, type Decimal128 } from '../../../values/index.js';

const refuse = (text: string, why: string): never =>
  fail('ConversionFailure', `Failed to parse number '${text.slice(0, 100)}' in $convert with no onError value: ${why}`);

const noNumber = 'Did not consume whole string';
const outOfRange = 'Out of range';

/** An integer in decimal digits. */
export function parseInteger(text: string): bigint {
  const [, sign, all = ''] = /^([+-]?)(\d+)$/.exec(text) ?? refuse(text, noNumber);
  const digits = all.replace(/^0+(?=\d)/, '');
  // More digits than those of any 64-bit integer would only take time.
  if (digits.length > 19) return refuse(text, outOfRange);
  return sign === '-' ? -BigInt(digits) : BigInt(digits);
}

const special = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;

function specialOf(text: string): number | null {
  const match = special.exec(text);
  if (match === null) return null;
  return match[2] === undefined ? NaN : match[1] === '-' ? -Infinity : Infinity;
}

const decimalForm = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d+))?$/i;
const hexForm = /^([+-]?)0x(?=\.?[\da-f])([\da-f]*)(?:\.([\da-f]*))?(?:p([+-]?\d+))?$/i;

/** A double as C reads it, in decimal or hexadecimal digits. https://en.cppreference.com/w/c/string/byte/strtof */
export function parseDouble(text: string): number {
  const known = specialOf(text);
  if (known !== null) return known;
  const hex = hexForm.exec(text);
  const value = hex === null ? (decimalForm.test(text) ? Number(text) : refuse(text, noNumber)) : hexDouble(hex);
  const isZero =
    value === 0 && /[1-9a-f]/i.test(text.replace(/^[+-]?0x/i, '').replace(hex === null ? /e.*$/i : /p.*$/i, ''));
  return isZero || !Number.isFinite(value) ? refuse(text, outOfRange) : value;
}

function hexDouble([, sign, whole = '', fraction = '', power = '0']: RegExpExecArray): number {
  // Digits beyond those of a double only move the point.
  const digits = (whole + fraction).replace(/^0+/, '');
  const kept = digits.slice(0, 16);
  const exponent = Number(power) - 4 * (fraction.length - (digits.length - kept.length));
  const value = Number(kept === '' ? 0 : BigInt(`0x${kept}`)) * 2 ** exponent;
  return sign === '-' ? -value : value;
}

const digitsKept = 34;
const least = -6176;
const greatest = 6111;

/** A decimal; digits behind the 34th are cut off, as MongoDB does with texts, but none are lost to an exponent that is too small. */
export function parseDecimal(text: string): Decimal128 {
  const known = specialOf(text);
  if (known !== null) return toDecimal(known);
  const [, sign, mantissa = '', power = '0'] = decimalForm.exec(text) ?? refuse(text, noNumber);
  const point = mantissa.indexOf('.');
  const fraction = point < 0 ? 0 : mantissa.length - point - 1;
  const digits = mantissa.replace('.', '').replace(/^0+/, '');
  const kept = digits.slice(0, digitsKept);
  const exponent = Number(power) - fraction + digits.length - kept.length;
  if (kept === '') return decimalOf(sign === '-', 0n, Math.min(Math.max(exponent, least), greatest));
  const above = kept.length + exponent - least;
  const isTooSmall = exponent < least && /[1-9]/.test(kept.slice(Math.max(above, 0)));
  if (isTooSmall || kept.length + exponent > greatest + digitsKept) return refuse(text, outOfRange);
  return decimalOf(sign === '-', BigInt(kept), exponent);
}
