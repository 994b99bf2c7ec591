import { fail } from '../../errors.js';
import {
  compareValues,
  Doc,
  groupKey,
  Int32,
  isNumber,
  MISSING,
  RawDoc,
  typeName,
  type Value,
} from '../../values/index.js';
import { constant, isNullish, orNull, type Result } from '../expressions/expression.js';
import { Sum } from '../expressions/sum.js';
import type { AccumulatorParser, Gathering } from './accumulator.js';
import { severals } from './several.js';
import { sizeOf } from './size-of.js';

/** An accumulator of the values of one expression. */
const gathering =
  (start: () => Gathering): AccumulatorParser =>
  (argument, context, name) => {
    if (Array.isArray(argument)) fail(40237, `The ${name} accumulator is a unary operator`);
    const inner = { ...context.expressions, inGroup: true };
    return { input: context.expression(argument, inner), start };
  };

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#accumulators---group- */
export const accumulators: ReadonlyMap<string, AccumulatorParser> = new Map<string, AccumulatorParser>([
  ['$sum', gathering(() => new Summing(false))],
  ['$avg', gathering(() => new Summing(true))],
  ['$min', gathering(() => new Extreme(-1))],
  ['$max', gathering(() => new Extreme(1))],
  ['$first', gathering(() => new First())],
  ['$last', gathering(() => new Last())],
  ['$push', gathering(() => new Pushing())],
  ['$addToSet', gathering(() => new Gathered())],
  ['$mergeObjects', gathering(() => new Merging())],
  ['$concatArrays', gathering(() => new Concatenating())],
  ['$setUnion', gathering(() => new Uniting())],
  ['$count', parseCount],
  ...severals,
]);

function parseCount(argument: Value): ReturnType<AccumulatorParser> {
  if (!(argument instanceof Doc) || argument.size > 0)
    fail('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
  return { input: constant(new Int32(1)), start: () => new Summing(false) };
}

class Summing implements Gathering {
  private readonly sum: Sum;
  readonly bytes = 64;
  constructor(private readonly isMean: boolean) {
    this.sum = new Sum(!isMean);
  }
  take(value: Result): void {
    if (isNumber(value)) this.sum.add(value);
  }
  result(): Value {
    if (!this.isMean) return this.sum.value();
    return this.sum.count === 0 ? null : this.sum.mean();
  }
}

class Extreme implements Gathering {
  private best: Value | null = null;
  bytes = 16;
  constructor(private readonly direction: 1 | -1) {}
  take(value: Result): void {
    if (isNullish(value)) return;
    if (this.best !== null && compareValues(value, this.best) * this.direction <= 0) return;
    this.best = value;
    this.bytes = sizeOf(value);
  }
  result(): Value {
    return this.best;
  }
}

class First implements Gathering {
  private value: Result | null = null;
  private isTaken = false;
  bytes = 16;
  take(value: Result): void {
    if (this.isTaken) return;
    this.isTaken = true;
    this.value = value;
    this.bytes = value === MISSING ? 16 : sizeOf(value);
  }
  result(): Value {
    return orNull(this.value);
  }
}

class Last implements Gathering {
  private value: Result = null;
  bytes = 16;
  take(value: Result): void {
    this.value = value;
    this.bytes = value === MISSING ? 16 : sizeOf(value);
  }
  result(): Value {
    return orNull(this.value);
  }
}

class Pushing implements Gathering {
  private readonly values: Value[] = [];
  bytes = 16;
  take(value: Result): void {
    if (value === MISSING) return;
    this.values.push(value);
    this.bytes += sizeOf(value);
  }
  result(): Value {
    return this.values;
  }
}

class Gathered implements Gathering {
  private readonly values = new Map<string, Value>();
  bytes = 16;
  take(value: Result): void {
    if (value === MISSING) return;
    const key = groupKey(value);
    if (this.values.has(key)) return;
    this.values.set(key, value);
    this.bytes += key.length + sizeOf(value);
  }
  result(): Value {
    return [...this.values.values()];
  }
}

class Merging implements Gathering {
  private readonly merged = new Doc();
  bytes = 16;
  take(value: Result): void {
    if (isNullish(value)) return;
    if (!(value instanceof Doc) || value instanceof RawDoc)
      return fail(5911200, `$mergeObjects only supports objects, not ${typeName(value)}`);
    for (const [name, one] of value.entries()) {
      this.merged.set(name, one);
      this.bytes += name.length + sizeOf(one);
    }
  }
  result(): Value {
    return this.merged;
  }
}

class Concatenating implements Gathering {
  private readonly values: Value[] = [];
  bytes = 16;
  take(value: Result): void {
    if (value === MISSING) return;
    if (!Array.isArray(value)) fail('TypeMismatch', `$concatArrays requires array inputs, but got ${typeName(value)}`);
    for (const one of value) {
      this.values.push(one);
      this.bytes += sizeOf(one);
    }
  }
  result(): Value {
    return this.values;
  }
}

class Uniting extends Gathered {
  override take(value: Result): void {
    if (value === MISSING) return;
    if (!Array.isArray(value)) fail('TypeMismatch', `$setUnion requires array inputs, but got ${typeName(value)}`);
    for (const one of value) super.take(one);
  }
}
