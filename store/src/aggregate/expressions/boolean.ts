import { isTruthy } from '../../query/index.js';
import { MISSING } from '../../values/index.js';
import { operation, type Operator, type Operators, type Result } from './expression.js';
import { operandsOf, unary } from './operands.js';

export const isTrueResult = (value: Result): boolean => value !== MISSING && isTruthy(value);

/** `$and` and `$or` stop at the first operand that decides. */
const connective =
  (decides: boolean): Operator =>
  (argument, context) => {
    const operands = operandsOf(argument).map((operand) => context.parse(operand, context));
    return operation(operands, (scope) =>
      operands.some((operand) => isTrueResult(operand.evaluate(scope)) === decides) ? decides : !decides,
    );
  };

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#boolean-expression-operators */
export const booleans: Operators = [
  ['$and', connective(false)],
  ['$or', connective(true)],
  ['$not', unary((value) => !isTrueResult(value))],
];
