import { isNumber, typeName } from '../../values/index.js';
import type { Operators } from './expression.js';
import { unary } from './operands.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#type-expression-operators */
export const types: Operators = [
  ['$type', unary((value) => typeName(value))],
  ['$isNumber', unary((value) => isNumber(value))],
];
