import { TestStore, codeOf } from '../testing/kit.js';

interface Row {
  _id: number;
  a?: unknown;
  b?: number;
}

describe('definitions', () => {
  const store = new TestStore();
  beforeAll(() => store.open());
  afterAll(() => store.remove());

  it('creates, lists and drops collections and indexes, and keeps them across a restart', async () => {
    const rows = store.collection<Row>();
    await store.db.createCollection(rows.collectionName);
    await rows.createIndexes([
      { key: { a: 1 }, name: 'by-a', unique: true, sparse: true },
      { key: { b: 1, a: -1 }, name: 'by-b' },
    ]);
    await store.reopen();
    const again = store.db.collection<Row>(rows.collectionName);
    expect(await again.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, unique: true, key: { a: 1 }, name: 'by-a', sparse: true },
      { v: 2, key: { b: 1, a: -1 }, name: 'by-b' },
    ]);
    await again.dropIndex('by-a');
    await again.insertMany([1, 2].map((id) => ({ _id: id, a: 1 })));
    expect((await again.indexes()).map((index) => index.name)).toEqual(['_id_', 'by-b']);
    await again.dropIndexes();
    expect((await again.indexes()).map((index) => index.name)).toEqual(['_id_']);
    await again.drop();
    expect(await codeOf(again.indexes())).toBe(26);
    await store.db.createCollection(rows.collectionName);
    expect(await again.countDocuments()).toBe(0);
  });

  it('drops several indexes by name and refuses a repeated name', async () => {
    const rows = store.collection<Row>();
    await rows.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }]);
    const drop = (index: unknown): Promise<unknown> => store.db.command({ dropIndexes: rows.collectionName, index });
    expect(await codeOf(drop(['a_1', 'a_1']))).toBe(27);
    expect(await codeOf(drop(['a_1', 'c_1']))).toBe(27);
    expect(await codeOf(drop(['a_1', '_id_']))).toBe(72);
    expect(await codeOf(drop(5))).toBe(14);
    expect(await codeOf(drop({ c: 1 }))).toBe(27);
    expect(await rows.indexes()).toHaveLength(3);
    await drop(['a_1', 'b_1']);
    expect(await rows.indexes()).toHaveLength(1);
  });

  it('builds an index over existing documents during concurrent writes', async () => {
    const rows = store.collection<Row>();
    await rows.insertMany(Array.from({ length: 12_000 }, (_, at) => ({ _id: at, a: at })));
    const building = rows.createIndex({ a: 1 }, { unique: true });
    const writes = Array.from({ length: 50 }, (_, at) => rows.updateOne({ _id: at * 7 }, { $set: { a: 20_000 + at } }));
    await Promise.all([building, ...writes]);
    for (const at of [0, 25, 49])
      expect(await rows.findOne({ a: 20_000 + at })).toEqual({ _id: at * 7, a: 20_000 + at });
    expect(await rows.findOne({ a: 7 })).toBeNull();
    expect(await rows.countDocuments({ a: { $gte: 0 } }, { hint: { a: 1 } })).toBe(12_000);
    expect(await codeOf(rows.insertOne({ _id: -1, a: 20_000 }))).toBe(11000);
  });

  it('refuses a unique index over duplicates and leaves no index behind', async () => {
    const rows = store.collection<Row>();
    await rows.insertMany([1, 2].map((id) => ({ _id: id, a: 1 })));
    expect(await codeOf(rows.createIndex({ a: 1 }, { unique: true }))).toBe(11000);
    expect((await rows.indexes()).map((index) => index.name)).toEqual(['_id_']);
    await rows.insertOne({ _id: 3, a: 1 });
  });

  it('ignores an index that exists and refuses a different one with its name', async () => {
    const rows = store.collection<Row>();
    await rows.createIndex({ a: 1 });
    await rows.createIndex({ a: 1 });
    expect(await codeOf(rows.createIndex({ b: 1 }, { name: 'a_1' }))).toBe(86);
    expect(await codeOf(rows.createIndex({ a: 1 }, { unique: true, name: 'a_1' }))).toBe(86);
    expect(await codeOf(rows.createIndex({ a: 1 }, { name: 'other' }))).toBe(85);
  });

  it.each([
    [{ a: 'text' }, {}, 115],
    [{ a: '2dsphere' }, {}, 115],
    [{ a: 'hashed' }, {}, 115],
    [{ a: 'nonsense' }, {}, 67],
    [{ a: 0 }, {}, 67],
    [{ 'a..b': 1 }, {}, 67],
    [{ a: 1 }, { partialFilterExpression: { a: { $gt: 1 } } }, 115],
    [{ a: 1 }, { hidden: true }, 115],
    [{ a: 1 }, { nonsense: 1 }, 197],
    [{ a: 1, b: 1 }, { expireAfterSeconds: 5 }, 67],
  ])('refuses the index %j with %j', async (key, options, code) => {
    const { collectionName: createIndexes } = store.collection();
    const indexes = [{ key, name: 'index', ...options }];
    expect(await codeOf(store.db.command({ createIndexes, indexes }))).toBe(code);
  });

  it('drops a database with all its collections', async () => {
    const other = store.client.db('other');
    await other.collection('c').insertOne({ a: 1 });
    expect(
      (await store.client.db('admin').admin().listDatabases({ nameOnly: true })).databases.map(
        (collection) => collection.name,
      ),
    ).toContain('other');
    await other.dropDatabase();
    expect(await other.listCollections().toArray()).toEqual([]);
    expect(await other.collection('c').countDocuments()).toBe(0);
  });
});
