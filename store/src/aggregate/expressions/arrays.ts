import { fail } from '../../errors.js';
import { fold } from '../../restart.js';
import { exactInteger } from '../../query/index.js';
import { equalValues, Int32, isNumber, MISSING, type Value } from '../../values/index.js';
import { isNullish, orNull, shown, type Operators, type Result } from './expression.js';
import { binary, ranged, unary, variadic } from './operands.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#array-expression-operators */
export const arrays: Operators = [
  ['$size', unary(size)],
  ['$isArray', unary((value) => Array.isArray(value))],
  ['$arrayElemAt', binary(elementAt)],
  ['$first', unary((value, name) => atEnd(value, name, 0))],
  ['$last', unary((value, name) => atEnd(value, name, -1))],
  ['$in', binary(isIn)],
  ['$concatArrays', variadic(concatenated)],
  ['$reverseArray', unary(reversed)],
  ['$slice', ranged(2, 3, slice)],
  ['$indexOfArray', ranged(2, 4, indexOf)],
  ['$range', ranged(2, 3, range)],
];

function size(value: Result): Value {
  if (!Array.isArray(value))
    return fail(17124, `The argument to $size must be an array, but was of type: ${shown(value)}`);
  return new Int32(value.length);
}

function elementAt(array: Result, index: Result): Result {
  if (isNullish(array) || isNullish(index)) return null;
  if (!Array.isArray(array))
    return fail(28689, `$arrayElemAt's first argument must be an array, but is ${shown(array)}`);
  if (!isNumber(index))
    return fail(28690, `$arrayElemAt's second argument must be a numeric value, but is ${shown(index)}`);
  const at =
    integerOf(index) ?? fail(28691, "$arrayElemAt's second argument must be representable as a 32-bit integer");
  const value = array[at < 0 ? array.length + at : at];
  return value === undefined ? MISSING : value;
}

/** A number that is a 32-bit integer. */
export function integerOf(value: Value): number | null {
  const whole = isNumber(value) ? exactInteger(value) : null;
  return whole === null || BigInt.asIntN(32, whole) !== whole ? null : Number(whole);
}

function atEnd(array: Result, name: string, index: 0 | -1): Result {
  if (isNullish(array)) return null;
  if (!Array.isArray(array)) return fail(28689, `${name}'s argument must be an array, but is ${shown(array)}`);
  const value = array.at(index);
  return value === undefined ? MISSING : value;
}

function isIn(value: Result, array: Result): Value {
  if (!Array.isArray(array)) return fail(40081, `$in requires an array as a second argument, found: ${shown(array)}`);
  return value !== MISSING && array.some((one) => equalValues(one, value));
}

function concatenated(values: readonly Result[]): Value {
  const all: Value[] = [];
  for (const value of values) {
    if (isNullish(value)) return null;
    if (!Array.isArray(value)) return fail(28664, `$concatArrays only supports arrays, not ${shown(value)}`);
    all.push(...value);
  }
  return all;
}

function reversed(array: Result): Value {
  if (isNullish(array)) return null;
  if (!Array.isArray(array))
    return fail(34435, `The argument to $reverseArray must be an array, but was of type: ${shown(array)}`);
  return [...array].reverse();
}

function slice([array, second, third]: readonly Result[]): Value {
  if (array === undefined || second === undefined || isNullish(array) || isNullish(second)) return null;
  if (!Array.isArray(array))
    return fail(28724, `First argument to $slice must be an array, but is of type: ${shown(array)}`);
  const n = sliceNumber(second, 28725, 28726);
  if (third === undefined) return n < 0 ? array.slice(n) : array.slice(0, n);
  if (isNullish(third)) return null;
  const length = sliceNumber(third, 28727, 28728);
  if (length <= 0) fail(28729, `Third argument to $slice must be positive: ${length}`);
  const start = n < 0 ? Math.max(array.length + n, 0) : n;
  return array.slice(start, start + length);
}

function sliceNumber(value: Value, type: number, range: number): number {
  if (!isNumber(value)) return fail(type, `Arguments to $slice must be numeric, but one is of type: ${shown(value)}`);
  return integerOf(value) ?? fail(range, "Arguments to $slice can't be represented as a 32-bit integer");
}

function indexOf([array, wanted, from, to]: readonly Result[]): Value {
  if (array === undefined || isNullish(array)) return null;
  if (!Array.isArray(array))
    return fail(40090, `$indexOfArray requires an array as a first argument, found: ${shown(array)}`);
  const start = from === undefined ? 0 : position(from);
  const end = to === undefined ? array.length : Math.min(position(to), array.length);
  for (let at = start; at < end; at += 1)
    if (wanted !== undefined && wanted !== MISSING && equalValues(array[at]!, wanted)) return new Int32(at);
  return new Int32(-1);
}

function position(value: Result): number {
  const at = value === MISSING ? null : integerOf(value);
  if (at === null)
    return fail(9711600, `$indexOfArray requires an integral index, found a value of type: ${shown(value)}`);
  if (at < 0) return fail(9711601, `$indexOfArray requires a nonnegative index, found: ${at}`);
  return at;
}

const longestRange = 64 * 1024 * 1024;
/** Numbers that are made in one step. */
const rangePart = 1024;

function range([from, to, by]: readonly Result[]): Value {
  const start = rangeNumber(from, 34443, 34444);
  const end = rangeNumber(to, 34445, 34446);
  const step = by === undefined ? 1 : rangeNumber(by, 34447, 34448);
  if (step === 0) fail(34449, '$range requires a non-zero step value');
  const length = Math.max(0, Math.ceil((end - start) / step));
  if (length * 16 > longestRange) fail('ExceededMemoryLimit', '$range would use too much memory');
  const parts = Array.from({ length: Math.ceil(length / rangePart) }, (_, part) => part * rangePart);
  return fold(parts, [] as Value[], (made, from) => {
    for (let at = from; at < Math.min(from + rangePart, length); at++) made.push(new Int32(start + at * step));
    return made;
  });
}

function rangeNumber(value: Result | undefined, type: number, whole: number): number {
  const one = orNull(value ?? null);
  if (!isNumber(one)) return fail(type, `$range requires numeric values, found value of type: ${shown(value ?? null)}`);
  return integerOf(one) ?? fail(whole, '$range requires values that can be represented as a 32-bit integer');
}
