import { fail } from '../../errors.js';
import { Doc } from '../../values/index.js';
import {
  constant,
  operation,
  withNames,
  type Context,
  type Expression,
  type Operators,
  type Scope,
} from './expression.js';
import { checkUserVariable } from './field-path.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/literal/ and let/ */
export const literals: Operators = [
  ['$literal', (argument) => constant(argument)],
  ['$const', (argument) => constant(argument)],
  ['$let', (argument, context) => parseLet(argument, context)],
];

function parseLet(argument: unknown, context: Context): Expression {
  if (!(argument instanceof Doc)) return fail(16874, '$let only supports an object as its argument');
  for (const name of argument.keys())
    if (name !== 'vars' && name !== 'in') fail(16875, `Unrecognized parameter to $let: ${name}`);
  const vars = argument.get('vars') ?? missing(16876, "Missing 'vars' parameter to $let", argument.has('vars'));
  const inside = argument.get('in');
  if (inside === undefined) return fail(16877, "Missing 'in' parameter to $let");
  if (!(vars instanceof Doc)) return fail(10065, 'invalid parameter: expected an object (vars)');
  const names = [...vars.keys()];
  names.forEach(checkUserVariable);
  const values = [...vars.values()].map((value) => context.parse(value, context));
  const body = context.parse(inside, withNames(context, ...names));
  return operation([...values, body], (scope) => {
    let inner: Scope['variables'] = scope.variables;
    names.forEach((name, at) => {
      inner = { name, value: values[at]!.evaluate(scope), outer: inner };
    });
    return body.evaluate({ ...scope, variables: inner });
  });
}

const missing = (code: number, message: string, isThere: boolean): null => (isThere ? null : fail(code, message));
