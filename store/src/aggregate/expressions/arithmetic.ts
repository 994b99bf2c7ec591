import { fail } from '../../errors.js';
import { isNaNValue, toNumber, truncatedInteger } from '../../query/index.js';
import {
  absoluteDecimal,
  cutDecimal,
  Decimal128,
  divideDecimals,
  Int32,
  isDecimalZero,
  isNumber,
  multiply,
  remainderDecimals,
  subtract,
  toDecimal,
  UtcDate,
  type Value,
} from '../../values/index.js';
import {
  isNullish,
  operation,
  shown,
  type Expression,
  type Operator,
  type Operators,
  type Result,
  type Scope,
} from './expression.js';
import { exactly, operandsOf, unary } from './operands.js';
import { Sum } from './sum.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#arithmetic-expression-operators */
export const arithmetic: Operators = [
  ['$add', sequence(add)],
  ['$multiply', sequence(multiplyAll)],
  ['$subtract', unlessNullish(subtractOne)],
  ['$divide', unlessNullish(divide)],
  ['$mod', unlessNullish(modulo)],
  ['$abs', unary(absolute)],
];

/** Operands one after the other; the first that is nullish makes the whole null. */
function sequence(compute: (next: () => Result, count: number) => Value): Operator {
  return (argument, context) => {
    const operands = operandsOf(argument).map((operand) => context.parse(operand, context));
    return operation(operands, (scope) => {
      let at = 0;
      return compute(() => operands[at++]!.evaluate(scope), operands.length);
    });
  };
}

function unlessNullish(compute: (a: Value, b: Value, inGroup: boolean) => Value): Operator {
  return (argument, context, name) => {
    const [a, b] = exactly(2, argument, name).map((one) => context.parse(one, context)) as [Expression, Expression];
    return operation([a, b], (scope: Scope) => {
      const x = a.evaluate(scope);
      const y = b.evaluate(scope);
      return isNullish(x) || isNullish(y) ? null : compute(x, y, context.inGroup && scope.root !== undefined);
    });
  };
}

/** Two small integers, which most sums are; null when it has to be looked at closer. */
function addSmall(a: Result, b: Result): Int32 | null {
  const sum = a instanceof Int32 && b instanceof Int32 ? a.value + b.value : Number.NaN;
  return sum === (sum | 0) ? new Int32(sum) : null;
}

function add(next: () => Result, count: number): Value {
  if (count !== 2) return addAll(next, count);
  const a = next();
  const b = next();
  const taken: Result[] = [a, b];
  let at = 0;
  return addSmall(a, b) ?? addAll(() => taken[at++]!, 2);
}

function addAll(next: () => Result, count: number): Value {
  const sum = new Sum();
  let date: UtcDate | null = null;
  let isNull = false;
  for (let at = 0; at < count; at += 1) {
    const value = next();
    if (isNumber(value)) sum.add(value);
    else if (value instanceof UtcDate) {
      if (date !== null) return fail(16612, 'only one date allowed in an $add expression');
      date = value;
    } else if (isNullish(value)) isNull = true;
    else return fail('TypeMismatch', `$add only supports numeric or date types, not ${shown(value)}`);
  }
  if (isNull) return null;
  return date === null ? sum.value() : moved(date, sum.value());
}

/** A date so many milliseconds later, rounded. */
function moved(date: UtcDate, milliseconds: Value): UtcDate {
  const whole = typeof milliseconds === 'number' ? roundedLong(milliseconds) : longOf(milliseconds);
  const ms = whole === null ? null : date.ms + whole;
  if (ms === null || BigInt.asIntN(64, ms) !== ms) return fail('Overflow', 'date overflow');
  return new UtcDate(ms);
}

const longOf = (value: Value): bigint | null =>
  truncatedInteger(value instanceof Decimal128 ? cutDecimal(value, 0, 'even') : value);

const roundedLong = (value: number): bigint | null => {
  if (!Number.isFinite(value)) return null;
  const whole = Math.sign(value) * Math.round(Math.abs(value));
  return truncatedInteger(whole);
};

function multiplyAll(next: () => Result, count: number): Value {
  let product: Value = new Int32(1);
  for (let at = 0; at < count; at += 1) {
    const value = next();
    if (isNullish(value)) return null;
    if (!isNumber(value)) return fail('TypeMismatch', `$multiply only supports numeric types, not ${shown(value)}`);
    product = multiply(product, value);
  }
  return product;
}

function subtractOne(a: Value, b: Value): Value {
  if (isNumber(a) && isNumber(b)) return subtract(a, b);
  if (a instanceof UtcDate && b instanceof UtcDate) return inLong(a.ms - b.ms);
  if (a instanceof UtcDate && isNumber(b)) return moved(a, typeof b === 'number' ? -b : subtract(new Int32(0), b));
  return fail('TypeMismatch', `can't $subtract ${shown(b)} from ${shown(a)}`);
}

const inLong = (value: bigint): bigint =>
  BigInt.asIntN(64, value) === value ? value : fail('Overflow', 'date overflow in $subtract');

function divide(a: Value, b: Value, inGroup: boolean): Value {
  if (!isNumber(a) || !isNumber(b))
    return fail('TypeMismatch', `$divide only supports numeric types, not ${shown(a)} and ${shown(b)}`);
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const divisor = toDecimal(b);
    return isDecimalZero(divisor) ? byZero(inGroup) : divideDecimals(toDecimal(a), divisor);
  }
  const divisor = toNumber(b);
  return divisor === 0 ? byZero(inGroup) : toNumber(a) / divisor;
}

const byZero = (inGroup: boolean): never => fail(inGroup ? 4848401 : 2, "can't $divide by zero");

function modulo(a: Value, b: Value, inGroup: boolean): Value {
  if (!isNumber(a) || !isNumber(b))
    return fail(16611, `$mod only supports numeric types, not ${shown(a)} and ${shown(b)}`);
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const divisor = toDecimal(b);
    if (isDecimalZero(divisor)) fail(inGroup ? 4848403 : 5733415, "can't $mod by zero");
    return remainderDecimals(toDecimal(a), divisor);
  }
  if (toNumber(b) === 0) fail(inGroup ? 4848403 : 16610, "can't $mod by zero");
  if (typeof a === 'number' || typeof b === 'number') return toNumber(a) % toNumber(b);
  if (a instanceof Int32 && b instanceof Int32) return new Int32((a.value % b.value) + 0);
  return (truncatedInteger(a) ?? 0n) % (truncatedInteger(b) ?? 1n);
}

function absolute(value: Result): Value {
  if (isNullish(value)) return null;
  if (!isNumber(value)) return fail(28765, `$abs only supports numeric types, not ${shown(value)}`);
  if (value instanceof Decimal128) return isNaNValue(value) ? value : absoluteDecimal(value);
  if (typeof value === 'number') return Math.abs(value);
  if (typeof value === 'bigint') {
    if (value === -(2n ** 63n)) fail(28680, "can't take $abs of long long min");
    return value < 0n ? -value : value;
  }
  return value.value === -(2 ** 31) ? 2n ** 31n : new Int32(Math.abs(value.value));
}
