import { compareValues, isNumber, type Value } from '../../values/index.js';
import { isNullish, operation, type Expression, type Operator, type Operators, type Result } from './expression.js';
import { operandsOf } from './operands.js';
import { Sum } from './sum.js';

/** Accumulators as expressions: over their operands, or over the elements of the only one. */
export const overLists: Operators = [
  ['$sum', overList(sum)],
  ['$avg', overList(mean)],
  ['$min', overList((values) => extreme(values, -1))],
  ['$max', overList((values) => extreme(values, 1))],
];

function overList(compute: (values: readonly Result[]) => Value): Operator {
  return (argument, context) => {
    const operands = operandsOf(argument).map((operand) => context.parse(operand, context));
    return operation(operands, (scope) => compute(valuesOf(operands, (operand) => operand.evaluate(scope))));
  };
}

function valuesOf(operands: readonly Expression[], evaluate: (operand: Expression) => Result): readonly Result[] {
  const values = operands.map(evaluate);
  const [only] = values;
  return values.length === 1 && Array.isArray(only) ? only : values;
}

function sum(values: readonly Result[]): Value {
  const total = new Sum(true);
  for (const value of values) if (isNumber(value)) total.add(value);
  return total.value();
}

function mean(values: readonly Result[]): Value {
  const total = new Sum();
  for (const value of values) if (isNumber(value)) total.addToMean(value);
  return total.count === 0 ? null : total.mean();
}

function extreme(values: readonly Result[], direction: 1 | -1): Value {
  let best: Value = null;
  let isFound = false;
  for (const value of values) {
    if (isNullish(value) || (isFound && compareValues(value, best) * direction <= 0)) continue;
    best = value;
    isFound = true;
  }
  return best;
}
