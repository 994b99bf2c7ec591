import { fail } from '../errors.js';
import { count, document, int, isTrue } from '../plain.js';
import { defaultFirstBatch } from '../cursors/cursors.js';
import { compileFilter } from '../query/index.js';
import { findRecords } from '../records/find-records.js';
import { PAUSE } from '../slices.js';
import { Doc, Int32, equalValues, type Value } from '../values/index.js';
import type { Command } from './command.js';
import { batchReply } from './cursor-reply.js';
import { batchSizeIn } from './collections.js';

/** https://www.mongodb.com/docs/manual/reference/command/aggregate/ */
export async function aggregate(command: Command): Promise<Doc> {
  const { body, store, database } = command;
  const name = body.get('aggregate');
  if (typeof name !== 'string') fail('CommandNotSupported', 'aggregate without a collection is not supported');
  if (isTrue(body.get('explain'))) fail('CommandNotSupported', 'explain of aggregate is not supported');
  const collection = store.catalog.find(database, name);
  const stages = (body.get('pipeline') as Value[]).map(stageOf);
  const match = stages[0]?.name === '$match' ? stages.shift() : undefined;
  const group = stages.pop();
  const filter = compileFilter(match?.argument instanceof Doc ? match.argument : new Doc());
  for (const { name: stage } of stages)
    if (stage !== '$skip' && stage !== '$limit') fail(40324, `Unrecognized pipeline stage name: '${stage}'`);
  if (group === undefined || group.name !== '$group')
    fail(40324, `Unrecognized pipeline stage name: '${group?.name ?? ''}'`);
  if (!isPlainCount(group.argument)) fail(40324, 'Of $group only the counting of all documents is supported');
  const view = command.executor.view();
  const counted = function* (): Generator<Doc | typeof PAUSE> {
    let n = 0;
    if (collection !== undefined)
      for (const item of findRecords(view, collection, { filter }))
        if (item === PAUSE) yield PAUSE;
        else n++;
    for (const stage of stages) {
      const amount = Number((stage.argument as { value?: number }).value ?? stage.argument);
      n = stage.name === '$skip' ? Math.max(0, n - amount) : Math.min(n, amount);
    }
    if (n > 0) yield document({ _id: (group.argument as Doc).get('_id') ?? null, n: count(n) });
  };
  const cursor = body.get('cursor');
  const batch = await store.cursors.start(counted(), {
    namespace: `${database}.${name}`,
    session: command.session,
    transaction: command.transaction,
    batchSize: (cursor instanceof Doc ? batchSizeIn(cursor, 'aggregate') : undefined) ?? defaultFirstBatch,
    time: command.time,
    release: () => view.release(),
  });
  return batchReply(batch, `${database}.${name}`, 'firstBatch');
}

const stageOf = (stage: Value): { name: string; argument: Value } => {
  if (!(stage instanceof Doc) || stage.size !== 1)
    return fail(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [[name, argument]] = [...stage.entries()] as [[string, Value]];
  return { name, argument };
};

/** What drivers send to count documents: `{ _id: 1, n: { $sum: 1 } }`. */
const isPlainCount = (group: Value): boolean => {
  if (!(group instanceof Doc) || group.size !== 2) return false;
  const id = group.get('_id');
  const n = group.get('n');
  return (
    (id === null || (id instanceof Int32 && id.value === 1)) &&
    n instanceof Doc &&
    n.size === 1 &&
    equalValues(n.get('$sum') ?? null, int(1))
  );
};
