import { fail } from '../errors.js';
import { isTrue, numberIn } from '../plain.js';
import { checkStages, compilePipeline, currentTime, type Pipeline } from '../aggregate/index.js';
import type { Collection } from '../catalog/collection.js';
import { defaultFirstBatch } from '../cursors/cursors.js';
import { planSearch, runPlan } from '../records/find-records.js';
import type { Hint } from '../records/find-records.js';
import { sortDocuments } from '../records/sort-documents.js';
import { PAUSE } from '../slices.js';
import type { View } from '../transactions/executor.js';
import { Doc, RawDoc, isNumber, type Value } from '../values/index.js';
import type { Command } from './command.js';
import { batchReply } from './cursor-reply.js';
import { batchSizeIn } from './collections.js';
import { checkHint } from './hint.js';

/** https://www.mongodb.com/docs/manual/reference/command/aggregate/ */
export async function aggregate(command: Command): Promise<Doc> {
  const { body, store, database } = command;
  const name = targetIn(body.get('aggregate'));
  checkFields(body);
  const batchSize = firstBatchIn(body.get('cursor'));
  const specs = body.get('pipeline') as Value[];
  checkStages(specs, levelIn(body.get('readConcern')), isTrue(body.get('apiStrict')));
  const pipeline = compilePipeline(specs, currentTime(), name !== null);
  if (isTrue(body.get('explain')))
    fail('CommandNotSupported', "the option 'explain' of aggregate is not supported: use the command explain");
  if (name === null && !pipeline.hasSource)
    fail('InvalidNamespace', '{aggregate: 1} is not valid for a pipeline without a stage that brings documents');
  if (name !== null && pipeline.hasSource)
    fail('InvalidNamespace', '$documents is not valid on a collection, only with {aggregate: 1}');
  const collection = name === null ? undefined : store.catalog.find(database, name);
  const hint = checkHint(body.get('hint'), collection);
  const namespace = `${database}.${name ?? '$cmd.aggregate'}`;
  const view = command.executor.view();
  const batch = await store.cursors.start(pipeline.run(found(view, collection, pipeline, hint)), {
    namespace,
    session: command.session,
    transaction: command.transaction,
    batchSize,
    time: command.time,
    release: () => view.release(),
  });
  return batchReply(batch, namespace, 'firstBatch');
}

/** What this command asks for in a way of its own: elsewhere null stands for what is left out. */
const checkFields = (body: Doc): void => {
  const explains = isTrue(body.get('explain'));
  if (explains && body.get('writeConcern') != null)
    fail('FailedToParse', "Aggregation explain does not support the 'writeConcern' option");
  for (const field of ['pipeline', 'cursor', 'explain'])
    if (body.get(field) === null) fail('TypeMismatch', `BSON field 'aggregate.${field}' is the wrong type 'null'`);
  if (!body.has('pipeline')) fail(40414, "BSON field 'aggregate.pipeline' is missing but a required field");
  if (!explains && !body.has('cursor'))
    fail('FailedToParse', "The 'cursor' option is required, except for aggregate with the explain argument");
};

/** The level of read concern. */
const levelIn = (concern: Value | undefined): string => {
  const level = concern instanceof Doc ? concern.get('level') : undefined;
  return typeof level === 'string' ? level : 'local';
};

const firstBatchIn = (cursor: Value | undefined): number =>
  (cursor instanceof Doc ? batchSizeIn(cursor, 'aggregate') : undefined) ?? defaultFirstBatch;

/** The collection that is named, or null where the pipeline brings its own documents. */
const targetIn = (value: Value | undefined): string | null => {
  if (typeof value === 'string') return value;
  if (value === undefined || !isNumber(value))
    return fail('InvalidNamespace', "collection name has invalid type: expected 'string' or the number 1");
  if (numberIn(value) !== 1)
    fail('BadValue', "Invalid command format: the 'aggregate' field must specify a collection name or 1");
  return null;
};

/** What the pipeline begins with: the documents that its first filters let through, in order. */
function* found(
  view: View,
  collection: Collection | undefined,
  { filter, sort, most }: Pipeline,
  hint: Hint,
): Generator<RawDoc | typeof PAUSE> {
  if (collection === undefined) return;
  const plan = planSearch(view, collection, { filter, sort, hint });
  const records = runPlan(view, plan);
  if (sort === undefined || plan.sorted) {
    for (const item of records) yield item === PAUSE ? PAUSE : new RawDoc(item.raw);
    return;
  }
  for (const raw of sortDocuments(records, sort, most)) yield raw === PAUSE ? PAUSE : new RawDoc(raw);
}
