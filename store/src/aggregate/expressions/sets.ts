import { fail } from '../../errors.js';
import { compareValues, groupKey, type Value } from '../../values/index.js';
import { isTrueResult } from './boolean.js';
import { isNullish, operation, shown, type Operator, type Operators, type Result } from './expression.js';
import { binary, operandsOf, unary, variadic } from './operands.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#set-expression-operators */
export const sets: Operators = [
  ['$setUnion', variadic(union)],
  ['$setIntersection', variadic(intersection)],
  ['$setDifference', binary(difference)],
  ['$setIsSubset', binary(isSubset)],
  ['$setEquals', parseEquals],
  ['$allElementsTrue', unary((value) => elementsOf(value, 17040, '$allElementsTrue').every(isTrueResult))],
  ['$anyElementTrue', unary((value) => elementsOf(value, 17041, '$anyElementTrue').some(isTrueResult))],
];

function elementsOf(value: Result, code: number, name: string): readonly Value[] {
  return Array.isArray(value) ? value : fail(code, `${name} needs arrays, but an argument is of type: ${shown(value)}`);
}

/** The values of a set without repetitions, by what makes them equal. */
const distinct = (values: readonly Value[]): Map<string, Value> => {
  const found = new Map<string, Value>();
  for (const value of values) {
    const key = groupKey(value);
    if (!found.has(key)) found.set(key, value);
  }
  return found;
};

const inOrder = (values: Iterable<Value>): Value[] => [...values].sort(compareValues);

function union(values: readonly Result[]): Value {
  const all: Value[] = [];
  for (const value of values) {
    if (isNullish(value)) return null;
    all.push(...elementsOf(value, 17043, '$setUnion'));
  }
  return inOrder(distinct(all).values());
}

function intersection(values: readonly Result[]): Value {
  let kept: Map<string, Value> | null = null;
  for (const value of values) {
    if (isNullish(value)) return null;
    const next = distinct(elementsOf(value, 17047, '$setIntersection'));
    if (kept === null) kept = next;
    else for (const key of kept.keys()) if (!next.has(key)) kept.delete(key);
  }
  return kept === null ? [] : inOrder(kept.values());
}

function difference(a: Result, b: Result): Value {
  if (isNullish(a) || isNullish(b)) return null;
  const left = distinct(elementsOf(a, 17048, '$setDifference'));
  const right = distinct(elementsOf(b, 17049, '$setDifference'));
  return [...left].filter(([key]) => !right.has(key)).map(([, value]) => value);
}

function isSubset(a: Result, b: Result): Value {
  const left = distinct(elementsOf(a, 17046, '$setIsSubset'));
  const right = distinct(elementsOf(b, 17042, '$setIsSubset'));
  return [...left.keys()].every((key) => right.has(key));
}

/** Constants that are no arrays have a code of their own. */
function parseEquals(argument: Value, context: Parameters<Operator>[1]): ReturnType<Operator> {
  const operands = operandsOf(argument).map((operand) => context.parse(operand, context));
  if (operands.length < 2) fail(17045, `$setEquals needs at least two arguments had: ${operands.length}`);
  return operation(operands, (scope) => {
    const keys = operands.map((operand) =>
      distinct(elementsOf(operand.evaluate(scope), operand.constant ? 5887502 : 17044, '$setEquals')),
    );
    const first = keys[0]!;
    return keys.every((other) => other.size === first.size && [...other.keys()].every((key) => first.has(key)));
  });
}
