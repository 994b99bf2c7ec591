import { compilePipeline } from '../aggregate/index.js';
import { defaultFirstBatch } from '../cursors/cursors.js';
import { fail } from '../errors.js';
import { readSearch } from '../records/read-search.js';
import { Doc, isTrue, type Value } from '../values/index.js';
import { batchSizeIn } from './collections.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { batchReply } from './cursor-reply.js';
import { checkHint } from './hint.js';
import { wrongType } from '../wrong-type.js';

/** https://www.mongodb.com/docs/manual/reference/command/aggregate/ */
export async function aggregate(command: Command): Promise<Doc> {
  const { body, store, database, session, transaction, time } = command;
  const { name, collection } = targetOf(command);
  const specs = stagesIn(body);
  refuseExplain(body);
  const cursor = body.get('cursor');
  if (!(cursor instanceof Doc))
    return fail('FailedToParse', "The 'cursor' option is required, except for aggregate with the explain argument");
  const batchSize = batchSizeIn(cursor, 'aggregate') ?? defaultFirstBatch;
  const pipeline = compilePipeline(specs);
  const hint = checkHint(body.get('hint'), collection);
  const namespace = `${database}.${name}`;
  const view = command.executor.view();
  const results = pipeline.run(readSearch(view, collection, { ...pipeline, hint }));
  const options = { namespace, session, transaction, batchSize, time, release: () => view.release() };
  return batchReply(await store.cursors.start(results, options), namespace, 'firstBatch');
}

/** The stages of the required field `pipeline`. */
export function stagesIn(body: Doc): readonly Value[] {
  const specs = body.get('pipeline');
  if (specs === null) return wrongType('aggregate.pipeline', specs, ['array']);
  if (Array.isArray(specs)) return specs;
  return fail(40414, "BSON field 'aggregate.pipeline' is missing but a required field");
}

const refuseExplain = (body: Doc): void => {
  if (!isTrue(body.get('explain'))) return;
  if (body.get('writeConcern') != null)
    fail('FailedToParse', "Aggregation explain does not support the 'writeConcern' option");
  fail('CommandNotSupported', "The option 'explain' of aggregate is not supported: use the command explain");
};
