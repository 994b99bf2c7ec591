import type { CompiledFilter, CompiledSort } from '../../query/index.js';
import type { Sliced } from '../../slices.js';
import { decode, type Doc, RawDoc, type Value } from '../../values/index.js';
import type { Context, Expression, Scope, Variable } from '../expressions/expression.js';
import type { Merge } from './merge.js';

/** A document on its way through a pipeline: decoded, or as it lies in the store. */
export type Item = Doc | RawDoc;
export type Flow = Sliced<Item>;

export interface Stage {
  readonly name: string;
  run(source: Flow): Flow;
}

/** What the documents of a collection are searched by. */
export interface Search {
  readonly filter: CompiledFilter;
  readonly sort: CompiledSort | undefined;
  /** How many documents in the order of `sort` are wanted. */
  readonly most: number;
}

/** A pipeline; as a search, what it begins with. */
export interface Pipeline extends Search {
  /** All stages, also those that the search does the work of. */
  readonly stages: readonly Stage[];
  /** The pipeline brings its own documents (`$documents`). */
  readonly hasSource: boolean;
  /** Where its documents go, if not to the client. */
  readonly merge: Merge | undefined;
  /** The documents of the search on their way through the other stages. */
  run(source: Flow): Flow;
}

/** Gives the documents of another collection of the same database, as they were when the command began. */
export type ReadCollection = (name: string, search: Search) => Flow;

/** The variables that a pipeline within a stage sees while that stage works on one document. */
export interface Frame {
  variables: Variable | null;
}

/** A pipeline within a stage. */
export interface InnerPipeline {
  readonly onCollection: boolean;
  /** The variables that it sees beside those outside. */
  readonly names?: readonly string[];
  /** Where their values are; without it, where those of the pipeline around it are. */
  readonly frame?: Frame;
  /** Refuses stages that cannot stand there. */
  check(stage: string, context: StageContext): void;
}

/** What the parsing of a stage has at hand. */
export interface StageContext {
  readonly expressions: Context;
  /** Whether the pipeline reads a collection. */
  readonly onCollection: boolean;
  readonly readCollection: ReadCollection;
  /** What an expression looks at when the stage works on a document. */
  readonly scope: (root: Doc) => Scope;
  /** Parses an expression whose constant parts are computed once the whole pipeline is parsed. */
  expression(value: Value, context?: Context): Expression;
  /** Parses a pipeline within a stage. */
  pipeline(specs: readonly Value[], inner: InnerPipeline): Pipeline;
}

/** Parses the argument of a stage; throws what is wrong with it. */
export type StageParser = (argument: Value, context: StageContext, name: string) => Stage;

/** Documents on their way through stages. */
export const through = (stages: readonly Stage[], source: Flow): Flow =>
  stages.reduce((flow, stage) => stage.run(flow), source);

export const docOf = (item: Item): Doc => (item instanceof RawDoc ? decode(item.bytes) : item);
