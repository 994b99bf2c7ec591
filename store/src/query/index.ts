/** The query language: filters, projections, sorts. The only door into this folder. */
export { hasExpression } from './constraints.js';
export type { ComparisonOperator, Constraint, FieldConstraint, FieldTest } from './constraints.js';
export { compileFilter, type CompiledFilter } from './filter.js';
export { compileAddedFields, compileProjection, type AddedField, type CompiledProjection } from './projection.js';
export { typeAliases } from './type-aliases.js';
export { decimalText, exactInteger, isNaNValue, isTruthy, toNumber, truncatedInteger } from './numbers.js';
export { compileExactRegex, compileRegex } from './regex.js';
export { compileSort, type CompiledSort } from './sort.js';
export { logicalOperators, parseFilter } from './parse-filter.js';
export { refuseNear, refuseText } from './misplaced.js';
export { fieldOperators } from './parse-operators.js';
export { arrayIndex } from './paths.js';
export { keysOfPaths } from './sort-keys.js';
