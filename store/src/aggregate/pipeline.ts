import { fail } from '../errors.js';
import { compileFilter, refuseText, type CompiledFilter } from '../query/index.js';
import { beginSlice } from '../slices.js';
import { Doc, type UtcDate, type Value } from '../values/index.js';
import { withNames, type Context, type Expression, type Variable } from './expressions/expression.js';
import { checkConstant } from './expressions/field-path.js';
import { outermost } from './expressions/parse.js';
import { compileMatch, type MatchStage } from './stages/match.js';
import type { MergeStage } from './stages/merge.js';
import { refusedStages } from './stages/refused/refused.js';
import { checkPlace } from './stages/rules.js';
import type { CuttingStage, MappingStage } from './stages/simple.js';
import type { SortStage } from './stages/sort.js';
import {
  through,
  type Frame,
  type InnerPipeline,
  type Pipeline,
  type ReadCollection,
  type Stage,
  type StageContext,
} from './stages/stage.js';
import { stageParsers } from './stages/stages.js';

const mostStages = 1000;
/** How deep pipelines may lie within stages. */
const deepest = 20;

export interface PipelineOptions {
  /** Whether the pipeline reads a collection, and not the database. */
  readonly onCollection?: boolean;
  readonly readCollection?: ReadCollection;
}

/** Parses a pipeline; throws everything that is wrong with it. */
export function compilePipeline(specs: readonly Value[], now: UtcDate, options: PipelineOptions = {}): Pipeline {
  return compiled(outermost(now), null, options, (context, found) => parsePipeline(specs, context, found));
}

/** The change that the stages of an update make of a document: all of them make one of each. They see `constants` as variables. */
export function compileUpdateStages(
  specs: readonly Value[],
  now: UtcDate,
  constants: ReadonlyMap<string, Value>,
): (doc: Doc) => Doc {
  let variables: Variable | null = null;
  for (const [name, value] of constants) {
    checkConstant(name);
    variables = { name, value, outer: variables };
  }
  const expressions = withNames(outermost(now), ...constants.keys());
  const stages = compiled(expressions, variables, {}, (context, found) => parseStages(specs, context, found));
  return (doc) => (stages as MappingStage[]).reduce((changed, stage) => stage.change(changed), doc);
}

/** Parses, computes constant parts ahead, and refuses stages that are not there. */
function compiled<Result>(
  expressions: Context,
  variables: Variable | null,
  { onCollection = true, readCollection = () => [] }: PipelineOptions,
  parse: (context: ParsingContext, found: Found) => Result,
): Result {
  const found: Found = { expressions: [], refused: [] };
  const inner = { onCollection, frame: { variables }, check: () => undefined };
  const result = parse(contextOf(expressions, { found, inner, readCollection, depth: 0 }), found);
  beginSlice();
  for (const expression of found.expressions) expression.fold();
  const [refused] = found.refused;
  if (refused !== undefined) fail(40324, `Unrecognized pipeline stage name: '${refused}'`);
  return result;
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

interface Around {
  readonly found: Found;
  readonly inner: InnerPipeline & { readonly frame: Frame };
  readonly readCollection: ReadCollection;
  readonly depth: number;
}

function contextOf(expressions: Context, { found, inner, readCollection, depth }: Around): ParsingContext {
  if (depth > deepest) fail(232, `Maximum number of nested sub-pipelines exceeded. Limit is ${deepest}`);
  const context: ParsingContext = {
    expressions,
    onCollection: inner.onCollection,
    readCollection,
    scope: (root) => ({ root, variables: inner.frame.variables }),
    expression: (value, own = expressions) => {
      const expression = own.parse(value, own);
      found.expressions.push(expression);
      return expression;
    },
    checkStage: (name) => inner.check(name, context),
    pipeline: (specs, further) => {
      const check = (name: string, at: StageContext): void => {
        further.check(name, at);
        inner.check(name, at);
      };
      const names = withNames(expressions, ...(further.names ?? []));
      const next = { frame: inner.frame, ...further, check };
      return parsePipeline(specs, contextOf(names, { found, inner: next, readCollection, depth: depth + 1 }), found);
    },
  };
  return context;
}

const parsePipeline = (specs: readonly Value[], context: ParsingContext, found: Found): Pipeline =>
  planned(parseStages(specs, context, found), context);

function parseStages(specs: readonly Value[], context: ParsingContext, found: Found): Stage[] {
  if (specs.length > mostStages) fail(7749501, `Pipeline length must be no longer than ${mostStages} stages`);
  const stages = specs.map((spec, at) => parseStage(spec, at, context, found));
  stages.forEach(({ name }, at) => checkPlace(name, at, stages.length));
  limitSorts(stages);
  return stages;
}

function parseStage(spec: Value, at: number, context: ParsingContext, found: Found): Stage {
  if (!(spec instanceof Doc)) return fail('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  if (spec.size !== 1) fail(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [[name, argument]] = [...spec.entries()] as [[string, Value]];
  context.checkStage(name);
  if (name === '$match' && at > 0) refuseText(argument);
  const parse = stageParsers.get(name);
  if (parse !== undefined) return parse(argument, context, name);
  const refused = refusedStages.get(name) ?? fail(40324, `Unrecognized pipeline stage name: '${name}'`);
  refused.check?.(argument, context);
  found.refused.push(name);
  return { name, run: (source) => source };
}

/** Leading filters and a sort after them are left to the search, which has indexes. */
function planned(stages: readonly Stage[], context: StageContext): Pipeline {
  let at = 0;
  const matches: MatchStage[] = [];
  while (stages[at]?.name === '$match') matches.push(stages[at++] as MatchStage);
  const filter = filterOf(matches, context);
  const sorting = stages[at]?.name === '$sort' ? (stages[at++] as SortStage) : undefined;
  const rest = stages.slice(at);
  return {
    filter,
    sort: sorting?.sort,
    most: sorting?.most ?? Number.POSITIVE_INFINITY,
    stages,
    hasSource: stages[0]?.name === '$documents',
    merge: (stages.at(-1) as MergeStage | undefined)?.merge,
    run: (source) => through(rest, source),
  };
}

function filterOf(matches: readonly MatchStage[], context: StageContext): CompiledFilter {
  const [first] = matches;
  if (first === undefined) return compileFilter(new Doc());
  if (matches.length === 1) return first.filter;
  return compileMatch(new Doc([['$and', matches.map(({ spec }) => spec)]]), context);
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
