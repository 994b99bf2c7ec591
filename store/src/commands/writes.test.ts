import { MongoBulkWriteError, ObjectId, Timestamp } from 'mongodb';
import { TestStore, codeOf } from '../testing/kit.js';

interface Row {
  _id: number | ObjectId;
  a?: number;
  b?: unknown;
}

describe('writes', () => {
  const store = new TestStore();
  beforeAll(() => store.open());
  afterAll(() => store.remove());

  it('generates a missing _id and stores it first', async () => {
    const rows = store.collection();
    await store.db.command({ insert: rows.collectionName, documents: [{ a: 1 }, { a: 2, _id: 7 }] });
    const found = await rows.find().toArray();
    expect(found.map((row) => Object.keys(row))).toEqual([
      ['_id', 'a'],
      ['_id', 'a'],
    ]);
    expect(found[0]?._id).toBeInstanceOf(ObjectId);
  });

  it('returns documents of every size as written', async () => {
    const rows = store.collection<{ _id: number; text: string; n: number }>();
    const sizes = [0, 100, 8_000, 8_192, 9_000, 65_536, 300_000, 5_000_000, 16_777_000];
    for (const [_id, size] of sizes.entries()) await rows.insertOne({ _id, text: 'x'.repeat(size), n: 0 });
    for (const [_id] of sizes.entries()) await rows.updateOne({ _id }, { $inc: { n: 1 } });
    const lengths = async (filter: object): Promise<number[]> =>
      (await rows.find(filter).sort({ _id: 1 }).toArray()).map(({ text }) => text.length);
    expect(await lengths({ n: 1 })).toEqual(sizes);
    for (const [_id, size] of sizes.entries()) expect(await lengths({ _id })).toEqual([size]);
  });

  it('stops an ordered insert at the first duplicate and continues an unordered one', async () => {
    const rows = store.collection<Row>();
    const documents = [{ _id: 1 }, { _id: 1, a: 2 }, { _id: 2 }];
    const ordered = await rows.insertMany(documents).catch((error: unknown) => error);
    expect(ordered).toBeInstanceOf(MongoBulkWriteError);
    expect(await rows.countDocuments()).toBe(1);
    const unordered = (await rows
      .insertMany(documents, { ordered: false })
      .catch((error: unknown) => error)) as MongoBulkWriteError;
    expect(unordered.insertedCount).toBe(1);
    expect([unordered.writeErrors].flat().map((error) => [error.index, error.code])).toEqual([
      [0, 11000],
      [1, 11000],
    ]);
    expect(await rows.find().toArray()).toEqual([{ _id: 1 }, { _id: 2 }]);
  });

  it('reports the key pattern and value of a duplicate in a compound index', async () => {
    const rows = store.collection<Row>();
    await rows.createIndex({ a: 1, b: -1 }, { unique: true });
    await rows.insertOne({ _id: 1, a: 1, b: 'x' });
    const refused: unknown = await rows.insertOne({ _id: 2, a: 1, b: 'x' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 11000, keyPattern: { a: 1, b: -1 }, keyValue: { a: 1, b: 'x' } });
    expect(await codeOf(rows.updateOne({ _id: 9 }, { $set: { a: 1, b: 'x' } }, { upsert: true }))).toBe(11000);
    expect(await rows.countDocuments()).toBe(1);
  });

  it('frees a unique key when its document is changed or removed', async () => {
    const rows = store.collection<Row>();
    await rows.createIndex({ a: 1 }, { unique: true });
    await rows.insertOne({ _id: 1, a: 1 });
    await rows.updateOne({ _id: 1 }, { $set: { a: 2 } });
    await rows.insertOne({ _id: 2, a: 1 });
    await rows.deleteOne({ _id: 1 });
    await rows.insertOne({ _id: 3, a: 2 });
    expect(await rows.distinct('a')).toEqual([1, 2]);
  });

  it('sees earlier statements of the same bulk write', async () => {
    const rows = store.collection<Row>();
    const result = await rows.bulkWrite([
      { insertOne: { document: { _id: 1, a: 1 } } },
      { updateOne: { filter: { a: 1 }, update: { $inc: { a: 1 } } } },
      { updateOne: { filter: { a: 2 }, update: { $inc: { a: 1 } } } },
      { updateOne: { filter: { a: 50 }, update: { $set: { b: 1 } }, upsert: true } },
      { deleteMany: { filter: { a: 3 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 2, upsertedCount: 1, deletedCount: 1 });
    expect(await rows.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ a: 50, b: 1 }]);
  });

  it('replaces empty top-level timestamps with the current time', async () => {
    const rows = store.collection<Row>();
    const nothing = new Timestamp({ t: 0, i: 0 });
    await rows.insertOne({ _id: 1, a: 1, b: nothing });
    await rows.replaceOne({ _id: 2 }, { b: nothing }, { upsert: true });
    await rows.insertOne({ _id: 3, a: 1 });
    await rows.replaceOne({ _id: 3 }, { b: nothing });
    for (const { b } of await rows.find().toArray()) expect((b as Timestamp).getHighBits()).toBeGreaterThan(0);
    await rows.updateMany({}, { $set: { b: nothing } });
    for (const { b } of await rows.find().toArray()) expect(b).toEqual(nothing);
  });

  it('refuses inserts and updates that nest too deeply', async () => {
    const rows = store.collection<Row>();
    const path = (depth: number): string => Array.from({ length: depth }, () => 'b').join('.');
    await rows.insertOne({ _id: 1, b: {} });
    await rows.updateOne({ _id: 1 }, { $set: { [path(180)]: {} } });
    expect(await codeOf(rows.updateOne({ _id: 1 }, { $set: { [path(181)]: {} } }))).toBe(15);
    expect(await codeOf(rows.updateOne({ _id: 2 }, { $set: { [path(181)]: {} } }, { upsert: true }))).toBe(15);
    expect(await rows.countDocuments()).toBe(1);
  });

  it('counts matched and modified documents separately', async () => {
    const rows = store.collection<Row>();
    await rows.insertMany([1, 2, 3].map((a) => ({ _id: a, a })));
    expect(await rows.updateMany({ a: { $gt: 1 } }, { $max: { a: 3 } })).toMatchObject({
      matchedCount: 2,
      modifiedCount: 1,
    });
    expect(await rows.deleteMany({ a: 3 })).toMatchObject({ deletedCount: 2 });
  });

  it('loses no increment of concurrent clients', async () => {
    const rows = store.collection<Row>();
    await rows.insertOne({ _id: 1, a: 0 });
    const clients = await Promise.all([1, 2, 3, 4].map(() => store.connect()));
    await Promise.all(
      clients.flatMap((client) =>
        Array.from({ length: 25 }, () =>
          client
            .db('test')
            .collection<Row>(rows.collectionName)
            .updateOne({ _id: 1 }, { $inc: { a: 1 } }),
        ),
      ),
    );
    await Promise.all(clients.map((client) => client.close()));
    expect(await rows.findOne()).toEqual({ _id: 1, a: 100 });
  });

  it('updates each document once when an update takes several steps', async () => {
    const rows = store.collection<Row>();
    await rows.createIndex({ a: 1 });
    await rows.insertMany(Array.from({ length: 3000 }, (_, at) => ({ _id: at, a: at })));
    expect(await rows.updateMany({ a: { $gte: 0 } }, { $inc: { a: 10_000 } })).toMatchObject({ modifiedCount: 3000 });
    expect(await rows.countDocuments({ a: { $gte: 10_000, $lt: 13_000 } })).toBe(3000);
    expect(await rows.estimatedDocumentCount()).toBe(3000);
  });

  describe('findAndModify', () => {
    it('modifies the first document of the sort and returns it before or after the change', async () => {
      const rows = store.collection<Row>();
      await rows.insertMany([3, 1, 2].map((a) => ({ _id: a, a })));
      expect(await rows.findOneAndUpdate({}, { $inc: { a: 10 } }, { sort: { a: 1 } })).toEqual({ _id: 1, a: 1 });
      expect(
        await rows.findOneAndUpdate(
          {},
          { $inc: { a: 10 } },
          { sort: { a: 1 }, returnDocument: 'after', projection: { _id: 0 } },
        ),
      ).toEqual({ a: 12 });
      expect(await rows.findOneAndDelete({}, { sort: { a: -1 } })).toEqual({ _id: 2, a: 12 });
      expect(await rows.findOneAndReplace({ _id: 1 }, { b: 1 }, { returnDocument: 'after' })).toEqual({ _id: 1, b: 1 });
    });

    it('upserts, and returns null when nothing matches', async () => {
      const rows = store.collection<Row>();
      expect(await rows.findOneAndUpdate({ _id: 1 }, { $set: { a: 1 } })).toBeNull();
      expect(await rows.findOneAndUpdate({ _id: 1 }, { $set: { a: 1 } }, { upsert: true })).toBeNull();
      expect(
        await rows.findOneAndUpdate({ _id: 2 }, { $set: { a: 2 } }, { upsert: true, returnDocument: 'after' }),
      ).toEqual({ _id: 2, a: 2 });
      expect(await rows.findOneAndDelete({ _id: 3 })).toBeNull();
    });

    it('fails with a duplicate key error', async () => {
      const rows = store.collection<Row>();
      await rows.createIndex({ a: 1 }, { unique: true });
      await rows.insertMany([1, 2].map((a) => ({ _id: a, a })));
      expect(await codeOf(rows.findOneAndUpdate({ _id: 1 }, { $set: { a: 2 } }))).toBe(11000);
    });
  });

  it('refuses to change an _id and keeps it in a replacement', async () => {
    const rows = store.collection<Row>();
    await rows.insertOne({ _id: 1, a: 1 });
    expect(await codeOf(rows.updateOne({ a: 1 }, { $set: { _id: 2 } }))).toBe(66);
    expect(await rows.replaceOne({ _id: 1 }, { a: 5 })).toMatchObject({ modifiedCount: 1 });
    expect(await rows.findOne()).toEqual({ _id: 1, a: 5 });
  });

  it.each([[[1]], [/x/]])('refuses %p as an _id', async (id) => {
    const rows = store.collection();
    expect(await codeOf(rows.insertOne({ _id: id } as never))).toBe(53);
  });
});
