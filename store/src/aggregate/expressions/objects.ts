import { fail } from '../../errors.js';
import { Doc, type Value } from '../../values/index.js';
import { isNullish, shown, type Operators, type Result } from './expression.js';
import { unary, variadic } from './operands.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#object-expression-operators */
export const objects: Operators = [
  ['$mergeObjects', variadic(merged)],
  ['$objectToArray', unary(toPairs)],
  ['$arrayToObject', unary(fromPairs)],
];

/** Of an array that stands alone, its elements. */
function merged(operands: readonly Result[]): Value {
  const [only] = operands;
  const values: readonly Result[] = operands.length === 1 && Array.isArray(only) ? only : operands;
  const result = new Doc();
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!(value instanceof Doc))
      return fail(40400, `$mergeObjects requires object inputs, but input is of type ${shown(value)}`);
    for (const [name, one] of value.entries()) result.set(name, one);
  }
  return result;
}

function toPairs(value: Result): Value {
  if (isNullish(value)) return null;
  if (!(value instanceof Doc)) return fail(40390, `$objectToArray requires a document input, found: ${shown(value)}`);
  return [...value.entries()].map(
    ([k, v]) =>
      new Doc([
        ['k', k],
        ['v', v],
      ] as [string, Value][]),
  );
}

function fromPairs(value: Result): Value {
  if (isNullish(value)) return null;
  if (!Array.isArray(value)) return fail(40386, `$arrayToObject requires an array input, found: ${shown(value)}`);
  const result = new Doc();
  let isPairs: boolean | null = null;
  for (const one of value) {
    if (!(one instanceof Doc) && !Array.isArray(one))
      return fail(40398, `Unrecognised input type format for $arrayToObject: ${shown(one)}`);
    isPairs ??= Array.isArray(one);
    const [key, inner] = isPairs ? pairOf(one) : fieldsOf(one);
    if (key.includes('\0')) fail(4940400, 'Key field cannot contain an embedded null byte');
    result.set(key, inner);
  }
  return result;
}

function pairOf(one: Value): [string, Value] {
  if (!Array.isArray(one))
    return fail(40396, '$arrayToObject requires a consistent input format: an array was expected');
  if (one.length !== 2) return fail(40397, '$arrayToObject requires an array of size 2 arrays');
  const [key, value] = one as [Value, Value];
  return typeof key === 'string'
    ? [key, value]
    : fail(40395, '$arrayToObject requires the first element to be a string');
}

function fieldsOf(one: Value): [string, Value] {
  if (!(one instanceof Doc))
    return fail(40391, '$arrayToObject requires a consistent input format: a document was expected');
  if (one.size !== 2) return fail(40392, "$arrayToObject requires documents with the two fields 'k' and 'v'");
  const key = one.get('k');
  const value = one.get('v');
  if (key === undefined || value === undefined) return fail(40393, "$arrayToObject requires the fields 'k' and 'v'");
  return typeof key === 'string' ? [key, value] : fail(40394, "$arrayToObject requires 'k' to be a string");
}
