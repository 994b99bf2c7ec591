import { Int32 } from '../../values/index.js';
import { compareResults, type Operator, type Operators } from './expression.js';
import { binary } from './operands.js';

const test = (holds: (order: number) => boolean): Operator => binary((a, b) => holds(compareResults(a, b)));

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#comparison-expression-operators */
export const comparisons: Operators = [
  ['$eq', test((order) => order === 0)],
  ['$ne', test((order) => order !== 0)],
  ['$gt', test((order) => order > 0)],
  ['$gte', test((order) => order >= 0)],
  ['$lt', test((order) => order < 0)],
  ['$lte', test((order) => order <= 0)],
  ['$cmp', binary((a, b) => new Int32(Math.sign(compareResults(a, b))))],
];
