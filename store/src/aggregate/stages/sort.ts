import { fail } from '../../errors.js';
import { compileSort, type CompiledSort } from '../../query/index.js';
import { sortDocuments } from '../../records/sort-documents.js';
import { PAUSE } from '../../slices.js';
import { Doc, encode, RawDoc } from '../../values/index.js';
import type { Flow, Item, Stage, StageParser } from './stage.js';

export interface SortStage extends Stage {
  readonly sort: CompiledSort;
  /** How many of the first documents are needed; set from a `$limit` that follows. */
  maxDocuments: number;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/sort/ */
export const parseSort: StageParser = (argument, name): SortStage => {
  if (!(argument instanceof Doc)) return fail(15973, 'the $sort key specification must be an object');
  if (argument.size === 0) return fail(15976, '$sort stage must have at least one sort key');
  const stage: SortStage = {
    name,
    sort: compileSort(argument),
    maxDocuments: Number.POSITIVE_INFINITY,
    run: (source) => sorted(source, stage),
  };
  return stage;
};

function* sorted(source: Flow, { sort, maxDocuments }: SortStage): Generator<Item | typeof PAUSE> {
  for (const item of sortDocuments(encodedItems(source), sort, maxDocuments))
    yield item === PAUSE ? PAUSE : new RawDoc(item);
}

function* encodedItems(source: Flow): Generator<{ raw: Uint8Array } | typeof PAUSE> {
  for (const item of source) {
    if (item === PAUSE) yield PAUSE;
    else yield { raw: item instanceof RawDoc ? item.bytes : encode(item).slice() };
  }
}
