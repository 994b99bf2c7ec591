import { fail } from '../errors.js';
import { compileFilter, type CompiledFilter, type CompiledSort } from '../query/index.js';
import { beginSlice } from '../slices.js';
import { Doc, type UtcDate, type Value } from '../values/index.js';
import { withNames, type Context, type Expression } from './expressions/expression.js';
import { outermost } from './expressions/parse.js';
import { compileMatch, type MatchStage } from './stages/match.js';
import { refusedStages } from './stages/refused/refused.js';
import type { CuttingStage } from './stages/simple.js';
import type { SortStage } from './stages/sort.js';
import type { Flow, InnerPipeline, Stage, StageContext } from './stages/stage.js';
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
/** How deep pipelines may lie within stages. */
const deepest = 20;

/** Parses a pipeline; throws everything that is wrong with it. */
export function compilePipeline(specs: readonly Value[], now: UtcDate, onCollection = true): Pipeline {
  const found: Found = { expressions: [], refused: [] };
  const context = contextOf(outermost(now), found, { onCollection, check: () => undefined }, 0);
  const stages = parseStages(specs, context, found);
  beginSlice();
  for (const expression of found.expressions) expression.fold();
  const [refused] = found.refused;
  if (refused !== undefined) fail(40324, `Unrecognized pipeline stage name: '${refused}'`);
  return planned(stages, stages[0]?.name === '$documents', context);
}

/** What parsing finds on its way. */
interface Found {
  readonly expressions: Expression[];
  /** Stages that are checked, but not there. */
  readonly refused: string[];
}

interface ParsingContext extends StageContext {
  checkStage(name: string): void;
}

function contextOf(expressions: Context, found: Found, inner: InnerPipeline, depth: number): ParsingContext {
  if (depth > deepest) fail(232, `Maximum number of nested sub-pipelines exceeded. Limit is ${deepest}`);
  const context: ParsingContext = {
    expressions,
    onCollection: inner.onCollection,
    expression: (value, own = expressions) => {
      const expression = own.parse(value, own);
      found.expressions.push(expression);
      return expression;
    },
    checkStage: (name) => inner.check(name, context),
    stages: (specs, further) => {
      const check = (name: string, at: StageContext): void => {
        further.check(name, at);
        inner.check(name, at);
      };
      const names = withNames(expressions, ...(further.names ?? []));
      return parseStages(specs, contextOf(names, found, { ...further, check }, depth + 1), found);
    },
  };
  return context;
}

function parseStages(specs: readonly Value[], context: ParsingContext, found: Found): Stage[] {
  if (specs.length > mostStages) fail(7749501, `Pipeline length must be no longer than ${mostStages} stages`);
  const stages = specs.map((spec) => parseStage(spec, context, found));
  stages.forEach(({ name }, at) => checkPlace(name, at, stages.length));
  limitSorts(stages);
  return stages;
}

function parseStage(spec: Value, context: ParsingContext, found: Found): Stage {
  if (!(spec instanceof Doc)) return fail('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  if (spec.size !== 1) fail(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [[name, argument]] = [...spec.entries()] as [[string, Value]];
  context.checkStage(name);
  const parse = stageParsers.get(name);
  if (parse !== undefined) return parse(argument, context, name);
  const refused = refusedStages.get(name) ?? fail(40324, `Unrecognized pipeline stage name: '${name}'`);
  refused.check?.(argument, context);
  found.refused.push(name);
  return { name, run: (source) => source };
}

function checkPlace(name: string, at: number, length: number): void {
  const place = name === '$documents' ? 'first' : refusedStages.get(name)?.place;
  if (place === 'first' && at > 0) fail(40602, `${name} is only valid as the first stage in a pipeline.`);
  if (place === 'last' && at < length - 1) fail(40601, `${name} can only be the final stage in the pipeline`);
}

/** Leading filters and a sort after them are left to the search, which has indexes. */
function planned(stages: readonly Stage[], hasSource: boolean, context: StageContext): Pipeline {
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
