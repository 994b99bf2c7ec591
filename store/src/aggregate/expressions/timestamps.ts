import { fail } from '../../errors.js';
import { Timestamp, type Value } from '../../values/index.js';
import { isNullish, shown, type Operators, type Result } from './expression.js';
import { unary } from './operands.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/tsSecond/ and tsIncrement/ */
export const timestamps: Operators = [
  ['$tsSecond', unary((value, name) => partOf(value, name, 5687301, (whole) => whole >> 32n))],
  ['$tsIncrement', unary((value, name) => partOf(value, name, 5687302, (whole) => whole & 0xffffffffn))],
];

function partOf(value: Result, name: string, code: number, part: (whole: bigint) => bigint): Value {
  if (isNullish(value)) return null;
  return value instanceof Timestamp
    ? part(value.value)
    : fail(code, `Argument to ${name} must be a timestamp, but is ${shown(value)}`);
}
