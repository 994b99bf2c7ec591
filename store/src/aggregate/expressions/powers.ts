import { fail } from '../../errors.js';
import { isNaNValue, toNumber, truncatedInteger } from '../../query/index.js';
import {
  add,
  compareValues,
  Decimal128,
  divideDecimals,
  expDecimal,
  Int32,
  isDecimalZero,
  isNumber,
  lnDecimal,
  log10Decimal,
  multiply,
  powerDecimal,
  sqrtDecimal,
  toDecimal,
  type Value,
} from '../../values/index.js';
import { isNullish, operation, shown, smallest, type Operator, type Operators, type Result } from './expression.js';
import { binary, unary } from './operands.js';

type Numeric = number | bigint | Int32 | Decimal128;

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#arithmetic-expression-operators */
export const powers: Operators = [
  ['$exp', numeric(exponential)],
  ['$sqrt', numeric(squareRoot)],
  ['$ln', numeric((value) => logarithm(value, 28766, lnDecimal, Math.log))],
  ['$log10', numeric((value) => logarithm(value, 28761, log10Decimal, Math.log10))],
  ['$log', binary(logarithmTo)],
  ['$pow', binary(power)],
  ['$sigmoid', sigmoid],
];

function numeric(compute: (value: Numeric) => Value): Operator {
  return unary((value, name) => {
    if (isNullish(value)) return null;
    return isNumber(value) ? compute(value) : fail(28765, `${name} only supports numeric types, not ${shown(value)}`);
  });
}

const isAboveZero = (value: Numeric): boolean => compareValues(value, 0) > 0;
const isBelowZero = (value: Numeric): boolean => !isNaNValue(value) && compareValues(value, 0) < 0;

function exponential(value: Numeric): Value {
  return value instanceof Decimal128 ? expDecimal(value) : Math.exp(toNumber(value));
}

function squareRoot(value: Numeric): Value {
  if (isBelowZero(value)) return fail(28714, "$sqrt's argument must be greater than or equal to 0");
  return value instanceof Decimal128 ? sqrtDecimal(value) : Math.sqrt(toNumber(value));
}

/** A decimal that is no number gives a double that is none, as MongoDB does. */
function logarithm(
  value: Numeric,
  code: number,
  decimal: (value: Decimal128) => Decimal128,
  double: (value: number) => number,
): Value {
  if (!isNaNValue(value) && !isAboveZero(value)) return fail(code, 'a logarithm needs a positive number');
  return value instanceof Decimal128 && !isNaNValue(value) ? decimal(value) : double(toNumber(value));
}

function logarithmTo(value: Result, base: Result): Value {
  if (isNullish(value) || isNullish(base)) return null;
  if (!isNumber(value)) return fail(28756, `$log's argument must be numeric, not ${shown(value)}`);
  if (!isNumber(base)) return fail(28757, `$log's base must be numeric, not ${shown(base)}`);
  const hasNaN = isNaNValue(value) || isNaNValue(base);
  if (!isNaNValue(value) && !isAboveZero(value)) return fail(28758, "$log's argument must be a positive number");
  if (!isNaNValue(base) && (!isAboveZero(base) || compareValues(base, 1) === 0))
    return fail(28759, "$log's base must be a positive number not equal to 1");
  const isDecimal = value instanceof Decimal128 || base instanceof Decimal128;
  if (isDecimal && !hasNaN) return divideDecimals(lnDecimal(toDecimal(value)), lnDecimal(toDecimal(base)));
  return Math.log(toNumber(value)) / Math.log(toNumber(base));
}

function power(base: Result, exponent: Result): Value {
  if (isNullish(base) || isNullish(exponent)) return null;
  if (!isNumber(base)) return fail(28762, `$pow's base must be numeric, not ${shown(base)}`);
  if (!isNumber(exponent)) return fail(28763, `$pow's exponent must be numeric, not ${shown(exponent)}`);
  const isZero = base instanceof Decimal128 ? isDecimalZero(base) : toNumber(base) === 0;
  if (isZero && isBelowZero(exponent)) return fail(28764, '$pow cannot take a base of 0 and a negative exponent');
  if (base instanceof Decimal128 || exponent instanceof Decimal128)
    return powerDecimal(toDecimal(base), toDecimal(exponent));
  if (typeof base === 'number' || typeof exponent === 'number') return powerDouble(toNumber(base), toNumber(exponent));
  return powerInteger(base, exponent);
}

/** As in C, one to any power and minus one to an endless one are one, where JavaScript has no number. */
function powerDouble(base: number, exponent: number): number {
  return base === 1 || (base === -1 && Math.abs(exponent) === Infinity) ? 1 : base ** exponent;
}

/** An integer where it is one that fits: into 64 bits, and into 32 when both operands do and it can. */
function powerInteger(base: bigint | Int32, exponent: bigint | Int32): Value {
  const [x, y] = [truncatedInteger(base) ?? 0n, truncatedInteger(exponent) ?? 0n];
  const isUnit = x >= -1n && x <= 1n;
  if (!isUnit && (y < 0n || y > 63n)) return Number(x) ** Number(y);
  // The powers of -1, 0 and 1 depend only on whether the exponent is zero, odd or even.
  const result = isUnit ? x ** (y === 0n ? 0n : 2n - (y & 1n)) : x ** y;
  if (BigInt.asIntN(64, result) !== result) return Number(x) ** Number(y);
  return base instanceof Int32 && exponent instanceof Int32 ? smallest(result) : result;
}

/** `1 / (1 + e^-x)`, which MongoDB makes of other operators; a list is no operand of its own but the value. */
function sigmoid(...[argument, context, name]: Parameters<Operator>): ReturnType<Operator> {
  const operand = context.parse(argument, context);
  return operation([operand], (scope) => {
    const value = operand.evaluate(scope);
    if (isNullish(value)) return null;
    if (!isNumber(value)) return fail('TypeMismatch', `${name} only supports numeric types, not ${shown(value)}`);
    const divisor = add(new Int32(1), exponential(multiply(new Int32(-1), value) as Numeric));
    return divisor instanceof Decimal128 ? divideDecimals(toDecimal(1n), divisor) : 1 / toNumber(divisor);
  });
}
