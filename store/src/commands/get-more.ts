import { fail } from '../errors.js';
import { document } from '../plain.js';
import { typeName, type Doc, type Value } from '../values/index.js';
import { stringField } from './command.js';
import type { Command } from './command.js';
import { batchReply } from './cursor-reply.js';
import { nonNegativeInteger } from './find.js';

/** https://www.mongodb.com/docs/manual/reference/command/getMore/ */
export async function getMore(command: Command): Promise<Doc> {
  const { body, store, database } = command;
  const id = idIn(body.get('getMore'));
  const namespace = `${database}.${stringField(body, 'collection')}`;
  const cursor = store.cursors.find(id);
  if (cursor !== undefined && cursor.transaction !== command.transaction)
    fail(50739, `Cannot run getMore on cursor ${id} outside of the transaction in which it was created`);
  if (cursor !== undefined && cursor.session !== null && command.session !== null && cursor.session !== command.session)
    fail(50738, `Cannot run getMore on cursor ${id} in another session than the one in which it was created`);
  if (cursor !== undefined && body.get('maxTimeMS') != null)
    fail('BadValue', 'cannot set maxTimeMS on getMore command for a non-awaitData cursor');
  const batchSize = nonNegativeInteger(body, 'batchSize') ?? 0;
  const batch = await store.cursors.more(id, namespace, batchSize === 0 ? Number.POSITIVE_INFINITY : batchSize);
  return batchReply(batch, namespace, 'nextBatch');
}

/** https://www.mongodb.com/docs/manual/reference/command/killCursors/ */
export function killCursors(command: Command): Doc {
  const ids = (command.body.get('cursors') as Value[]).filter((id) => id !== null).map(idIn);
  const killed: Value[] = [];
  const notFound: Value[] = [];
  for (const id of ids) (command.store.cursors.kill(id) ? killed : notFound).push(id);
  return document({ cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [] });
}

const idIn = (value: Value | undefined): bigint =>
  typeof value === 'bigint'
    ? value
    : fail('TypeMismatch', `A cursor id is the wrong type '${typeName(value ?? null)}', expected type 'long'`);
