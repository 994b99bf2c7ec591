import { fail } from '../../errors.js';
import { PAUSE, type Pause } from '../../slices.js';
import { Doc, type Value } from '../../values/index.js';
import { sizeOf } from '../accumulators/size-of.js';
import { checkName } from '../expressions/field-path.js';
import { docOf, through, type Flow, type Item, type StageContext, type StageParser } from './stage.js';

/** How large the one document may become; MongoDB's limit. */
const mostBytes = 100 * 1024 * 1024;

/** As many documents are handed to one pipeline before the next one gets them. */
const batchSize = 256;

/** Stages that cannot stand in a facet. https://www.mongodb.com/docs/manual/reference/operator/aggregation/facet/#behavior */
const forbidden: ReadonlyMap<string, number> = new Map([
  ...[
    '$changeStream',
    '$changeStreamSplitLargeEvent',
    '$collStats',
    '$documents',
    '$facet',
    '$geoNear',
    '$indexStats',
    '$listCatalog',
    '$merge',
    '$out',
    '$planCacheStats',
    '$querySettings',
  ].map((name) => [name, 40600] as const),
  ['$rankFusion', 10170100],
]);

interface Facet {
  readonly name: string;
  run(source: Flow): Flow;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/facet/ */
export const parseFacet: StageParser = (argument, context, name) => {
  if (!(argument instanceof Doc) || argument.size === 0)
    return fail(40169, 'the $facet specification must be a non-empty object');
  const lists = [...argument.entries()].map(([field, specs]) => [field, specsOf(field, specs)] as const);
  const facets = lists.map(([field, specs]) => ({ name: field, run: facetOf(specs, context) }));
  return { name, run: (source) => faceted(source, facets) };
};

function specsOf(field: string, specs: Value): readonly Value[] {
  checkName(field);
  if (!Array.isArray(specs)) return fail(40170, `arguments to $facet must be arrays, ${field} is none`);
  for (const spec of specs)
    if (!(spec instanceof Doc)) fail(40171, `elements of arrays in $facet spec must be non-empty objects: ${field}`);
  return specs;
}

function facetOf(specs: readonly Value[], context: StageContext): Facet['run'] {
  const { stages } = context.pipeline(specs, { onCollection: context.onCollection, check: refuseForbidden });
  return (source) => through(stages, source);
}

const refuseForbidden = (stage: string, { onCollection }: StageContext): void => {
  const code = stage === '$listClusterCatalog' && !onCollection ? 40600 : forbidden.get(stage);
  if (code !== undefined) fail(code, `${stage} is not allowed to be used within a $facet stage`);
};

/** One of the pipelines: it takes what it is handed and waits for more. */
class Branch {
  readonly results: Value[] = [];
  bytes = 0;
  private handed: readonly Item[] = [];
  private at = 0;
  private sourceEnded = false;
  private isWaiting = false;
  ended = false;
  private readonly steps: Iterator<Item | Pause>;

  constructor(readonly facet: Facet) {
    this.steps = facet.run(this.source())[Symbol.iterator]();
  }

  /** Takes a batch, or with null the end of the source; pauses only when a slice is used up. */
  *take(batch: readonly Item[] | null): Generator<Pause> {
    this.handed = batch ?? [];
    this.at = 0;
    this.sourceEnded = batch === null;
    this.isWaiting = false;
    while (!this.ended) {
      const { done, value } = this.steps.next();
      if (done === true) this.ended = true;
      else if (value !== PAUSE) this.keep(value);
      else if (this.isWaiting) return;
      else yield PAUSE;
    }
  }

  private *source(): Generator<Item | Pause> {
    for (;;) {
      if (this.at < this.handed.length) yield this.handed[this.at++] as Item;
      else if (this.sourceEnded) return;
      else {
        this.isWaiting = true;
        yield PAUSE;
      }
    }
  }

  private keep(item: Item): void {
    const doc = docOf(item);
    this.results.push(doc);
    this.bytes += sizeOf(doc);
  }
}

function* faceted(source: Flow, facets: readonly Facet[]): Generator<Item | Pause> {
  const branches = facets.map((facet) => new Branch(facet));
  let batch: Item[] = [];
  for (const item of source) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    batch.push(item);
    if (batch.length < batchSize) continue;
    yield* handed(branches, batch);
    batch = [];
    if (branches.every((branch) => branch.ended)) break;
  }
  yield* handed(branches, batch);
  yield* handed(branches, null);
  yield new Doc(branches.map(({ facet, results }) => [facet.name, results] as const));
}

function* handed(branches: readonly Branch[], batch: readonly Item[] | null): Generator<Pause> {
  for (const branch of branches) yield* branch.take(batch);
  const bytes = branches.reduce((sum, branch) => sum + branch.bytes, 0);
  if (bytes > mostBytes) fail(4031700, `document constructed by $facet exceeds the limit of ${mostBytes} bytes`);
}
