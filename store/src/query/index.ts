/** The query language: filters, projections, sorts and field paths. The public interface of this folder. */
export type { Constraint, FieldConstraint } from './constraints.js';
export { prefixOfPattern } from './literal-pattern.js';
export { compileFilter, type CompiledFilter } from './filter.js';
export { compileAddedFields, compileProjection, type AddedField, type CompiledProjection } from './projection.js';
export { compileExpression, isNullish, orNull, type Expression } from './expression.js';
export { checkName, checkPath, type Result } from './field-path.js';
export { compileSort, type CompiledSort } from './sort.js';
export { isOperatorDoc } from './parse-operators.js';
