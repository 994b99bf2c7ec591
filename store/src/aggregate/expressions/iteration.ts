import { fail } from '../../errors.js';
import { fold } from '../../restart.js';
import { Doc, isNumber, type Value } from '../../values/index.js';
import { integerOf } from './arrays.js';
import { isTrueResult } from './boolean.js';
import {
  isNullish,
  operation,
  orNull,
  shown,
  withNames,
  withVariable,
  type Context,
  type Expression,
  type Operators,
  type Result,
} from './expression.js';
import { checkUserVariable } from './field-path.js';

/** Operators that go through an array with a variable for its elements. */
export const iterations: Operators = [
  ['$map', parseMap],
  ['$filter', parseFilter],
  ['$reduce', parseReduce],
];

function refuseOthers(argument: Doc, known: readonly string[], code: number, name: string): void {
  for (const field of argument.keys())
    if (!known.includes(field)) fail(code, `Unrecognized parameter to ${name}: ${field}`);
}

const required = (argument: Doc, field: string, code: number, name: string): Value => {
  const value = argument.get(field);
  return value === undefined ? fail(code, `Missing '${field}' parameter to ${name}`) : value;
};

/** The name of the variable for an element; `this` where none is given. */
function nameIn(argument: Doc): string {
  const name = argument.get('as');
  if (name === undefined) return 'this';
  if (typeof name !== 'string') return fail('FailedToParse', `'as' must be a string`);
  checkUserVariable(name);
  return name;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/map/ */
function parseMap(argument: Value, context: Context): Expression {
  if (!(argument instanceof Doc)) return fail(16878, '$map only supports an object as its argument');
  refuseOthers(argument, ['input', 'as', 'in'], 16879, '$map');
  const input = context.parse(required(argument, 'input', 16880, '$map'), context);
  const inside = required(argument, 'in', 16882, '$map');
  const name = nameIn(argument);
  const body = context.parse(inside, withNames(context, name));
  return operation([input, body], (scope) => {
    const array = input.evaluate(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) return fail(16883, `input to $map must be an array not ${shown(array)}`);
    return fold(array, [] as Value[], (made, one) => {
      made.push(orNull(body.evaluate(withVariable(scope, name, one))));
      return made;
    });
  });
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/filter/ */
function parseFilter(argument: Value, context: Context): Expression {
  if (!(argument instanceof Doc)) return fail(28646, '$filter only supports an object as its argument');
  refuseOthers(argument, ['input', 'as', 'cond', 'limit'], 28647, '$filter');
  const input = context.parse(required(argument, 'input', 28648, '$filter'), context);
  const test = required(argument, 'cond', 28650, '$filter');
  const name = nameIn(argument);
  const condition = context.parse(test, withNames(context, name));
  const most = argument.get('limit');
  const limit = most === undefined ? null : context.parse(most, context);
  return operation([input, condition, ...(limit === null ? [] : [limit])], (scope) => {
    const array = input.evaluate(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) return fail(28651, `input to $filter must be an array not ${shown(array)}`);
    const wanted = limit === null ? Number.POSITIVE_INFINITY : limitOf(limit.evaluate(scope));
    const keep = (kept: Value[], one: Value): Value[] => {
      if (isTrueResult(condition.evaluate(withVariable(scope, name, one)))) kept.push(one);
      return kept;
    };
    return fold(array, [], keep, (kept) => kept.length >= wanted);
  });
}

function limitOf(value: Result): number {
  if (isNullish(value)) return Number.POSITIVE_INFINITY;
  const whole = isNumber(value) ? integerOf(value) : null;
  if (whole === null) return fail(327391, `$filter: limit must be represented as a 32-bit integral value`);
  return whole < 1 ? fail(327392, '$filter: limit must be greater than 0') : whole;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/reduce/ */
function parseReduce(argument: Value, context: Context): Expression {
  if (!(argument instanceof Doc)) return fail(40075, '$reduce requires an object as an argument');
  refuseOthers(argument, ['input', 'initialValue', 'in'], 40076, '$reduce');
  const input = context.parse(required(argument, 'input', 40077, '$reduce'), context);
  const first = context.parse(required(argument, 'initialValue', 40078, '$reduce'), context);
  const inside = required(argument, 'in', 40079, '$reduce');
  const body = context.parse(inside, withNames(context, 'this', 'value'));
  return operation([input, first, body], (scope) => {
    const array = input.evaluate(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) return fail(40080, `$reduce requires that 'input' be an array, found: ${shown(array)}`);
    return fold(array, first.evaluate(scope), (value, one) =>
      body.evaluate(withVariable(withVariable(scope, 'this', one), 'value', value)),
    );
  });
}
