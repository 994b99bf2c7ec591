import type { CompiledFilter, CompiledSort } from '../../query/index.js';
import type { Sliced } from '../../slices.js';
import { decode, type Doc, RawDoc, type Value } from '../../values/index.js';

/** A document flowing through a pipeline: decoded, or as its stored bytes. */
export type Item = Doc | RawDoc;
export type Flow = Sliced<Item>;

export interface Stage {
  readonly name: string;
  run(source: Flow): Flow;
}

/** Parses the argument of a stage; throws when it is invalid. */
export type StageParser = (argument: Value, name: string) => Stage;

/** A compiled pipeline: the search it starts with, and the stages applied to its results. */
export interface Pipeline {
  readonly filter: CompiledFilter;
  readonly sort: CompiledSort | undefined;
  /** At most this many of the first documents in the order of `sort` are needed. */
  readonly maxDocuments: number;
  /** Runs the stages over the results of the search. */
  run(source: Flow): Flow;
}

export const docOf = (item: Item): Doc => (item instanceof RawDoc ? decode(item.bytes) : item);
