import { fail } from '../../errors.js';
import type { Value } from '../../values/index.js';
import { operation, type Operator, type Result } from './expression.js';

/** The operands of an operator: a list, or a single one that stands alone. */
export const operandsOf = (argument: Value): readonly Value[] => (Array.isArray(argument) ? argument : [argument]);

/** An operator with as many operands as it likes. */
export const variadic =
  (compute: (values: Result[]) => Result): Operator =>
  (argument, context) => {
    const operands = operandsOf(argument).map((operand) => context.parse(operand, context));
    return operation(operands, (scope) => compute(operands.map((operand) => operand.evaluate(scope))));
  };

/** An operator with exactly one operand. */
export const unary =
  (compute: (value: Result, name: string) => Result): Operator =>
  (argument, context, name) => {
    const operands = exactly(1, argument, name).map((one) => context.parse(one, context));
    return operation(operands, (scope) => compute(operands[0]!.evaluate(scope), name));
  };

/** An operator with exactly two operands. */
export const binary =
  (compute: (a: Result, b: Result, name: string) => Result): Operator =>
  (argument, context, name) => {
    const operands = exactly(2, argument, name).map((one) => context.parse(one, context));
    return operation(operands, (scope) => compute(operands[0]!.evaluate(scope), operands[1]!.evaluate(scope), name));
  };

/** An operator with exactly three operands. */
export const ternary =
  (compute: (a: Result, b: Result, c: Result, name: string) => Result): Operator =>
  (argument, context, name) => {
    const operands = exactly(3, argument, name).map((one) => context.parse(one, context));
    return operation(operands, (scope) =>
      compute(operands[0]!.evaluate(scope), operands[1]!.evaluate(scope), operands[2]!.evaluate(scope), name),
    );
  };

/** An operator that can leave out its last operands. */
export const ranged =
  (least: number, most: number, compute: (values: Result[], name: string) => Result): Operator =>
  (argument, context, name) => {
    const operands = between(least, most, argument, name).map((operand) => context.parse(operand, context));
    return operation(operands, (scope) =>
      compute(
        operands.map((operand) => operand.evaluate(scope)),
        name,
      ),
    );
  };

export function exactly(wanted: number, argument: Value, name: string): readonly Value[] {
  const operands = operandsOf(argument);
  if (operands.length === wanted) return operands;
  return fail(16020, `Expression ${name} takes exactly ${wanted} arguments. ${operands.length} were passed in.`);
}

export function between(least: number, most: number, argument: Value, name: string): readonly Value[] {
  const operands = operandsOf(argument);
  if (operands.length >= least && operands.length <= most) return operands;
  return fail(
    28667,
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${operands.length} were passed in.`,
  );
}
