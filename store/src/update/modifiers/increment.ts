import { fail } from '../../errors.js';
import { Decimal128, Int32, isNumber, typeName, type Value } from '../../values/index.js';
import { idText, type Modifier } from './modifier.js';

type Summand = number | bigint | Int32;

/** `$inc`. Decimal128 is refused: its arithmetic is not supported. */
export function parseIncrement(argument: Value, path: string): Modifier {
  if (!isNumber(argument))
    return fail('TypeMismatch', `Cannot increment with non-numeric argument: {${path}: ${typeName(argument)}}`);
  const increment = binary(argument);
  return {
    creates: true,
    toleratesAnyPath: false,
    apply: (current, context, at) => {
      if (current === undefined) return increment;
      if (!isNumber(current)) {
        const field = at.split('.').at(-1);
        return fail(
          'TypeMismatch',
          `Cannot apply $inc to a value of non-numeric type. ${idText(context)} has the field '${field}' of non-numeric type ${typeName(current)}`,
        );
      }
      const sum = add(binary(current), increment);
      if (sum === null)
        return fail('BadValue', `Failed to apply $inc operations to current value for document ${idText(context)}`);
      return isSameNumber(current, sum) ? current : sum;
    },
  };
}

const binary = (value: Summand | Decimal128): Summand =>
  value instanceof Decimal128 ? fail('CommandNotSupported', 'Decimal128 arithmetic is not supported') : value;

/**
 * Adds with MongoDB's type promotion: int32 sums become int64 on overflow; otherwise the wider type of the two wins. Null when
 * an int64 overflows.
 */
function add(a: Summand, b: Summand): Summand | null {
  if (typeof a === 'number' || typeof b === 'number') return asDouble(a) + asDouble(b);
  const sum = asInteger(a) + asInteger(b);
  if (a instanceof Int32 && b instanceof Int32 && BigInt.asIntN(32, sum) === sum) return new Int32(Number(sum));
  return BigInt.asIntN(64, sum) === sum ? sum : null;
}

const asDouble = (value: Summand): number => (value instanceof Int32 ? value.value : Number(value));
const asInteger = (value: bigint | Int32): bigint => (value instanceof Int32 ? BigInt(value.value) : value);

/** Whether the type and value are unchanged; 0 equals -0. */
function isSameNumber(a: Value, b: Summand): boolean {
  if (a instanceof Int32 && b instanceof Int32) return a.value === b.value;
  return typeof a === typeof b && typeof a !== 'object' && a === b;
}
