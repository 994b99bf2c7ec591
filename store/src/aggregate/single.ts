import { fail } from '../errors.js';
import { beginSlice } from '../slices.js';
import { UtcDate, type Doc, type Value } from '../values/index.js';
import { isTrueResult } from './expressions/boolean.js';
import type { Result } from './expressions/expression.js';
import { checkUserVariable } from './expressions/field-path.js';
import { outermost } from './expressions/parse.js';
import { computedField } from './stages/project.js';

type Evaluate = (doc: Doc) => Result;

function compile(value: Value, now: UtcDate | null): Evaluate {
  const context = outermost(now);
  const expression = context.parse(value, context);
  beginSlice();
  expression.fold();
  return (root) => expression.evaluate({ root, variables: null });
}

/** The expression of `$expr`, which holds or does not. */
export function compileTest(value: Value): (doc: Doc) => boolean {
  const evaluate = compile(value, currentTime());
  return (doc) => isTrueResult(evaluate(doc));
}

/** The same where there is no `$$NOW`. */
export function compileTimelessTest(value: Value): (doc: Doc) => boolean {
  const evaluate = compile(value, null);
  return (doc) => isTrueResult(evaluate(doc));
}

export const currentTime = (): UtcDate => new UtcDate(BigInt(Date.now()));

/** The expression of a field that a `find` computes. */
export const compileFieldExpression = (value: Value): Evaluate =>
  computedField(value, (one) => compile(one, currentTime()));

/** Variables of the server, which a command cannot set. */
const builtIn = new Set(['NOW', 'CLUSTER_TIME', 'JS_SCOPE', 'IS_MR', 'USER_ROLES']);

/** Checks the variables that a command sets with `let`: constants, with names of their own. */
export function checkVariables(variables: Doc): void {
  const context = outermost(currentTime());
  for (const [name, value] of variables.entries()) {
    if (value === '$$CLUSTER_TIME') fail(51144, 'Builtin variable $$CLUSTER_TIME is not available');
    if (builtIn.has(name)) fail(4738901, `Found an attempt to override system variable: ${name}`);
    checkUserVariable(name);
    const expression = context.parse(value, context);
    beginSlice();
    expression.fold();
    if (!expression.constant) fail(4890500, `Command let Expression does not evaluate to a constant: ${name}`);
  }
}
