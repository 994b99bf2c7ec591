import { fail } from '../errors.js';
import { compileFilter, isOperatorDoc, type CompiledFilter, type Constraint } from '../query/index.js';
import { partialFilterOperators } from '../supported.js';
import { Doc, Regex, groupKey, isTruthy, type Value } from '../values/index.js';
import { wrongType } from '../wrong-type.js';

/** Operators that MongoDB accepts in `partialFilterExpression`; it refuses all others with code 67. */
const operatorsOfMongoDb = new Set([...partialFilterOperators, '$gt', '$gte', '$lt', '$lte', '$in', '$type', '$or']);

/**
 * Compiles the filter of a partial index: a conjunction of equalities and `$exists: true`.
 * https://www.mongodb.com/docs/manual/core/index-partial/
 */
export function compilePartialFilter(value: Value): CompiledFilter {
  if (!(value instanceof Doc)) return wrongType('createIndexes.indexes.partialFilterExpression', value, ['object']);
  const filter = compileFilter(value);
  checkOperators(value);
  return filter;
}

/** A key that is equal for filters with the same conditions, in any order. */
export function partialFilterKey(filter: CompiledFilter | null): string {
  if (filter === null) return '';
  return conditionsOf(filter.constraints).sort().join('\0');
}

const conditionsOf = (constraint: Constraint): string[] => {
  if (constraint.kind === 'and') return constraint.parts.flatMap(conditionsOf);
  if (constraint.kind !== 'field') return [constraint.kind];
  return [`${constraint.path} ${constraint.op} ${'value' in constraint ? groupKey(constraint.value) : ''}`];
};

function checkOperators(filter: Doc): void {
  for (const [name, argument] of filter.entries()) {
    if (name.startsWith('$')) checkOperator(name, argument);
    if (name === '$and') for (const part of argument as Doc[]) checkOperators(part);
    else if (!name.startsWith('$') && isOperatorDoc(argument)) checkOperators(argument);
    else if (argument instanceof Regex) checkOperator('$regex', argument);
  }
}

function checkOperator(name: string, argument: Value): void {
  if (!operatorsOfMongoDb.has(name) || (name === '$exists' && !isTruthy(argument)))
    fail('CannotCreateIndex', `Expression not supported in partial index: ${name}`);
  if (!partialFilterOperators.includes(name))
    fail('CommandNotSupported', `The operator ${name} is not supported in partialFilterExpression`);
}
