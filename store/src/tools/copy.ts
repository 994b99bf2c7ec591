import { crc32 } from 'node:zlib';
import type { Db, Document, IndexDescription, MongoClient } from 'mongodb';
import type { Report } from './findings.js';

const batchDocuments = 1_000;
const batchBytes = 8 * 1024 * 1024;
const reportEvery = 20_000;
const systemDatabases = new Set(['admin', 'local', 'config']);
/** Fields that `listIndexes` adds to a specification and `createIndexes` does not accept. */
const listedOnly = new Set(['v', 'ns']);
/** Driver options that preserve the BSON types of all values. */
const asStored = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;

interface Content {
  documents: number;
  /** Sum of the checksums of all documents, independent of their order. */
  checksum: number;
}

/**
 * Copies every collection with its documents and indexes from one server to another, then reads both sides and compares their
 * checksums. Returns false, before anything is written, when a target collection already has documents.
 */
export async function copyAll(from: MongoClient, to: MongoClient, report: Report): Promise<boolean> {
  const collections = await collectionsOf(from);
  const taken = await firstTaken(to, collections);
  if (taken !== undefined) {
    report(`The target has documents in ${taken} already; nothing was copied`);
    return false;
  }
  let documents = 0;
  for (const { database, name } of collections) {
    documents += await copyCollection(from.db(database), to.db(database), name, report);
    if (!(await isSame(from.db(database), to.db(database), name, report))) return false;
  }
  report(`Copied ${documents} documents in ${collections.length} collections, and both sides are the same`);
  return true;
}

interface CollectionName {
  database: string;
  name: string;
}

const collectionsOf = async (client: MongoClient): Promise<CollectionName[]> => {
  const { databases } = await client.db('admin').command({ listDatabases: 1, nameOnly: true });
  const collections: CollectionName[] = [];
  for (const { name: database } of databases as { name: string }[]) {
    if (systemDatabases.has(database)) continue;
    for (const { name, type } of await client.db(database).listCollections().toArray())
      if ((type ?? 'collection') === 'collection' && !name.startsWith('system.')) collections.push({ database, name });
  }
  return collections;
};

const firstTaken = async (client: MongoClient, collections: readonly CollectionName[]): Promise<string | undefined> => {
  for (const { database, name } of collections)
    if (
      (await client
        .db(database)
        .collection(name)
        .findOne({}, { projection: { _id: 1 } })) !== null
    )
      return `${database}.${name}`;
  return undefined;
};

const copyCollection = async (from: Db, to: Db, name: string, report: Report): Promise<number> => {
  const namespace = `${from.databaseName}.${name}`;
  await makeCollection(to, name);
  const indexes = await indexesOf(from, name);
  const target = to.collection(name);
  if (indexes.length > 0) await target.createIndexes(indexes);
  let documents = 0;
  for await (const batch of batchesOf(from, name)) {
    await target.insertMany(batch, { ordered: true, forceServerObjectId: true });
    const before = documents;
    documents += batch.length;
    if (Math.floor(before / reportEvery) < Math.floor(documents / reportEvery))
      report(`${namespace}: ${documents} documents`);
  }
  report(`${namespace}: ${documents} documents, ${indexes.length + 1} indexes`);
  return documents;
};

const makeCollection = async (db: Db, name: string): Promise<void> => {
  if ((await db.listCollections({ name }).toArray()).length === 0) await db.createCollection(name);
};

const indexesOf = async (db: Db, name: string): Promise<IndexDescription[]> => {
  const all = await db.collection(name).listIndexes().toArray();
  return all
    .filter((index) => index['name'] !== '_id_')
    .map((index) => Object.fromEntries(Object.entries(index).filter(([field]) => !listedOnly.has(field))) as Document)
    .map((index) => index as IndexDescription);
};

async function* batchesOf(db: Db, name: string): AsyncGenerator<Document[]> {
  const cursor = db.collection(name).find({}, { ...asStored, batchSize: batchDocuments });
  const { calculateObjectSize } = (await import('mongodb')).BSON;
  let batch: Document[] = [];
  let bytes = 0;
  for await (const document of cursor) {
    const size = calculateObjectSize(document);
    if (batch.length > 0 && (batch.length === batchDocuments || bytes + size > batchBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(document);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

const isSame = async (from: Db, to: Db, name: string, report: Report): Promise<boolean> => {
  const [source, target] = [await contentOf(from, name), await contentOf(to, name)];
  if (source.documents === target.documents && source.checksum === target.checksum) return true;
  report(
    `${from.databaseName}.${name} is not the same on both sides: ${source.documents} documents here, ${target.documents} there. ` +
      'Was one of them written to meanwhile?',
  );
  return false;
};

const contentOf = async (db: Db, name: string): Promise<Content> => {
  const content: Content = { documents: 0, checksum: 0 };
  for await (const bytes of db.collection(name).find({}, { raw: true, batchSize: batchDocuments })) {
    content.documents++;
    content.checksum = (content.checksum + crc32(bytes as unknown as Buffer)) % 2 ** 48;
  }
  return content;
};
