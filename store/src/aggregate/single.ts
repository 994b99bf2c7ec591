import { beginSlice } from '../slices.js';
import { UtcDate, type Doc, type Value } from '../values/index.js';
import { isTrueResult } from './expressions/boolean.js';
import type { Result } from './expressions/expression.js';
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
