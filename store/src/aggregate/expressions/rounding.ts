import { fail } from '../../errors.js';
import { exactInteger, isNaNValue, toNumber } from '../../query/index.js';
import { cutDecimal, Decimal128, Int32, isNumber, type Rounding, type Value } from '../../values/index.js';
import { isNullish, shown, type Operators, type Result } from './expression.js';
import { ranged, unary } from './operands.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/round/, trunc/, ceil/ and floor/ */
export const roundings: Operators = [
  ['$ceil', unary((value) => whole(value, '$ceil', 'up', Math.ceil))],
  ['$floor', unary((value) => whole(value, '$floor', 'floor', Math.floor))],
  ['$round', ranged(1, 2, ([value, place]) => placed(value, place, '$round', 'even'))],
  ['$trunc', ranged(1, 2, ([value, place]) => placed(value, place, '$trunc', 'down'))],
];

function whole(value: Result, name: string, rounding: Rounding, double: (value: number) => number): Value {
  if (isNullish(value)) return null;
  if (!isNumber(value)) return fail(28765, `${name} only supports numeric types, not ${shown(value)}`);
  if (value instanceof Decimal128) return cutDecimal(value, 0, rounding);
  return typeof value === 'number' ? double(value) : value;
}

function placed(value: Result = null, place: Result | undefined, name: string, rounding: 'even' | 'down'): Value {
  if (isNullish(value) || (place !== undefined && isNullish(place))) return null;
  if (!isNumber(value)) return fail(51081, `${name} only supports numeric types, not ${shown(value)}`);
  const places = place === undefined ? 0 : placeOf(place, name);
  if (value instanceof Decimal128) {
    const cut = cutDecimal(value, places, rounding);
    return isNaNValue(cut) ? value : cut;
  }
  if (typeof value === 'number') return roundDouble(value, places, rounding);
  return places >= 0 ? value : roundInteger(value, places, rounding);
}

function placeOf(place: Value, name: string): number {
  if (!isNumber(place)) return fail(16004, `can't convert from BSON type ${shown(place)} to long`);
  const number = toNumber(place);
  if (typeof place === 'number' && !Number.isFinite(number))
    return fail(31109, `Can't coerce out of range value ${number} to long`);
  if (isNaNValue(place) || exactInteger(place) === null)
    return fail(51082, `precision argument to ${name} must be a integral value`);
  if (number < -20 || number > 100)
    return fail(51083, `cannot apply ${name} with precision value ${number} value must be in [-20, 100]`);
  return number;
}

function roundDouble(value: number, places: number, rounding: 'even' | 'down'): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const cut = exactCut(value, places, rounding);
  return Object.is(cut, 0) && value < 0 ? -0 : cut;
}

/** By the digits that the double is written with, as MongoDB goes through decimals with fifteen digits and more. */
function exactCut(value: number, places: number, rounding: 'even' | 'down'): number {
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential(16).split('e');
  const digits = BigInt(mantissa.replace('.', ''));
  const dropped = -places - (Number(power) - 16);
  if (dropped <= 0) return value;
  const unit = 10n ** BigInt(Math.min(dropped, 60));
  const twice = (digits % unit) * 2n;
  const quotient = digits / unit;
  const isUp = rounding === 'even' && (twice > unit || (twice === unit && quotient % 2n === 1n));
  return Math.sign(value) * Number(`${quotient + (isUp ? 1n : 0n)}e${-places}`);
}

function roundInteger(value: bigint | Int32, places: number, rounding: 'even' | 'down'): Value {
  const number = value instanceof Int32 ? BigInt(value.value) : value;
  const unit = 10n ** BigInt(-places);
  const magnitude = number < 0n ? -number : number;
  const twice = (magnitude % unit) * 2n;
  const quotient = magnitude / unit;
  const isUp = rounding === 'even' && (twice > unit || (twice === unit && quotient % 2n === 1n));
  const result = (quotient + (isUp ? 1n : 0n)) * unit * (number < 0n ? -1n : 1n);
  if (value instanceof Int32 && BigInt.asIntN(32, result) === result) return new Int32(Number(result));
  return BigInt.asIntN(64, result) === result ? result : fail(51080, 'integer overflow in rounding');
}
