import type { Collection, Document } from 'mongodb';
import { codeOf, TestStore } from '../testing/kit.js';

describe('$merge', () => {
  const store = new TestStore();
  let source: Collection;
  let target: Collection;
  beforeAll(() => store.open());
  afterAll(() => store.remove());
  beforeEach(async () => {
    source = store.collection();
    target = store.collection();
    await source.insertMany([
      { _id: 1, key: 'a', v: 10 },
      { _id: 2, key: 'b', v: 20 },
    ] as Document[]);
    await target.insertMany([{ _id: 1, key: 'a', old: true }] as Document[]);
  });

  const merge = (spec: Document, stages: Document[] = []): Promise<Document[]> =>
    source
      .aggregate([{ $sort: { _id: 1 } }, ...stages, { $merge: { into: target.collectionName, ...spec } }])
      .toArray();
  const content = (): Promise<Document[]> => target.find().sort({ _id: 1 }).toArray();
  const added = { _id: 2, key: 'b', v: 20 };

  it.each<[string, Document, Document[]]>([
    ['merges and inserts', {}, [{ _id: 1, key: 'a', old: true, v: 10 }, added]],
    ['replaces', { whenMatched: 'replace' }, [{ _id: 1, key: 'a', v: 10 }, added]],
    ['keeps', { whenMatched: 'keepExisting' }, [{ _id: 1, key: 'a', old: true }, added]],
    ['discards', { whenNotMatched: 'discard' }, [{ _id: 1, key: 'a', old: true, v: 10 }]],
    [
      'changes by stages that see the new document',
      { whenMatched: [{ $set: { sum: { $add: ['$$new.v', '$$more'] } } }], let: { more: { $multiply: ['$v', 2] } } },
      [{ _id: 1, key: 'a', old: true, sum: 30 }, added],
    ],
  ])('%s', async (_what, spec, expected) => {
    expect(await merge(spec)).toEqual([]);
    expect(await content()).toEqual(expected);
    expect(await merge(spec)).toEqual([]);
    expect((await content()).map(({ _id }) => _id as unknown)).toEqual(expected.map(({ _id }) => _id as unknown));
  });

  it('writes what can be written of a batch before an error ends it', async () => {
    expect(await codeOf(merge({ whenMatched: 'fail' }))).toBe(11000);
    expect(await content()).toEqual([{ _id: 1, key: 'a', old: true }, added]);
    await target.deleteOne({ _id: 2 } as Document);
    expect(await codeOf(merge({ whenNotMatched: 'fail' }))).toBe(13113);
    expect(await content()).toEqual([{ _id: 1, key: 'a', old: true, v: 10 }]);
  });

  it('recognises documents by other fields only where an index keeps them apart', async () => {
    const withoutId = [{ $unset: '_id' }];
    expect(await codeOf(merge({ on: 'key' }, withoutId))).toBe(51183);
    await target.createIndex({ key: 1 });
    expect(await codeOf(merge({ on: 'key' }, withoutId))).toBe(51183);
    await target.dropIndex('key_1');
    await target.createIndex({ key: 1 }, { unique: true, sparse: true });
    await merge({ on: 'key' }, withoutId);
    expect((await content()).map(({ key, v }) => [key, v] as unknown)).toEqual(
      expect.arrayContaining([
        ['a', 10],
        ['b', 20],
      ]),
    );
    expect(await codeOf(merge({ on: 'key' }, [{ $unset: 'key' }]))).toBe(51132);
    expect(await codeOf(merge({ on: 'key' }, [{ $set: { key: ['a'] } }]))).toBe(51185);
    expect(await codeOf(merge({ on: 'key', whenMatched: 'replace' }, [{ $set: { _id: 9 } }]))).toBe(66);
  });

  it('recognises no document by a path that leads through an array', async () => {
    await target.createIndex({ 'o.k': 1 }, { unique: true });
    for (const o of [[], [3], [{ k: 1 }]])
      expect(await codeOf(merge({ on: 'o.k' }, [{ $unset: '_id' }, { $set: { o } }]))).toBe(51185);
    expect(await content()).toHaveLength(1);
  });

  it('does not take what replaces a document for an update with operators', async () => {
    await target.createIndex({ k: 1 }, { unique: true });
    const name = { $literal: '$set' };
    const looksLikeOne = { $replaceWith: { $setField: { field: name, input: {}, value: { old: false } } } };
    const replaced = merge({ on: 'k', whenMatched: 'replace' }, [looksLikeOne, { $limit: 1 }]);
    expect(await codeOf(replaced)).toBe(52);
    expect(await content()).toEqual([{ _id: 1, key: 'a', old: true }]);
  });

  it('has the variable new beside others only where it may be inserted', async () => {
    const spec = { let: { more: 1 }, whenMatched: [{ $set: { sum: { $add: ['$$new.v', '$$more'] } } }] };
    expect(await codeOf(merge({ ...spec, whenNotMatched: 'discard' }))).toBe(17276);
    await merge({ ...spec, let: { ...spec.let, new: '$$ROOT' }, whenNotMatched: 'discard' });
    expect(await content()).toEqual([{ _id: 1, key: 'a', old: true, sum: 11 }]);
  });

  it('has one time in the pipeline and in all updates', async () => {
    const rows = store.collection();
    await rows.insertMany(Array.from({ length: 1_100 }, (_, _id) => ({ _id }) as Document));
    const whenMatched = [{ $set: { at: '$$NOW', first: '$$new.first' } }];
    const into = rows.collectionName;
    await rows.aggregate([{ $set: { first: '$$NOW' } }, { $merge: { into, whenMatched } }]).toArray();
    const times = [...(await rows.distinct('at')), ...(await rows.distinct('first'))];
    expect(times).toHaveLength(2);
    expect(times[0]).toEqual(times[1]);
  });

  it('writes nothing of a batch in which a variable cannot be computed', async () => {
    const spec = { let: { d: { $divide: [1, { $subtract: ['$v', 20] }] } }, whenMatched: [{ $set: { d: '$$d' } }] };
    expect(await codeOf(merge(spec))).toBe(2);
    expect(await content()).toEqual([{ _id: 1, key: 'a', old: true }]);
  });

  it('makes the collection when there is something to write, in another database too', async () => {
    const elsewhere = store.client.db('elsewhere');
    const into = { db: 'elsewhere', coll: 'made' };
    await source.aggregate([{ $match: { v: 99 } }, { $merge: { into } }]).toArray();
    await source.aggregate([{ $merge: { into, whenNotMatched: 'discard' } }]).toArray();
    expect(await elsewhere.listCollections().toArray()).toEqual([]);
    await source.aggregate([{ $merge: { into } }]).toArray();
    expect(await elsewhere.collection('made').countDocuments()).toBe(2);
  });

  it('does not write into a database of the server, named or not', async () => {
    const admin = store.client.db('admin');
    const given = { $documents: [{ _id: 1 }] };
    for (const into of ['made', { db: 'config', coll: 'made' }])
      expect(await codeOf(admin.aggregate([given, { $merge: { into } }]).toArray())).toBe(31320);
    expect(await admin.listCollections().toArray()).toEqual([]);
  });

  it('reads what was there when it began, also when it writes where it reads', async () => {
    const rows = store.collection();
    await rows.insertMany(Array.from({ length: 3_000 }, (_, at) => ({ _id: at, n: at }) as Document));
    const into = rows.collectionName;
    const doubled = [{ $set: { _id: { $add: ['$_id', 3_000] }, n: { $multiply: ['$n', 2] } } }, { $merge: into }];
    await rows.aggregate(doubled).toArray();
    expect(await rows.countDocuments()).toBe(6_000);
    expect(await rows.findOne({ _id: 5_999 } as Document)).toEqual({ _id: 5_999, n: 5_998 });
  });

  it('is refused in a transaction, and explained without writing', async () => {
    const session = store.client.startSession();
    session.startTransaction();
    const within = source.aggregate([{ $merge: target.collectionName }], { session }).toArray();
    expect(await codeOf(within)).toBe(263);
    await session.endSession();
    const pipeline = [{ $merge: { into: target.collectionName } }];
    const explain = { aggregate: source.collectionName, pipeline, cursor: {} };
    const explained = await store.db.command({ explain, verbosity: 'queryPlanner' });
    expect(explained['queryPlanner']).toMatchObject({ winningPlan: { stage: 'COLLSCAN' } });
    expect(await codeOf(store.db.command({ explain, verbosity: 'executionStats' }))).toBe(115);
    expect(await content()).toHaveLength(1);
  });
});
