import { fail } from '../errors.js';
import { addDecimals, multiplyDecimals, toDecimal } from './decimal.js';
import { isNumber } from './type-of.js';
import { Decimal128, Int32, type Value } from './types.js';

/**
 * Arithmetic with MongoDB's types: two int32 give an int32, or an int64 when that is too small; an int64 gives an int64,
 * or a double when that is too small; a double gives a double, a decimal a decimal.
 */
export function add(a: Value, b: Value): Value {
  return operate(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
    addDecimals,
  );
}

export function subtract(a: Value, b: Value): Value {
  return operate(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
    (x, y) => addDecimals(x, negated(y)),
  );
}

export function multiply(a: Value, b: Value): Value {
  return operate(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
    multiplyDecimals,
  );
}

function operate(
  a: Value,
  b: Value,
  integers: (x: bigint, y: bigint) => bigint,
  doubles: (x: number, y: number) => number,
  decimals: (x: Decimal128, y: Decimal128) => Decimal128,
): Value {
  if (!isNumber(a) || !isNumber(b)) return fail('TypeMismatch', 'arithmetic on values that are not numbers');
  if (a instanceof Decimal128 || b instanceof Decimal128) return decimals(toDecimal(a), toDecimal(b));
  if (typeof a === 'number' || typeof b === 'number') return doubles(asDouble(a), asDouble(b));
  const result = integers(asInteger(a), asInteger(b));
  if (a instanceof Int32 && b instanceof Int32 && BigInt.asIntN(32, result) === result)
    return new Int32(Number(result));
  return BigInt.asIntN(64, result) === result ? result : Number(result);
}

const asDouble = (value: number | bigint | Int32): number => (value instanceof Int32 ? value.value : Number(value));
const asInteger = (value: bigint | Int32): bigint => (value instanceof Int32 ? BigInt(value.value) : value);

/** The same decimal with the other sign: the first bit of the last byte. */
function negated(value: Decimal128): Decimal128 {
  const bytes = value.bytes.slice();
  bytes[15]! ^= 0x80;
  return new Decimal128(bytes);
}
