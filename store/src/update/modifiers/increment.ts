import { fail, MongoError } from '../../errors.js';
import { add, multiply } from '../../values/arithmetic.js';
import { Decimal128, equalValues, Int32, isNumber, typeName, type Value } from '../../values/index.js';
import { idText, type Modifier } from './modifier.js';

/** `$inc` */
export function parseInc(argument: Value, path: string): Modifier {
  if (!isNumber(argument))
    fail('TypeMismatch', `Cannot increment with non-numeric argument: {${path}: ${typeName(argument)}}`);
  return arithmetic('$inc', argument, add, () => argument);
}

/** `$mul`: a field that is not there becomes zero of the argument's type. */
export function parseMul(argument: Value, path: string): Modifier {
  if (!isNumber(argument))
    fail('TypeMismatch', `Cannot multiply with non-numeric argument: {${path}: ${typeName(argument)}}`);
  return arithmetic('$mul', argument, multiply, () => multiply(new Int32(0), argument));
}

function arithmetic(
  name: string,
  argument: Value,
  operate: (a: Value, b: Value) => Value,
  initial: () => Value,
): Modifier {
  return {
    creates: true,
    toleratesAnyPath: false,
    apply: (current, context, path) => {
      if (current === undefined) return initial();
      if (!isNumber(current)) {
        const field = path.split('.').at(-1);
        fail(
          'TypeMismatch',
          `Cannot apply ${name} to a value of non-numeric type. ${idText(context)} has the field '${field}' of non-numeric type ${typeName(current)}`,
        );
      }
      const result = operate(current, argument);
      // A long that overflows is an error here; elsewhere arithmetic goes on in double.
      if (isInteger(current) && isInteger(argument) && !isInteger(result)) {
        throw new MongoError(2, `Failed to apply ${name} operations to current value for document ${idText(context)}`);
      }
      return isSameNumber(current, result) ? current : result;
    },
  };
}

const isInteger = (value: Value): boolean => typeof value === 'bigint' || value instanceof Int32;

/** Of one type and equal, where zero and its negative are: then nothing changes. */
function isSameNumber(a: Value, b: Value): boolean {
  if (a instanceof Int32 && b instanceof Int32) return a.value === b.value;
  if (a instanceof Decimal128 && b instanceof Decimal128) return equalValues(a, b);
  return typeof a === typeof b && typeof a !== 'object' && a === b;
}
