import { fail } from '../errors.js';
import { isTrue, numberIn } from '../plain.js';
import {
  checkStages,
  compilePipeline,
  currentTime,
  type Flow,
  type Pipeline,
  type Search,
} from '../aggregate/index.js';
import type { Collection } from '../catalog/collection.js';
import { defaultFirstBatch } from '../cursors/cursors.js';
import type { Hint } from '../records/find-records.js';
import { readSearch } from '../records/read-search.js';
import type { View } from '../transactions/executor.js';
import { Doc, RawArray, isNumber, type Value } from '../values/index.js';
import type { Command } from './command.js';
import { batchReply } from './cursor-reply.js';
import { batchSizeIn } from './collections.js';
import { checkHint } from './hint.js';
import { mergeDocuments, mergeTarget } from './merge.js';

/** https://www.mongodb.com/docs/manual/reference/command/aggregate/ */
export async function aggregate(command: Command): Promise<Doc> {
  const { body, store, database } = command;
  const name = targetIn(body.get('aggregate'));
  const specs = stagesIn(body);
  checkFields(body);
  const batchSize = firstBatchIn(body.get('cursor'));
  checkStages(specs, levelIn(body.get('readConcern')), isTrue(body.get('apiStrict')));
  const reading = new Reading(command);
  const pipeline = compilePipeline(specs, currentTime(), {
    onCollection: name !== null,
    readCollection: (from, search) => reading.search(reading.collection(from), search),
  });
  const target = pipeline.merge === undefined ? undefined : mergeTarget(command, pipeline.merge);
  if (isTrue(body.get('explain')))
    fail('CommandNotSupported', "the option 'explain' of aggregate is not supported: use the command explain");
  checkSource(name, pipeline);
  const collection = name === null ? undefined : reading.collection(name);
  const hint = checkHint(body.get('hint'), collection);
  const namespace = `${database}.${name ?? '$cmd.aggregate'}`;
  const results = pipeline.run(reading.search(collection, { ...pipeline, hint }));
  if (target !== undefined) {
    await mergeDocuments(command, target, results).finally(reading.release);
    return batchReply({ id: 0n, documents: new RawArray() }, namespace, 'firstBatch');
  }
  const { session, transaction, time } = command;
  const options = { namespace, session, transaction, batchSize, time, release: reading.release };
  return batchReply(await store.cursors.start(results, options), namespace, 'firstBatch');
}

/** The view that all parts of a pipeline read, opened for the first of them. */
class Reading {
  private view: View | undefined;
  private readonly collections = new Map<string, Collection | undefined>();

  constructor(private readonly command: Command) {}

  /** A collection as it was when it was first asked for: one that takes its name later has no part in the view. */
  collection(name: string): Collection | undefined {
    const { store, database } = this.command;
    if (!this.collections.has(name)) this.collections.set(name, store.catalog.find(database, name));
    return this.collections.get(name);
  }

  /** Reads as soon as it is told to, so that a collection that is dropped later is read to its end. */
  search(collection: Collection | undefined, search: Search & { hint?: Hint }): Flow {
    this.view ??= this.command.executor.view();
    return readSearch(this.view, collection, search);
  }

  readonly release = (): void => this.view?.release();
}

/** The stages of the pipeline, which has to be there. */
export function stagesIn(body: Doc): readonly Value[] {
  const specs = body.get('pipeline');
  if (specs === null) fail('TypeMismatch', "BSON field 'aggregate.pipeline' is the wrong type 'null'");
  if (Array.isArray(specs)) return specs;
  return fail(40414, "BSON field 'aggregate.pipeline' is missing but a required field");
}

/** What this command asks for in a way of its own: elsewhere null stands for what is left out. */
const checkFields = (body: Doc): void => {
  const explains = isTrue(body.get('explain'));
  if (explains && body.get('writeConcern') != null)
    fail('FailedToParse', "Aggregation explain does not support the 'writeConcern' option");
  for (const field of ['cursor', 'explain'])
    if (body.get(field) === null) fail('TypeMismatch', `BSON field 'aggregate.${field}' is the wrong type 'null'`);
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

/** A pipeline reads a collection or brings its own documents. */
export function checkSource(name: string | null, { hasSource }: Pipeline): void {
  if (name === null && !hasSource)
    fail('InvalidNamespace', '{aggregate: 1} is not valid for a pipeline without a stage that brings documents');
  if (name !== null && hasSource)
    fail('InvalidNamespace', '$documents is not valid on a collection, only with {aggregate: 1}');
}

/** The collection that is named, or null where the pipeline brings its own documents. */
export const targetIn = (value: Value | undefined): string | null => {
  if (typeof value === 'string') return value;
  if (value === undefined || !isNumber(value))
    return fail('InvalidNamespace', "collection name has invalid type: expected 'string' or the number 1");
  if (numberIn(value) !== 1)
    fail('BadValue', "Invalid command format: the 'aggregate' field must specify a collection name or 1");
  return null;
};
