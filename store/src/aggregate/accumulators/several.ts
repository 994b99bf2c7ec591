import { fail } from '../../errors.js';
import { compileSort, exactInteger, type CompiledSort } from '../../query/index.js';
import { compareValues, Doc, RawDoc, type Value } from '../../values/index.js';
import { constant, isNullish, operation, orNull, type Expression, type Result } from '../expressions/expression.js';
import type { StageContext } from '../stages/stage.js';
import type { Accumulator, AccumulatorParser, Gathering } from './accumulator.js';
import { sizeOf } from './size-of.js';

/** Accumulators that keep several values, or the one at an end of an order. https://www.mongodb.com/docs/manual/reference/operator/aggregation/firstN/ */
export const severals: readonly (readonly [string, AccumulatorParser])[] = [
  ['$firstN', ofInput((n) => new Ends(n, true))],
  ['$lastN', ofInput((n) => new Ends(n, false))],
  ['$minN', ofInput((n) => new Extremes(n, 1))],
  ['$maxN', ofInput((n) => new Extremes(n, -1))],
  ['$top', ofOrder(true, false)],
  ['$topN', ofOrder(true, true)],
  ['$bottom', ofOrder(false, false)],
  ['$bottomN', ofOrder(false, true)],
];

const needed = (field: string, code: number): never => fail(code, `Missing value for '${field}'`);

const inGroup = (value: Value, context: StageContext): Expression =>
  context.expression(value, { ...context.expressions, inGroup: true });

function ofInput(gather: (n: number) => Gathering): AccumulatorParser {
  return (argument, context, name): Accumulator => {
    if (!(argument instanceof Doc)) return fail(5787900, `specification must be an object; found ${name}`);
    for (const field of argument.keys())
      if (field !== 'input' && field !== 'n') fail(5787901, `Unknown argument for 'n' operator: ${field}`);
    const count = inGroup(argument.get('n') ?? orMissing(argument, 'n', 5787906), context);
    const input = inGroup(argument.get('input') ?? orMissing(argument, 'input', 5787907), context);
    return { input, start: (id) => gather(countOf(count, id, context)) };
  };
}

const orMissing = (argument: Doc, field: string, code: number): null =>
  argument.has(field) ? null : needed(field, code);

function ofOrder(isTop: boolean, isSeveral: boolean): AccumulatorParser {
  return (argument, context, name): Accumulator => {
    if (!(argument instanceof Doc)) return fail(5788001, `specification must be an object; found ${name}`);
    for (const field of argument.keys())
      if (field !== 'output' && field !== 'sortBy' && !(isSeveral && field === 'n'))
        fail(5788002, `Unknown argument to ${name} '${field}'`);
    const count = isSeveral ? inGroup(argument.get('n') ?? orMissing(argument, 'n', 5788003), context) : constant(1n);
    const output = inGroup(argument.get('output') ?? orMissing(argument, 'output', 5788004), context);
    const sortBy = argument.get('sortBy') ?? orMissing(argument, 'sortBy', 5788005);
    if (!(sortBy instanceof Doc)) return fail(10065, "invalid parameter: expected an object ('sortBy')");
    if (sortBy.size === 0) fail(9657900, "Value for 'sortBy' must not be an empty object");
    const sort = compileSort(sortBy);
    const keyed = operation([output], (scope) => [sort.keyOf(scope.root), orNull(output.evaluate(scope))] as Value[]);
    const input = { ...keyed, constant: false, fold: () => output.fold() };
    return {
      input,
      start: (id) => (isSeveral ? new Ordered(countOf(count, id, context), sort, isTop) : new Only(sort, isTop)),
    };
  };
}

/** How many values a group keeps: an expression that sees the fields of the group's id. */
function countOf(count: Expression, id: Value, context: StageContext): number {
  const root = id instanceof Doc && !(id instanceof RawDoc) ? id : new Doc();
  const n = exactInteger(orNull(count.evaluate(context.scope(root))));
  if (n === null || n <= 0n) return fail(7548606, "parameter 'n' must be coercible to a positive 64-bit integer");
  return Number(n);
}

class Ends implements Gathering {
  private values: Value[] = [];
  bytes = 16;
  constructor(
    private readonly n: number,
    private readonly isFirst: boolean,
  ) {}
  take(value: Result): void {
    if (this.isFirst && this.values.length >= this.n) return;
    const one = orNull(value);
    this.values.push(one);
    this.bytes += sizeOf(one);
    if (this.values.length >= 2 * this.n) this.cut();
  }
  result(): Value {
    this.cut();
    return this.values;
  }
  private cut(): void {
    if (this.isFirst || this.values.length <= this.n) return;
    this.values = this.values.slice(-this.n);
    this.bytes = 16 + sizeOf(this.values);
  }
}

/** The first values of an order; of equal ones those that came first, or last. */
class Sorted<One> {
  readonly values: One[] = [];
  constructor(
    private readonly n: number,
    private readonly compare: (a: One, b: One) => number,
    private readonly keepsLast = false,
  ) {}
  /** What had to go. */
  add(one: One): One | undefined {
    let [from, to] = [0, this.values.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.compare(this.values[middle] as One, one) <= 0) from = middle + 1;
      else to = middle;
    }
    this.values.splice(from, 0, one);
    if (this.values.length <= this.n) return undefined;
    return this.keepsLast ? this.values.shift() : this.values.pop();
  }
}

class Extremes implements Gathering {
  private readonly sorted: Sorted<Value>;
  bytes = 16;
  constructor(n: number, direction: 1 | -1) {
    this.sorted = new Sorted(n, (a, b) => compareValues(a, b) * direction);
  }
  take(value: Result): void {
    if (isNullish(value)) return;
    const gone = this.sorted.add(value);
    this.bytes += sizeOf(value) - (gone === undefined ? 0 : sizeOf(gone));
  }
  result(): Value {
    return this.sorted.values;
  }
}

type Keyed = readonly [key: readonly Value[], value: Value];

class Ordered implements Gathering {
  protected readonly sorted: Sorted<Keyed>;
  bytes = 16;
  constructor(n: number, sort: CompiledSort, isTop: boolean) {
    this.sorted = new Sorted(n, ([a], [b]) => sort.compareKeys(a, b), !isTop);
  }
  take(keyed: Result): void {
    const gone = this.sorted.add(keyed as unknown as Keyed);
    this.bytes += sizeOf(keyed as Value) - (gone === undefined ? 0 : sizeOf([...gone[0], gone[1]]));
  }
  result(): Value {
    return this.sorted.values.map(([, value]) => value);
  }
}

class Only extends Ordered {
  constructor(sort: CompiledSort, isTop: boolean) {
    super(1, sort, isTop);
  }
  override result(): Value {
    return this.sorted.values[0]?.[1] ?? null;
  }
}
