import { fail } from '../errors.js';
import { compareValues, groupKey, isNumber, MISSING, type Value } from '../values/index.js';
import { compileExpression, isNullish, orNull, type Expression, type Result } from '../query/index.js';
import type { AccumulatorName } from '../supported.js';
import { sizeOf } from './size-of.js';
import { Sum } from './sum.js';

/** The running state of an accumulator within one group. */
export interface Accumulation {
  take(value: Result): void;
  result(): Value;
  /** Estimated memory in bytes. */
  readonly bytes: number;
}

export interface Accumulator {
  readonly input: Expression;
  /** Initial state for a new group. */
  start(): Accumulation;
}

const starts: Readonly<Record<AccumulatorName, () => Accumulation>> = {
  $sum: () => new Total(),
  $avg: () => new Mean(),
  $min: () => new Extreme(-1),
  $max: () => new Extreme(1),
  $first: () => new First(),
  $last: () => new Last(),
  $push: () => new Pushed(),
  $addToSet: () => new Distinct(),
};

const isAccumulatorName = (name: string): name is AccumulatorName => Object.hasOwn(starts, name);

/**
 * Compiles the accumulator `{name: argument}` of a `$group`.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/#accumulators---group-
 */
export function compileAccumulator(name: string, argument: Value): Accumulator {
  if (!isAccumulatorName(name)) return fail(15952, `unknown group operator '${name}'`);
  if (Array.isArray(argument)) fail(40237, `The ${name} accumulator is a unary operator`);
  return { input: compileExpression(argument), start: starts[name] };
}

class Total implements Accumulation {
  private readonly sum = new Sum();
  readonly bytes = 64;
  take(value: Result): void {
    if (isNumber(value)) this.sum.add(value);
  }
  result(): Value {
    return this.sum.value();
  }
}

class Mean implements Accumulation {
  private readonly sum = new Sum(-0);
  readonly bytes = 64;
  take(value: Result): void {
    if (isNumber(value)) this.sum.add(value);
  }
  result(): Value {
    return this.sum.mean();
  }
}

class Extreme implements Accumulation {
  private best: Value = null;
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

class First implements Accumulation {
  private value: Value | undefined;
  bytes = 16;
  take(value: Result): void {
    if (this.value !== undefined) return;
    this.value = orNull(value);
    this.bytes = sizeOf(this.value);
  }
  result(): Value {
    return this.value ?? null;
  }
}

class Last implements Accumulation {
  private value: Value = null;
  bytes = 16;
  take(value: Result): void {
    this.value = orNull(value);
    this.bytes = sizeOf(this.value);
  }
  result(): Value {
    return this.value;
  }
}

class Pushed implements Accumulation {
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

class Distinct implements Accumulation {
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
