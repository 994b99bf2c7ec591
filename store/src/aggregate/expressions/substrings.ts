import { fail } from '../../errors.js';
import { toNumber } from '../../query/index.js';
import { wholeIn } from '../../plain.js';
import { Decimal128, isNumber, type Value } from '../../values/index.js';
import { integerOf } from './arrays.js';
import { shown, type Operators, type Result } from './expression.js';
import { ternary } from './operands.js';
import { textOf } from './text.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/substrCP/ and substrBytes/ */
export const substrings: Operators = [
  ['$substrCP', ternary(characters)],
  ['$substrBytes', ternary(bytes)],
  ['$substr', ternary(bytes)],
];

function characters(text: Result, from: Result, count: Result, name: string): Value {
  const whole = textOf(text);
  const start = partOf(from, 34450, 34451, name);
  const length = partOf(count, 34452, 34453, name);
  if (length < 0) return fail(34454, `${name}: length must be a nonnegative integer`);
  if (start < 0) return fail(34455, `${name}: the starting index must be nonnegative integer`);
  return Array.from(whole)
    .slice(start, start + length)
    .join('');
}

function partOf(value: Result, type: number, whole: number, name: string): number {
  if (!isNumber(value)) return fail(type, `${name}: a number is needed, found: ${shown(value)}`);
  return integerOf(value) ?? fail(whole, `${name}: a 32-bit integral number is needed`);
}

function bytes(text: Result, from: Result, count: Result, name: string): Value {
  const whole = Buffer.from(textOf(text));
  const start = longOf(from, 16034, name);
  const length = longOf(count, 16035, name);
  if (start < 0) return fail(50752, `${name}: the starting index must be non-negative`);
  const end = length < 0 ? whole.length : Math.min(start + length, whole.length);
  if (start >= whole.length) return '';
  if (isInside(whole, start))
    return fail(28656, `${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
  if (isInside(whole, end))
    return fail(28657, `${name}: Invalid range, ending index is in the middle of a UTF-8 character.`);
  return whole.subarray(start, end).toString('utf8');
}

/** Whether a character goes on at a byte. */
const isInside = (text: Buffer, at: number): boolean => at < text.length && (text[at]! & 0xc0) === 0x80;

/** A decimal that is no long counts as the least one. */
const leastOr = (value: Value, number: number): number => (value instanceof Decimal128 ? -(2 ** 63) : number);

function longOf(value: Result, code: number, name: string): number {
  if (!isNumber(value)) return fail(code, `${name}: a number is needed, found: ${shown(value)}`);
  const number = toNumber(value);
  if (Number.isNaN(number) || Math.abs(number) >= 2 ** 63)
    return typeof value === 'bigint' || value instanceof Decimal128
      ? leastOr(value, number)
      : fail(31109, `Can't coerce out of range value ${number} to long`);
  return wholeIn(value) ?? 0;
}
