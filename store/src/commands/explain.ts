import type { Collection } from '../catalog/collection.js';
import { namespaceOf } from '../catalog/collection.js';
import { keyPatternOf } from '../catalog/index-spec.js';
import { compilePipeline } from '../aggregate/index.js';
import { fail } from '../errors.js';
import { count, document, int } from '../plain.js';
import type { CompiledFilter, CompiledSort } from '../query/index.js';
import { planSearch, runPlan } from '../records/find-records.js';
import type { Plan } from '../records/find-records.js';
import { drain } from '../slices.js';
import { commandRules, type CommandName } from '../supported.js';
import { Doc, type Value } from '../values/index.js';
import { stagesIn } from './aggregate.js';
import { checkCommand } from './check-fields.js';
import { checkCollectionName, stringField } from './command.js';
import type { Command } from './command.js';
import { nonNegativeInteger } from './find.js';
import { checkHint } from './hint.js';
import { compileFilterOf, compileProjectionOf, compileSortOf } from './language.js';

const verbosities = new Set(['queryPlanner', 'executionStats', 'allPlansExecution']);
/** The commands that can be explained, and the field with their filter. */
const filterFields: ReadonlyMap<string, string> = new Map([
  ['find', 'filter'],
  ['count', 'query'],
  ['distinct', 'query'],
]);

/**
 * The query plan of a read: a collection scan (`COLLSCAN`) or an index scan (`FETCH` over `IXSCAN`), with a `SORT` where the
 * index does not give the order. Verbosities above `queryPlanner` also execute the plan and report what was examined.
 * https://www.mongodb.com/docs/manual/reference/command/explain/
 */
export async function explain(command: Command): Promise<Doc> {
  const verbosity = command.body.get('verbosity') ?? 'allPlansExecution';
  if (typeof verbosity !== 'string' || !verbosities.has(verbosity))
    fail('BadValue', `Enumeration value for field 'explain.verbosity' is not a valid value.`);
  const inner = command.body.get('explain');
  if (!(inner instanceof Doc))
    return fail('TypeMismatch', `BSON field 'explain.explain' is the wrong type, expected type 'object'`);
  const name = inner.keys().next().value ?? '';
  if (!Object.hasOwn(commandRules, name)) fail('CommandNotFound', `Explain failed due to unknown command: ${name}`);
  const filterField = filterFields.get(name);
  if (filterField === undefined && name !== 'aggregate')
    return fail('CommandNotSupported', `explain of ${name} is not supported`);
  checkCommand(name, inner, commandRules[name as CommandName], new Set());
  checkCollectionName(name, inner);
  const collection = command.store.catalog.find(command.database, stringField(inner, name));
  const search = searchOf(name, inner, filterField ?? '');
  const explained = await describe(command, collection, inner, search, verbosity !== 'queryPlanner');
  const namespace = `${command.database}.${stringField(inner, name)}`;
  return document({
    explainVersion: '1',
    queryPlanner: document({ namespace, winningPlan: explained.winningPlan, rejectedPlans: [] }),
    executionStats: explained.statistics,
    command: inner,
  });
}

interface ExplainedSearch {
  filter: CompiledFilter;
  sort: CompiledSort | undefined;
}

/** The search of a command; for a pipeline, the search it starts with. */
const searchOf = (name: string, inner: Doc, filterField: string): ExplainedSearch => {
  if (name === 'aggregate') return compilePipeline(stagesIn(inner));
  const filter = compileFilterOf(inner.get(filterField));
  if (name !== 'find') return { filter, sort: undefined };
  compileProjectionOf(inner.get('projection'));
  return { filter, sort: compileSortOf(inner.get('sort')) };
};

const describe = async (
  command: Command,
  collection: Collection | undefined,
  inner: Doc,
  search: ExplainedSearch,
  run: boolean,
): Promise<{ winningPlan: Doc; statistics: Doc | undefined }> => {
  if (collection === undefined) {
    checkHint(inner.get('hint'), collection);
    return { winningPlan: document({ stage: 'EOF' }), statistics: run ? statisticsOf(0, 0, 0, 0) : undefined };
  }
  const view = command.executor.view();
  try {
    const plan = planSearch(view, collection, { ...search, hint: checkHint(inner.get('hint'), collection) });
    const winningPlan = stagesOf(plan, search.sort);
    if (!run) return { winningPlan, statistics: undefined };
    const began = performance.now();
    const limit = nonNegativeInteger(inner, 'limit') ?? 0;
    const maxReturned = limit === 0 ? Number.POSITIVE_INFINITY : limit + (nonNegativeInteger(inner, 'skip') ?? 0);
    let returned = 0;
    await drain(runPlan(view, plan), () => ++returned < maxReturned || !plan.sorted, command.time.check);
    const { keys, documents } = plan.examined;
    return {
      winningPlan,
      statistics: statisticsOf(Math.min(returned, maxReturned), performance.now() - began, keys, documents),
    };
  } finally {
    view.release();
  }
};

const stagesOf = (plan: Plan, sort: CompiledSort | undefined): Doc => {
  const source = sourceOf(plan);
  if (sort === undefined || plan.sorted) return source;
  const pattern = new Doc(sort.keys.map(({ path, direction }): [string, Value] => [path, int(direction)]));
  return document({ stage: 'SORT', sortPattern: pattern, inputStage: source });
};

const sourceOf = ({ path, collection }: Plan): Doc => {
  if (path === null) return document({ stage: 'COLLSCAN', direction: 'forward' });
  const { index, reverse } = path;
  const scan = document({
    stage: 'IXSCAN',
    keyPattern: keyPatternOf(index),
    indexName: index.name,
    isMultiKey: index.multikey,
    isUnique: index.unique,
    isSparse: index.sparse,
    direction: reverse ? 'backward' : 'forward',
  });
  return document({ stage: 'FETCH', namespace: namespaceOf(collection), inputStage: scan });
};

const statisticsOf = (returned: number, milliseconds: number, keys: number, documents: number): Doc =>
  document({
    executionSuccess: true,
    nReturned: count(returned),
    executionTimeMillis: int(Math.round(milliseconds)),
    totalKeysExamined: count(keys),
    totalDocsExamined: count(documents),
  });
