import type { CompiledFilter, CompiledSort } from '../../query/index.js';
import type { Sliced } from '../../slices.js';
import { decode, type Doc, RawDoc, type Value } from '../../values/index.js';

/** A document on its way through a pipeline: decoded, or in its stored bytes. */
export type Item = Doc | RawDoc;
export type Flow = Sliced<Item>;

export interface Stage {
  readonly name: string;
  run(source: Flow): Flow;
}

/** Parses the argument of a stage; throws when it is invalid. */
export type StageParser = (argument: Value, name: string) => Stage;

/** A pipeline: the search that it begins with, and the stages after it. */
export interface Pipeline {
  readonly filter: CompiledFilter;
  readonly sort: CompiledSort | undefined;
  /** How many documents in the order of `sort` are needed at most. */
  readonly maxDocuments: number;
  /** Runs the stages on the documents that the search has found. */
  run(source: Flow): Flow;
}

export const docOf = (item: Item): Doc => (item instanceof RawDoc ? decode(item.bytes) : item);
