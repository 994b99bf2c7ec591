import { fail } from '../errors.js';
import { planSearch, runPlan } from '../records/find-records.js';
import type { Hint } from '../records/find-records.js';
import { sortDocuments } from '../records/sort-documents.js';
import { defaultFirstBatch } from '../cursors/cursors.js';
import { PAUSE } from '../slices.js';
import { RawDoc, decode, isTrue, toWholeNumber, type Doc } from '../values/index.js';
import type { Collection } from '../catalog/collection.js';
import type { CompiledFilter, CompiledProjection, CompiledSort } from '../query/index.js';
import type { View } from '../transactions/executor.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { batchReply } from './cursor-reply.js';
import { checkHint } from './hint.js';
import { compileFilterOf, compileProjectionOf, compileSortOf } from './language.js';
import { wrongType } from '../wrong-type.js';

interface Query {
  readonly filter: CompiledFilter;
  readonly sort: CompiledSort | undefined;
  readonly project: CompiledProjection | undefined;
  readonly hint: Hint;
  readonly skip: number;
  /** 0 for no limit. */
  readonly limit: number;
}

/** https://www.mongodb.com/docs/manual/reference/command/find/ */
export async function find(command: Command): Promise<Doc> {
  const { body, store, database } = command;
  const { name, collection } = targetOf(command);
  const query: Query = {
    filter: compileFilterOf(body.get('filter')),
    hint: checkHint(body.get('hint'), collection),
    sort: compileSortOf(body.get('sort')),
    project: compileProjectionOf(body.get('projection')),
    skip: nonNegativeInteger(body, 'skip') ?? 0,
    limit: nonNegativeInteger(body, 'limit') ?? 0,
  };
  const batchSize = nonNegativeInteger(body, 'batchSize') ?? defaultFirstBatch;
  const view = command.executor.view();
  const batch = await store.cursors.start(collection === undefined ? [] : resultsOf(view, collection, query), {
    namespace: `${database}.${name}`,
    session: command.session,
    transaction: command.transaction,
    batchSize: query.limit > 0 ? Math.min(batchSize, query.limit) : batchSize,
    single: isTrue(body.get('singleBatch')) || (query.limit > 0 && query.limit <= batchSize),
    time: command.time,
    release: () => view.release(),
  });
  return batchReply(batch, `${database}.${name}`, 'firstBatch');
}

/** A non-negative number as an integer; undefined when the field is absent. */
export function nonNegativeInteger(body: Doc, field: string): number | undefined {
  const value = body.get(field);
  if (value == null) return undefined;
  const number = toWholeNumber(value);
  if (number == null) return wrongType(field, value, ['long', 'int', 'decimal', 'double']);
  if (number < 0) fail('BadValue', `BSON field '${field}' value must be >= 0, actual value '${number}'`);
  return number;
}

function* resultsOf(view: View, collection: Collection, query: Query): Generator<RawDoc | Doc | typeof PAUSE> {
  const { project, skip, limit } = query;
  let skipped = 0;
  let returned = 0;
  for (const raw of orderedResults(view, collection, query)) {
    if (raw === PAUSE) yield PAUSE;
    else if (skipped < skip) skipped++;
    else {
      yield project === undefined ? new RawDoc(raw) : project(decode(raw));
      if (++returned === limit) return;
    }
  }
}

function* orderedResults(view: View, collection: Collection, query: Query): Generator<Uint8Array | typeof PAUSE> {
  const { sort, skip, limit } = query;
  const plan = planSearch(view, collection, query);
  const matches = runPlan(view, plan);
  if (sort !== undefined && !plan.sorted) {
    yield* sortDocuments(matches, sort, limit > 0 ? skip + limit : Number.POSITIVE_INFINITY);
    return;
  }
  for (const item of matches) yield item === PAUSE ? PAUSE : item.raw;
}
