import { fail } from '../../errors.js';
import { int } from '../../plain.js';
import { beginSlice } from '../../slices.js';
import { Doc, typeRank, type Value } from '../../values/index.js';
import { compareResults, nowhere, operation, orNull, type Expression, type Result } from '../expressions/expression.js';
import { groupedBy } from './group.js';
import { parseSort } from './sort.js';
import type { StageContext, StageParser } from './stage.js';

interface Buckets {
  readonly groupBy: Expression;
  readonly boundaries: readonly Result[];
  /** Where what is in no bucket goes. */
  readonly otherwise: Result | undefined;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/bucket/ */
export const parseBucket: StageParser = (argument, context, name) => {
  if (!(argument instanceof Doc)) return fail(40201, 'Argument to $bucket stage must be an object');
  let groupBy: Expression | null = null;
  let boundaries: Result[] | null = null;
  let otherwise: Result | undefined;
  let output = new Doc([['count', new Doc([['$sum', int(1)]])]]);
  for (const [field, value] of argument.entries()) {
    if (field === 'groupBy') groupBy = parseGroupBy(value, context);
    else if (field === 'boundaries') boundaries = parseBoundaries(value, context);
    else if (field === 'default') otherwise = constantOf(value, context, 40195, 'default');
    else if (field !== 'output') fail(40197, `Unrecognized option to $bucket: ${field}.`);
    else if (value instanceof Doc) output = value;
    else fail(40196, "The $bucket 'output' field must be an object");
  }
  if (groupBy === null || boundaries === null)
    return fail(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  if (otherwise !== undefined) checkDefault(otherwise, boundaries);
  const group = groupedBy(boundaryOf({ groupBy, boundaries, otherwise }), output, context, name);
  const sort = parseSort(new Doc([['_id', int(1)]]), context, '$sort');
  return { name, run: (source) => sort.run(group.run(source)) };
};

function parseGroupBy(value: Value, context: StageContext): Expression {
  const first = value instanceof Doc ? [...value.keys()][0] : value;
  if (typeof first !== 'string' || !first.startsWith('$'))
    fail(40202, "The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression object");
  return context.expression(value, { ...context.expressions, inGroup: true });
}

function parseBoundaries(value: Value, context: StageContext): Result[] {
  if (!Array.isArray(value)) return fail(40200, "The $bucket 'boundaries' field must be an array");
  const boundaries = value.map((one) => constantOf(one, context, 40191, 'boundaries'));
  if (boundaries.length < 2) fail(40192, "The $bucket 'boundaries' field must have at least 2 values");
  for (const [at, upper] of boundaries.entries()) {
    const lower = boundaries[at - 1];
    if (lower === undefined) continue;
    if (!isSameKind(lower, upper)) fail(40193, "All values in the 'boundaries' option to $bucket must have one type");
    if (compareResults(lower, upper) >= 0) fail(40194, "The 'boundaries' option to $bucket must be sorted");
  }
  return boundaries;
}

/** What an expression without fields gives. */
function constantOf(value: Value, context: StageContext, code: number, field: string): Result {
  const expression = context.expressions.parse(value, context.expressions);
  if (!expression.constant) fail(code, `The $bucket '${field}' field must be constant`);
  beginSlice();
  expression.fold();
  return expression.evaluate(nowhere);
}

const isSameKind = (a: Result, b: Result): boolean => typeRank(orNull(a)) === typeRank(orNull(b));

function checkDefault(value: Result, boundaries: readonly Result[]): void {
  const lowest = boundaries[0]!;
  if (!isSameKind(value, lowest)) return;
  if (compareResults(value, lowest) >= 0 && compareResults(value, boundaries[boundaries.length - 1]!) < 0)
    fail(40199, "The $bucket 'default' field must be less than the lowest boundary or not less than the highest");
}

/** The lowest value of the bucket that a document belongs to. */
function boundaryOf({ groupBy, boundaries, otherwise }: Buckets): Expression {
  const highest = boundaries[boundaries.length - 1]!;
  const outside = (code: number): Result =>
    otherwise !== undefined
      ? otherwise
      : fail(code, '$switch could not find a matching branch for an input, and no default was specified.');
  const find = (value: Result, code: number): Result => {
    if (compareResults(value, boundaries[0]!) < 0 || compareResults(value, highest) >= 0) return outside(code);
    let [at, end] = [0, boundaries.length - 1];
    while (end - at > 1) {
      const middle = (at + end) >> 1;
      if (compareResults(value, boundaries[middle]!) < 0) end = middle;
      else at = middle;
    }
    return boundaries[at]!;
  };
  const bucket = operation([groupBy], (scope) => find(groupBy.evaluate(scope), 40066));
  const fold = (): void => {
    groupBy.fold();
    if (groupBy.constant) find(groupBy.evaluate(nowhere), 40069);
  };
  return { ...bucket, fold };
}
