import type { Value } from '../../values/index.js';
import type { Expression, Result } from '../expressions/expression.js';
import type { StageContext } from '../stages/stage.js';

/** What an accumulator has taken of one group. */
export interface Gathering {
  take(value: Result): void;
  result(): Value;
  /** About how much it holds in memory. */
  readonly bytes: number;
}

export interface Accumulator {
  readonly input: Expression;
  /** Starts with the id of a group. */
  start(id: Value): Gathering;
}

/** Parses the argument of `{field: {$name: argument}}` in a `$group`. */
export type AccumulatorParser = (argument: Value, context: StageContext, name: string) => Accumulator;
