import { fail } from '../errors.js';
import { namespaceOf } from '../catalog/collection.js';
import type { Collection } from '../catalog/collection.js';
import { checkNamespace } from '../catalog/names.js';
import { defaultFirstBatch } from '../cursors/cursors.js';
import { count, document, int } from '../plain.js';
import { Binary, Doc, isNumber, isTrue, toWholeNumber } from '../values/index.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { batchReply } from './cursor-reply.js';
import { nonNegativeInteger } from './find.js';
import { compileFilterOf } from './language.js';
import { wrongType } from '../wrong-type.js';

/** https://www.mongodb.com/docs/manual/reference/command/create/ */
export async function create(command: Command): Promise<Doc> {
  const { name, collection } = targetOf(command);
  if (collection !== undefined) return document({});
  await command.store.definitions.create(command.database, name, { mayExist: true });
  return document({});
}

/** https://www.mongodb.com/docs/manual/reference/command/drop/ */
export async function drop(command: Command): Promise<Doc> {
  const { name, collection } = targetOf(command);
  checkNamespace(command.database, name);
  if (collection === undefined) return document({});
  const indexes = collection.indexes.length;
  await command.store.definitions.drop(collection);
  return document({ nIndexesWas: int(indexes), ns: namespaceOf(collection) });
}

/** https://www.mongodb.com/docs/manual/reference/command/dropDatabase/ */
export async function dropDatabase(command: Command): Promise<Doc> {
  const value = command.body.get('dropDatabase') ?? null;
  if (!isNumber(value)) wrongType('dropDatabase.dropDatabase', value, ['int', 'decimal', 'double', 'long']);
  if (toWholeNumber(value) !== 1) fail(5255100, "Have to pass 1 as 'dropDatabase' parameter");
  await command.store.definitions.dropDatabase(command.database);
  return document({});
}

/** https://www.mongodb.com/docs/manual/reference/command/listCollections/ */
export async function listCollections(command: Command): Promise<Doc> {
  const { body, store, database } = command;
  const nameOnly = isTrue(body.get('nameOnly'));
  const filter = compileFilterOf(body.get('filter'));
  const described = store.catalog.list(database).map((collection) => describe(collection, nameOnly));
  return listReply(
    command,
    `${database}.$cmd.listCollections`,
    described.filter((description) => filter.matchesDoc(description)),
  );
}

/** https://www.mongodb.com/docs/manual/reference/command/listDatabases/ */
export function listDatabases(command: Command): Doc {
  const { body, store } = command;
  const filter = compileFilterOf(body.get('filter'));
  const names = [...new Set(store.catalog.list().map((collection) => collection.database))].sort();
  const nameOnly = isTrue(body.get('nameOnly'));
  const databases = names
    .map((name) => (nameOnly ? document({ name }) : document({ name, sizeOnDisk: sizeOf(command), empty: false })))
    .filter((entry) => filter.matchesDoc(entry));
  if (nameOnly) return document({ databases });
  return document({
    databases,
    totalSize: sizeOf(command),
    totalSizeMb: count(Math.floor(store.environment.sizeOnDisk() / 1048576)),
  });
}

/** Replies with a cursor over documents that are already in memory. */
export async function listReply(command: Command, namespace: string, documents: Doc[]): Promise<Doc> {
  const cursor = command.body.get('cursor');
  const batchSize = cursor instanceof Doc ? batchSizeIn(cursor, command.name) : undefined;
  const batch = await command.store.cursors.start(documents, {
    namespace,
    session: command.session,
    transaction: command.transaction,
    batchSize: batchSize ?? Math.max(defaultFirstBatch, documents.length + 1),
    release: () => undefined,
  });
  return batchReply(batch, namespace, 'firstBatch');
}

/** The batch size in the `cursor` option of a command. */
export function batchSizeIn(cursor: Doc, command: string): number | undefined {
  for (const field of cursor.keys())
    if (field !== 'batchSize') fail(40415, `BSON field '${command}.cursor.${field}' is an unknown field.`);
  return nonNegativeInteger(cursor, 'batchSize');
}

/** The collection that a command names; throws `NamespaceNotFound` when it does not exist. */
export function existingCollection(command: Command): Collection {
  const { name, collection } = targetOf(command);
  return collection ?? fail('NamespaceNotFound', `ns does not exist: ${command.database}.${name}`);
}

const describe = (collection: Collection, nameOnly: boolean): Doc => {
  const base = document({ name: collection.name, type: 'collection' });
  if (nameOnly) return base;
  base.set('options', document({}));
  base.set('info', document({ readOnly: false, uuid: new Binary(4, collection.uuid) }));
  const idIndex = collection.indexes[0];
  if (idIndex !== undefined) base.set('idIndex', idIndex.spec);
  return base;
};

const sizeOf = (command: Command) => count(command.store.environment.sizeOnDisk());
