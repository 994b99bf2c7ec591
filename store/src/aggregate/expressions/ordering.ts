import { fail, MongoError } from '../../errors.js';
import { compileSort, exactInteger } from '../../query/index.js';
import { compareValues, Doc, isNumber, type Value } from '../../values/index.js';
import { isNullish, operation, orNull, shown, type Context, type Expression, type Operators } from './expression.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/sortArray/ and zip/ */
export const orderings: Operators = [
  ['$sortArray', parseSortArray],
  ['$zip', parseZip],
];

function parseSortArray(argument: Value, context: Context): Expression {
  if (!(argument instanceof Doc)) return fail(2942500, '$sortArray requires an object as an argument');
  for (const field of argument.keys())
    if (field !== 'input' && field !== 'sortBy') fail(2942501, `$sortArray found an unknown argument: ${field}`);
  const given = argument.get('input');
  const by = argument.get('sortBy');
  if (given === undefined) return fail(2942502, "$sortArray requires 'input' to be specified");
  if (by === undefined) return fail(2942503, "$sortArray requires 'sortBy' to be specified");
  const input = context.parse(given, context);
  const compare = comparison(by);
  return operation([input], (scope) => {
    const array = input.evaluate(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      return fail(2942504, `The input argument to $sortArray must be an array, but was of type: ${shown(array)}`);
    return [...array].sort(compare);
  });
}

function comparison(by: Value): (a: Value, b: Value) => number {
  if (isNumber(by)) {
    const direction = exactInteger(by);
    if (direction !== 1n && direction !== -1n) return fail(2942506, 'the $sort element value must be either 1 or -1');
    return (a, b) => compareValues(a, b) * Number(direction);
  }
  if (!(by instanceof Doc)) return fail(2942507, 'the $sort key ordering must be a number or an object');
  const sort = compiled(by);
  const keyOf = (value: Value): readonly Value[] => sort.keyOf(value instanceof Doc ? value : new Doc());
  return (a, b) => sort.compareKeys(keyOf(a), keyOf(b));
}

/** Orders that are none have a code of their own here. */
function compiled(by: Doc): ReturnType<typeof compileSort> {
  if (by.size === 0) return fail(2942505, 'the $sortBy field must not be empty');
  try {
    return compileSort(by);
  } catch (error) {
    if (error instanceof MongoError && (error.code === 15974 || error.code === 15975)) fail(2942505, error.message);
    throw error;
  }
}

interface Zipping {
  readonly inputs: readonly Expression[];
  readonly defaults: readonly Expression[] | null;
  readonly isLongest: boolean;
}

function parseZip(argument: Value, context: Context): Expression {
  const { inputs, defaults, isLongest } = zippingOf(argument, context);
  return operation([...inputs, ...(defaults ?? [])], (scope) => {
    const arrays = inputs.map((input) => input.evaluate(scope));
    if (arrays.some(isNullish)) return null;
    const lists = arrays.map((array) =>
      Array.isArray(array) ? array : fail(34468, `$zip found a non-array expression in input: ${shown(array)}`),
    );
    const lengths = lists.map((list) => list.length);
    const length = isLongest ? Math.max(...lengths) : Math.min(...lengths);
    const fillers = defaults?.map((one) => orNull(one.evaluate(scope))) ?? [];
    return Array.from({ length }, (_, at) =>
      lists.map((list, which) => (at < list.length ? list[at]! : (fillers[which] ?? null))),
    );
  });
}

function zippingOf(argument: Value, context: Context): Zipping {
  if (!(argument instanceof Doc)) return fail(34460, '$zip only supports an object as an argument');
  let inputs: readonly Expression[] = [];
  let defaults: readonly Expression[] | null = null;
  let isLongest = false;
  for (const [field, value] of argument.entries()) {
    if (field === 'inputs') inputs = expressionsOf(value, context, 34461, 'inputs');
    else if (field === 'defaults') defaults = expressionsOf(value, context, 34462, 'defaults');
    else if (field === 'useLongestLength') {
      if (typeof value !== 'boolean') return fail(34463, `useLongestLength must be a bool, found ${shown(value)}`);
      isLongest = value;
    } else return fail(34464, `$zip found an unknown argument: ${field}`);
  }
  if (inputs.length === 0) fail(34465, '$zip requires at least one input array');
  if (defaults !== null && !isLongest) fail(34466, 'cannot specify defaults unless useLongestLength is true');
  if (defaults !== null && defaults.length !== inputs.length)
    fail(34467, 'defaults and inputs must have the same length');
  return { inputs, defaults, isLongest };
}

function expressionsOf(value: Value, context: Context, code: number, name: string): readonly Expression[] {
  if (!Array.isArray(value)) return fail(code, `${name} must be an array of expressions, found ${shown(value)}`);
  return value.map((one) => context.parse(one, context));
}
