import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { BSON, MongoClient, type Db, type Document } from 'mongodb';
import { StoreChild } from '../kit/store-process.js';

/** Files of a data folder. */
export const dataFiles = ['data.mdb', 'data.seal', 'data.mdb-lock', 'store.lock'] as const;
const documents = 3_000;

/** A data folder after an orderly stop or a kill, with older copies of its files and its contents. */
export interface Sample {
  readonly folder: string;
  readonly older: string;
  readonly left: 'closed' | 'killed';
  readonly content: string;
}

export async function withStore<T>(
  folder: string,
  work: (db: Db) => Promise<T>,
  end: 'stop' | 'kill' = 'stop',
): Promise<T> {
  const child = new StoreChild(folder);
  const { uri } = await child.serving;
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect();
  try {
    return await work(client.db('faults'));
  } finally {
    await client.close();
    await (end === 'stop' ? child.stop() : child.kill());
  }
}

/**
 * Creates a folder with documents of several sizes, indexes of several kinds, deleted documents and a dropped
 * collection.
 */
export async function makeSample(folder: string, left: 'closed' | 'killed'): Promise<Sample> {
  const older = `${folder}-older`;
  await withStore(folder, fill);
  if (left === 'closed') copyFiles(folder, older);
  const content = await withStore(
    folder,
    async (db) => {
      if (left === 'killed') {
        await db.collection('rows').updateOne({ _id: 1 as never }, { $set: { before: true } });
        copyFiles(folder, older);
      }
      await writeMore(db);
      return contentOf(db);
    },
    left === 'closed' ? 'stop' : 'kill',
  );
  return { folder, older, left, content };
}

export function copyFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of dataFiles)
    if (existsSync(path.join(from, name))) copyFileSync(path.join(from, name), path.join(to, name));
}

const fill = async (db: Db): Promise<void> => {
  const rows = db.collection<Document & { _id: number }>('rows');
  await rows.createIndex({ code: 1 }, { unique: true });
  await rows.createIndex({ tags: 1, n: -1 });
  await rows.createIndex({ at: 1 }, { expireAfterSeconds: 10_000_000 });
  await rows.insertMany(Array.from({ length: documents }, (_, n) => rowOf(n)));
  await rows.deleteMany({ _id: { $mod: [7, 3] } });
  await db.collection('large').insertMany([10, 5_000, 60_000].map((size) => ({ text: 'ل'.repeat(size) })));
  await db.collection('gone').insertMany(Array.from({ length: 500 }, (_, n) => ({ n })));
  await db.dropCollection('gone');
};

const rowOf = (n: number): Document & { _id: number } => ({
  _id: n,
  code: `code-${n}`,
  n: n % 50,
  tags: [n % 11, `t${n % 5}`],
  at: new Date(),
  text: 'x'.repeat((n * 37) % 400),
});

/** The last writes before the stop, which the older copy does not contain. */
const writeMore = async (db: Db): Promise<void> => {
  const rows = db.collection<Document & { _id: number }>('rows');
  for (let n = 0; n < 40; n++) await rows.updateOne({ _id: n * 7 }, { $set: { n: 1_000 + n } });
  await rows.insertOne(rowOf(documents));
  const session = db.client.startSession();
  await session.withTransaction(async () => {
    await rows.insertOne(rowOf(documents + 1), { session });
    await db.collection('large').insertOne({ text: 'transaction' }, { session });
  });
  await session.endSession();
};

/** All readable data, by scan and by every index, as one checksum. */
export async function contentOf(db: Db): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['rows', 'large']) {
    const collection = db.collection(name);
    hash.update(BSON.EJSON.stringify(await collection.listIndexes().toArray()));
    hash.update(String(await collection.estimatedDocumentCount()));
    const scanned = await sorted(collection.find({}, { hint: { $natural: 1 } }).toArray());
    hash.update(scanned.join('\n'));
    for (const { name: index } of await collection.listIndexes().toArray()) {
      const found = await sorted(collection.find({}, { hint: index as string }).toArray());
      if (found.join('\n') !== scanned.join('\n')) hash.update(`${String(index)} gives something else`);
    }
  }
  return hash.digest('hex');
}

const sorted = async (documents: Promise<Document[]>): Promise<string[]> =>
  (await documents).map((document) => BSON.EJSON.stringify(document)).sort();

/** Overwrites free space in the file, so that a page wrongly treated as free is detected. */
export async function writeMuch(db: Db): Promise<void> {
  const scratch = db.collection('scratch');
  for (let round = 0; round < 6; round++) {
    await scratch.insertMany(Array.from({ length: 200 }, (_, n) => ({ n, text: 'y'.repeat((n * 53) % 900) })));
    if (round % 2 === 1) await scratch.deleteMany({ n: { $gte: 50 } });
  }
}
