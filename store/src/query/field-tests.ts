import {
  compareValues,
  Doc,
  equalValues,
  groupKey,
  isNaNValue,
  isNumber,
  MAX_KEY,
  MIN_KEY,
  MISSING,
  Regex,
  Symbol_,
  truncatedInteger,
  typeNumber,
  type Value,
} from '../values/index.js';
import type { ComparisonOperator, FieldTest } from './constraints.js';
import type { PathValue } from './paths.js';
import { compilePattern } from './literal-pattern.js';

/** Whether a single value at the path passes the test. */
type ValueTest = (value: PathValue) => boolean;

type ScalarTest = Exclude<FieldTest, { op: 'size' | 'elemMatchObject' | 'elemMatchValue' }>;

/** Compiles the tests on single values; `size` and the two `elemMatch` tests are on whole arrays. */
export function compileValueTest(test: ScalarTest): ValueTest {
  switch (test.op) {
    case 'in':
      return compileIn(test.values);
    case 'exists':
      return (value) => value !== MISSING;
    case 'type':
      return (value) => value !== MISSING && test.types.has(typeNumber(value));
    case 'regex':
      return compileRegexTest(test.pattern, test.options);
    case 'mod':
      return compileMod(test.divisor, test.remainder);
    default:
      return compileComparison(test.op, test.value);
  }
}

/** Null or missing. Since MongoDB 8.0, undefined does not equal null. */
const isNullOrMissing = (value: PathValue): boolean => value === null || value === MISSING;

function compileComparison(op: ComparisonOperator, wanted: Value): ValueTest {
  if (wanted === null) return op === 'lt' || op === 'gt' ? () => false : isNullOrMissing;
  if (wanted === MIN_KEY || wanted === MAX_KEY) return compareWithKey(op, wanted);
  if (isNaNValue(wanted)) {
    return op === 'lt' || op === 'gt' ? () => false : (value) => value !== MISSING && isNaNValue(value);
  }
  if (op === 'eq') return (value) => value !== MISSING && equalValues(value, wanted);
  const bracket = typeBracket(wanted);
  const accepts = orderTests[op];
  return (value) =>
    value !== MISSING && typeBracket(value) === bracket && !isNaNValue(value) && accepts(compareValues(value, wanted));
}

const orderTests: Readonly<Record<Exclude<ComparisonOperator, 'eq'>, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

/** MinKey and MaxKey compare with values of every type and with missing fields. */
function compareWithKey(op: ComparisonOperator, key: typeof MIN_KEY | typeof MAX_KEY): ValueTest {
  if (op === 'eq') return (value) => value === key;
  const accepts = orderTests[op];
  return (value) => accepts(value === key ? 0 : key === MIN_KEY ? 1 : -1);
}

/** Type bracketing: filters order values only within a bracket. All numeric types share one, strings and symbols another. */
function typeBracket(value: Value): number {
  if (isNumber(value)) return 1;
  const type = typeNumber(value);
  return type === 14 ? 2 : type;
}

function compileIn(values: readonly Value[]): ValueTest {
  const patterns = values
    .filter((value) => value instanceof Regex)
    .map((value) => compileRegexTest(value.pattern, value.options));
  const plain = values.filter((value) => !(value instanceof Regex));
  const hasNull = plain.includes(null);
  const keys = new Set(plain.map(groupKey));
  return (value) => {
    if (isNullOrMissing(value)) return hasNull;
    return keys.has(groupKey(value as Value)) || patterns.some((matches) => matches(value));
  };
}

function compileRegexTest(pattern: string, options: string): ValueTest {
  const regex = compilePattern(pattern, options);
  return (value) => {
    if (typeof value === 'string') return regex.test(value);
    if (value instanceof Symbol_) return regex.test(value.value);
    return value instanceof Regex && value.pattern === pattern && sameOptions(value.options, options);
  };
}

const sameOptions = (a: string, b: string): boolean => a.split('').sort().join('') === b.split('').sort().join('');

function compileMod(divisor: bigint, remainder: bigint): ValueTest {
  return (value) => {
    if (value === MISSING || value instanceof Doc || !isNumber(value)) return false;
    const number = truncatedInteger(value);
    return number != null && number % divisor === remainder;
  };
}
