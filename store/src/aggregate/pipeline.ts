import { fail } from '../errors.js';
import { compileFilter, type CompiledFilter } from '../query/index.js';
import type { StageName } from '../supported.js';
import { Doc, type Value } from '../values/index.js';
import type { MatchStage } from './stages/match.js';
import type { CuttingStage } from './stages/simple.js';
import type { SortStage } from './stages/sort.js';
import type { Pipeline, Stage } from './stages/stage.js';
import { stageParsers } from './stages/stages.js';

const maximumStages = 1000;

/** Compiles a pipeline. Throws a `MongoError` for anything invalid or unsupported in it. */
export function compilePipeline(specs: readonly Value[]): Pipeline {
  if (specs.length > maximumStages) fail(7749501, `Pipeline length must be no longer than ${maximumStages} stages`);
  const stages = specs.map(parseStage);
  limitSortsBeforeLimits(stages);
  return toPipeline(stages);
}

function parseStage(spec: Value): Stage {
  if (!(spec instanceof Doc)) return fail('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  if (spec.size !== 1) fail(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [[name, argument]] = [...spec.entries()] as [[string, Value]];
  if (!isStageName(name)) return fail(40324, `Unrecognized pipeline stage name: '${name}'`);
  return stageParsers[name](argument, name);
}

const isStageName = (name: string): name is StageName => Object.hasOwn(stageParsers, name);

/** Turns leading `$match` stages and the `$sort` after them into a search that can use indexes. */
function toPipeline(stages: readonly Stage[]): Pipeline {
  let at = 0;
  const matches: MatchStage[] = [];
  while (stages[at]?.name === '$match') matches.push(stages[at++] as MatchStage);
  const sorting = stages[at]?.name === '$sort' ? (stages[at++] as SortStage) : undefined;
  const rest = stages.slice(at);
  return {
    filter: filterOf(matches),
    sort: sorting?.sort,
    maxDocuments: sorting?.maxDocuments ?? Number.POSITIVE_INFINITY,
    run: (source) => rest.reduce((flow, stage) => stage.run(flow), source),
  };
}

function filterOf(matches: readonly MatchStage[]): CompiledFilter {
  const [first] = matches;
  if (first !== undefined && matches.length === 1) return first.filter;
  return compileFilter(first === undefined ? new Doc() : new Doc([['$and', matches.map(({ spec }) => spec)]]));
}

/** Bounds a sort by the limit that follows it: only the top documents need to be kept. */
function limitSortsBeforeLimits(stages: readonly Stage[]): void {
  stages.forEach((stage, index) => {
    if (stage.name !== '$sort') return;
    let skipped = 0;
    for (const next of stages.slice(index + 1)) {
      if (next.name === '$skip') skipped += (next as CuttingStage).amount;
      else {
        if (next.name === '$limit') (stage as SortStage).maxDocuments = skipped + (next as CuttingStage).amount;
        return;
      }
    }
  });
}
