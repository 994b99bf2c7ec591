import { fail } from '../errors.js';
import { idIndexName, namespaceOf, notReady } from '../catalog/collection.js';
import type { Collection, CollectionIndex } from '../catalog/collection.js';
import { keyPatternOf, parseIndexSpec } from '../catalog/index-spec.js';
import { document, int } from '../plain.js';
import { Doc, equalValues, type Value } from '../values/index.js';
import { existingCollection, listReply } from './collections.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { shellText } from '../records/shell-text.js';
import { writableCollection } from './write-batch.js';

/** https://www.mongodb.com/docs/manual/reference/command/createIndexes/ */
export async function createIndexes(command: Command): Promise<Doc> {
  const { name, collection: existing } = targetOf(command);
  const specs = command.body.get('indexes') as Value[];
  if (specs.length === 0) fail('BadValue', 'Must specify at least one index to create');
  const requests = specs.map((spec) =>
    spec instanceof Doc
      ? parseIndexSpec(spec)
      : fail('TypeMismatch', 'The elements of the indexes array must be objects'),
  );
  const collection = await writableCollection(command, name);
  const before = collection.indexes.length;
  await command.store.definitions.createIndexes(collection, requests);
  const after = collection.indexes.length;
  return document({
    numIndexesBefore: int(before),
    numIndexesAfter: int(after),
    createdCollectionAutomatically: existing === undefined,
    note: after === before ? 'all indexes already exist' : undefined,
  });
}

/** https://www.mongodb.com/docs/manual/reference/command/dropIndexes/ */
export async function dropIndexes(command: Command): Promise<Doc> {
  const { name, collection } = targetOf(command);
  if (collection === undefined) return fail('NamespaceNotFound', `ns not found ${command.database}.${name}`);
  const before = collection.indexes.length;
  await command.store.definitions.dropIndexes(collection, indexesToDrop(collection, indexArgument(command.body)));
  return document({ nIndexesWas: int(before) });
}

/** Lists the indexes whose build has finished. https://www.mongodb.com/docs/manual/reference/command/listIndexes/ */
export async function listIndexes(command: Command): Promise<Doc> {
  const collection = existingCollection(command);
  const ready = collection.indexes.filter((index) => index.readyAt !== notReady);
  return listReply(
    command,
    namespaceOf(collection),
    ready.map(({ spec }) => spec),
  );
}

const indexArgument = (body: Doc): Value =>
  body.get('index') ??
  fail(body.has('index') ? 'TypeMismatch' : 40414, "BSON field 'dropIndexes.index' is missing but a required field");

const indexesToDrop = (collection: Collection, wanted: Value): CollectionIndex[] => {
  if (wanted === '*' || (Array.isArray(wanted) && wanted.includes('*')))
    return collection.indexes.filter((index) => index.name !== idIndexName);
  if (!Array.isArray(wanted)) return [indexOf(collection, wanted)];
  const indexes = wanted.map((name) => indexOf(collection, name));
  // MongoDB drops them one after the other, so a repeated name is no longer found.
  const repeated = wanted.find((_, at) => indexes.indexOf(indexes[at]!) < at);
  return repeated === undefined ? indexes : fail('IndexNotFound', `index not found with name [${shellText(repeated)}]`);
};

const indexOf = (collection: Collection, wanted: Value): CollectionIndex => {
  if (typeof wanted !== 'string' && !(wanted instanceof Doc))
    return fail(
      'TypeMismatch',
      `BSON field 'dropIndexes.index' is the wrong type, expected types '[string, object, array]'`,
    );
  const matches = collection.indexes.filter((index) =>
    typeof wanted === 'string' ? index.name === wanted : equalValues(keyPatternOf(index), wanted),
  );
  if (matches.length > 1) fail(181, `${matches.length} indexes found for key, identify by name instead`);
  const index = matches[0];
  if (index === undefined)
    return fail(
      'IndexNotFound',
      typeof wanted === 'string' ? `index not found with name [${wanted}]` : `can't find index with key`,
    );
  if (index.name === idIndexName) fail('InvalidOptions', 'cannot drop _id index');
  return index;
};
