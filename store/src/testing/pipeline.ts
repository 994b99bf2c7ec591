import { compileFieldExpression, compilePipeline, currentTime } from '../aggregate/index.js';
import { withoutPauses } from '../slices.js';
import { decode, MISSING, RawDoc } from '../values/index.js';
import { document, literal, shown, type Literal } from './literal.js';

type Fields = Record<string, Literal>;

/** What an expression gives for a document; `missing` when nothing. */
export function evaluated(expression: Literal, fields: Fields = {}): unknown {
  const result = compileFieldExpression(literal(expression))(document(fields));
  return result === MISSING ? 'missing' : shown(result);
}

/** The documents that a pipeline makes of others. */
export function piped(stages: readonly Fields[], documents: readonly Fields[]): unknown[] {
  const pipeline = compilePipeline(stages.map(document), currentTime());
  const matching = documents.map(document).filter((doc) => pipeline.filter.matchesDoc(doc));
  const { sort } = pipeline;
  const source = sort === undefined ? matching : matching.sort((a, b) => sort.compare(a, b));
  const results = [...withoutPauses(pipeline.run(source))];
  return results.map((item) => shown(item instanceof RawDoc ? decode(item.bytes) : item));
}

/** The code with which something is refused; 0 when it is not. */
export function refusalOf(work: () => unknown): number {
  try {
    work();
  } catch (error) {
    return (error as { code: number }).code;
  }
  return 0;
}
