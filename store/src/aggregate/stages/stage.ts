import type { Sliced } from '../../slices.js';
import { decode, type Doc, RawDoc, type Value } from '../../values/index.js';
import type { Context, Expression } from '../expressions/expression.js';

/** A document on its way through a pipeline: decoded, or as it lies in the store. */
export type Item = Doc | RawDoc;
export type Flow = Sliced<Item>;

export interface Stage {
  readonly name: string;
  run(source: Flow): Flow;
}

/** A pipeline within a stage. */
export interface InnerPipeline {
  readonly onCollection: boolean;
  /** The variables that it sees beside those outside. */
  readonly names?: readonly string[];
  /** Refuses stages that cannot stand there. */
  check(stage: string, context: StageContext): void;
}

/** What the parsing of a stage has at hand. */
export interface StageContext {
  readonly expressions: Context;
  /** Whether the pipeline reads a collection. */
  readonly onCollection: boolean;
  /** Parses an expression whose constant parts are computed once the whole pipeline is parsed. */
  expression(value: Value, context?: Context): Expression;
  /** Parses the stages of a pipeline within a stage. */
  stages(specs: readonly Value[], inner: InnerPipeline): readonly Stage[];
}

/** Parses the argument of a stage; throws what is wrong with it. */
export type StageParser = (argument: Value, context: StageContext, name: string) => Stage;

export const docOf = (item: Item): Doc => (item instanceof RawDoc ? decode(item.bytes) : item);
