import { fail } from '../../errors.js';
import { Doc, Int32, typeName, type Value } from '../../values/index.js';
import { idText, type Modifier } from './modifier.js';

type Integer = Int32 | bigint;

const operations: ReadonlyMap<string, (a: bigint, b: bigint) => bigint> = new Map([
  ['and', (a: bigint, b: bigint) => a & b],
  ['or', (a: bigint, b: bigint) => a | b],
  ['xor', (a: bigint, b: bigint) => a ^ b],
]);

/** `$bit`: one operation after the other; what is missing is zero. https://www.mongodb.com/docs/manual/reference/operator/update/bit/ */
export function parseBit(argument: Value, path: string): Modifier {
  if (!(argument instanceof Doc))
    return fail('BadValue', `The $bit modifier is not compatible with a ${typeName(argument)}. {${path}: ...}`);
  if (argument.size === 0) fail('BadValue', `You must pass in at least one bitwise operation. {${path}: {}}`);
  const steps = [...argument.entries()].map(([name, operand]) => ({
    operate:
      operations.get(name) ?? fail('BadValue', `The $bit modifier only supports 'and', 'or', and 'xor': ${name}`),
    operand: isInteger(operand)
      ? operand
      : fail('BadValue', `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand)}' is not`),
  }));
  return {
    creates: true,
    toleratesAnyPath: false,
    apply: (current, context) => {
      const start = current === undefined ? new Int32(0) : current;
      if (!isInteger(start))
        return fail(
          'BadValue',
          `Cannot apply $bit to a value of non-integral type. ${idText(context)} has a field of type ${typeName(start)}`,
        );
      return steps.reduce<Integer>((value, { operate, operand }) => combined(value, operand, operate), start);
    },
  };
}

const isInteger = (value: Value): value is Integer => value instanceof Int32 || typeof value === 'bigint';
const longOf = (value: Integer): bigint => (typeof value === 'bigint' ? value : BigInt(value.value));

/** An int64 as soon as one of the two is one. */
function combined(a: Integer, b: Integer, operate: (a: bigint, b: bigint) => bigint): Integer {
  const result = operate(longOf(a), longOf(b));
  return a instanceof Int32 && b instanceof Int32 ? new Int32(Number(result)) : result;
}
