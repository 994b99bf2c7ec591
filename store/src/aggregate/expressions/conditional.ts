import { fail } from '../../errors.js';
import { Doc, MISSING, type Value } from '../../values/index.js';
import { isTrueResult } from './boolean.js';
import { isNullish, operation, type Context, type Expression, type Operators, type Scope } from './expression.js';
import { exactly, operandsOf } from './operands.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#conditional-expression-operators */
export const conditionals: Operators = [
  ['$cond', parseCond],
  ['$ifNull', parseIfNull],
  ['$switch', parseSwitch],
];

function parseCond(argument: Value, context: Context, name: string): Expression {
  const parts = argument instanceof Doc ? condFields(argument) : exactly(3, argument, name);
  const [test, yes, no] = parts.map((part) => context.parse(part, context)) as [Expression, Expression, Expression];
  return choice([{ test, result: yes }], no);
}

function condFields(argument: Doc): Value[] {
  for (const name of argument.keys())
    if (name !== 'if' && name !== 'then' && name !== 'else') fail(17083, `Unrecognized parameter to $cond: ${name}`);
  return [
    argument.get('if') ?? absent(argument, 'if', 17080),
    argument.get('then') ?? absent(argument, 'then', 17081),
    argument.get('else') ?? absent(argument, 'else', 17082),
  ];
}

const absent = (argument: Doc, name: string, code: number): null =>
  argument.has(name) ? null : fail(code, `Missing '${name}' parameter to $cond`);

interface Branch {
  readonly test: Expression;
  readonly result: Expression;
}

/** The first result whose test holds. What a constant test rules out is never computed, not even ahead. */
function choice(branches: readonly Branch[], otherwise: Expression | null, isSwitch = false): Expression {
  const compute = (scope: Scope): ReturnType<Expression['evaluate']> => {
    for (const { test, result } of branches) if (isTrueResult(test.evaluate(scope))) return result.evaluate(scope);
    return otherwise === null ? noBranch(40066) : otherwise.evaluate(scope);
  };
  const all = [...branches.flatMap(({ test, result }) => [test, result]), ...(otherwise === null ? [] : [otherwise])];
  const whole = operation(all, compute);
  const foldReachable = (): void => {
    if (isSwitch) otherwise?.fold();
    for (const { test, result } of branches) {
      test.fold();
      const known = test.constant ? isTrueResult(test.evaluate({} as Scope)) : null;
      if (known !== false) result.fold();
      if (known === true) return;
    }
    otherwise?.fold();
    if (otherwise === null && branches.every(({ test }) => test.constant)) noBranch(40069);
  };
  return { constant: whole.constant, evaluate: compute, fold: foldReachable };
}

const noBranch = (code: number): never =>
  fail(code, '$switch could not find a matching branch for an input, and no default was specified.');

function parseIfNull(argument: Value, context: Context): Expression {
  const parts = operandsOf(argument);
  if (parts.length < 2) fail(1257300, `$ifNull needs at least two arguments, had: ${parts.length}`);
  const operands = parts.map((part) => context.parse(part, context));
  return operation(operands, (scope) => {
    let value: ReturnType<Expression['evaluate']> = MISSING;
    for (const operand of operands) {
      value = operand.evaluate(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  });
}

function parseSwitch(argument: Value, context: Context): Expression {
  if (!(argument instanceof Doc)) return fail(40060, '$switch requires an object as an argument');
  const branches: Branch[] = [];
  let otherwise: Expression | null = null;
  for (const [name, value] of argument.entries()) {
    if (name === 'branches') {
      if (!Array.isArray(value)) return fail(40061, "$switch expected an array for 'branches'");
      branches.push(...value.map((branch) => parseBranch(branch, context)));
    } else if (name === 'default') otherwise = context.parse(value, context);
    else fail(40067, `$switch found an unknown argument: ${name}`);
  }
  if (branches.length === 0) fail(40068, '$switch requires at least one branch.');
  return choice(branches, otherwise, true);
}

function parseBranch(branch: Value, context: Context): Branch {
  if (!(branch instanceof Doc)) return fail(40062, '$switch expected each branch to be an object');
  let test: Expression | null = null;
  let result: Expression | null = null;
  for (const [name, value] of branch.entries()) {
    if (name === 'case') test = context.parse(value, context);
    else if (name === 'then') result = context.parse(value, context);
    else fail(40063, `$switch found an unknown argument to a branch: ${name}`);
  }
  if (test === null) return fail(40064, "$switch requires each branch have a 'case' expression");
  if (result === null) return fail(40065, "$switch requires each branch have a 'then' expression.");
  return { test, result };
}
