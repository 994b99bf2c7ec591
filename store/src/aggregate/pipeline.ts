import { fail } from '../errors.js';
import { compileFilter, type CompiledFilter, type CompiledSort } from '../query/index.js';
import { beginSlice } from '../slices.js';
import { Doc, type UtcDate, type Value } from '../values/index.js';
import type { Expression } from './expressions/expression.js';
import { outermost } from './expressions/parse.js';
import { compileMatch, type MatchStage } from './stages/match.js';
import type { CuttingStage } from './stages/simple.js';
import type { SortStage } from './stages/sort.js';
import type { Flow, Stage, StageContext } from './stages/stage.js';
import { stageParsers } from './stages/stages.js';

export interface Pipeline {
  /** What the documents of the collection are searched by: what the pipeline begins with. */
  readonly filter: CompiledFilter;
  readonly sort: CompiledSort | undefined;
  /** How many documents in the order of `sort` are wanted. */
  readonly most: number;
  /** The pipeline brings its own documents (`$documents`). */
  readonly hasSource: boolean;
  /** The documents of the search on their way through the other stages. */
  run(source: Flow): Flow;
}

const mostStages = 1000;

/** Parses a pipeline; throws everything that is wrong with it. */
export function compilePipeline(specs: readonly Value[], now: UtcDate): Pipeline {
  if (specs.length > mostStages) fail(7749501, `Pipeline length must be no longer than ${mostStages} stages`);
  const expressions: Expression[] = [];
  const context: StageContext = {
    expressions: outermost(now),
    expression: (value, own = context.expressions) => {
      const expression = own.parse(value, own);
      expressions.push(expression);
      return expression;
    },
  };
  const stages = specs.map((spec) => parseStage(spec, context));
  const hasSource = stages[0]?.name === '$documents';
  stages.forEach((stage, at) => {
    if (stage.name === '$documents' && at > 0)
      fail(40602, '$documents is only valid as the first stage in a pipeline.');
  });
  beginSlice();
  for (const expression of expressions) expression.fold();
  return planned(stages, hasSource, context);
}

function parseStage(spec: Value, context: StageContext): Stage {
  if (!(spec instanceof Doc)) return fail('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  if (spec.size !== 1) fail(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [[name, argument]] = [...spec.entries()] as [[string, Value]];
  const parse = stageParsers.get(name) ?? fail(40324, `Unrecognized pipeline stage name: '${name}'`);
  return parse(argument, context, name);
}

/** Leading filters and a sort after them are left to the search, which has indexes. */
function planned(stages: readonly Stage[], hasSource: boolean, context: StageContext): Pipeline {
  limitSorts(stages);
  let at = 0;
  const specs: Doc[] = [];
  while (stages[at]?.name === '$match') specs.push((stages[at++] as MatchStage).spec);
  const [only] = specs;
  const whole = specs.length === 1 && only !== undefined ? only : new Doc([['$and', specs]]);
  const filter = specs.length === 0 ? compileFilter(new Doc()) : compileMatch(whole, context);
  const sorting = stages[at]?.name === '$sort' ? (stages[at++] as SortStage) : undefined;
  const rest = stages.slice(at);
  return {
    filter,
    sort: sorting?.sort,
    most: sorting?.most ?? Number.POSITIVE_INFINITY,
    hasSource,
    run: (source) => rest.reduce((flow, stage) => stage.run(flow), source),
  };
}

/** A sort before a limit keeps no more than that many documents. */
function limitSorts(stages: readonly Stage[]): void {
  stages.forEach((stage, index) => {
    if (stage.name !== '$sort') return;
    let skipped = 0;
    for (const next of stages.slice(index + 1)) {
      if (next.name === '$skip') skipped += (next as CuttingStage).amount;
      else {
        if (next.name === '$limit') (stage as SortStage).most = skipped + (next as CuttingStage).amount;
        return;
      }
    }
  });
}
