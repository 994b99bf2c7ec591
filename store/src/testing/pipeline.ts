import { compilePipeline } from '../aggregate/index.js';
import { withoutPauses } from '../slices.js';
import { decode, RawDoc } from '../values/index.js';
import { document, shown, type Literal } from './literal.js';

type Fields = Record<string, Literal>;

/** Runs a pipeline over documents in memory. */
export function runPipeline(stages: readonly Fields[], documents: readonly Fields[]): unknown[] {
  const pipeline = compilePipeline(stages.map(document));
  const matching = documents.map(document).filter((doc) => pipeline.filter.matchesDoc(doc));
  const { sort } = pipeline;
  const source = sort === undefined ? matching : matching.sort((a, b) => sort.compare(a, b));
  const results = [...withoutPauses(pipeline.run(source))];
  return results.map((item) => shown(item instanceof RawDoc ? decode(item.bytes) : item));
}
