import type { Collection, Document } from 'mongodb';
import { codeOf, TestStore } from '../testing/kit.js';

describe('$lookup', () => {
  const store = new TestStore();
  let families: Collection;
  let visits: Collection;
  beforeAll(async () => {
    await store.open();
    families = store.collection();
    visits = store.collection();
    await families.insertMany([
      { _id: 1, code: 'a', tags: ['x', 'y'], floor: 2 },
      { _id: 2, code: 'b', tags: [], floor: 5 },
      { _id: 3, floor: 0 },
    ] as Document[]);
    await visits.insertMany([
      { _id: 10, family: 'a', tag: 'x', score: 1 },
      { _id: 11, family: 'a', tag: 'y', score: 3 },
      { _id: 12, family: 'b', tag: null, score: 7 },
      { _id: 13, family: null, tag: /x/, score: 5 },
    ] as Document[]);
  });
  afterAll(() => store.remove());

  const joined = async (spec: Document): Promise<unknown[]> => {
    const lookup = { $lookup: { from: visits.collectionName, as: 'v', ...spec } };
    const rows = await families.aggregate([{ $sort: { _id: 1 } }, lookup]).toArray();
    return rows.map((row) => (row['v'] as Document[]).map((one) => one['_id'] as unknown));
  };
  const above = { let: { floor: '$floor' }, pipeline: [{ $match: { $expr: { $gt: ['$score', '$$floor'] } } }] };

  it.each<[string, Document, unknown[]]>([
    ['by a field; nothing joins null', { localField: 'code', foreignField: 'family' }, [[10, 11], [12], [13]]],
    ['by the elements of an array', { localField: 'tags', foreignField: 'tag' }, [[10, 11], [12], [12]]],
    ['by a pipeline that sees variables', above, [[11, 12, 13], [12], [10, 11, 12, 13]]],
    ['by both', { localField: 'code', foreignField: 'family', ...above }, [[11], [12], [13]]],
    [
      'by a pipeline that begins with a search',
      { pipeline: [{ $match: { family: 'a' } }, { $sort: { score: -1 } }, { $limit: 1 }] },
      [[11], [11], [11]],
    ],
  ])('joins %s, with an index as without', async (_how, spec, expected) => {
    expect(await joined(spec)).toEqual(expected);
    await visits.createIndexes([{ key: { family: 1 } }, { key: { tag: 1 } }]);
    expect(await joined(spec)).toEqual(expected);
    await visits.dropIndexes();
  });

  it('joins a regular expression with its equal, not with what it matches', async () => {
    const rows = await visits
      .aggregate([
        { $match: { _id: 13 } },
        { $set: { tags: ['$tag', 'y'] } },
        { $lookup: { from: visits.collectionName, localField: 'tag', foreignField: 'tag', as: 'one' } },
        { $lookup: { from: visits.collectionName, localField: 'tags', foreignField: 'tag', as: 'several' } },
      ])
      .toArray();
    expect(rows).toMatchObject([{ one: [{ _id: 13 }], several: [{ _id: 11 }, { _id: 13 }] }]);
  });

  it('takes a number in the local path for the place in an array only', async () => {
    const rows = store.collection();
    const local = [[{ '0': 'a' }], ['a'], { '0': 'a' }, [['b', 'a']], [{ '0': 'b' }, 'a'], [{ x: 1 }]];
    await rows.insertMany(local.map((at, _id) => ({ _id, at }) as Document));
    const lookup = { from: visits.collectionName, localField: 'at.0', foreignField: 'family', as: 'v' };
    const found = await rows.aggregate([{ $sort: { _id: 1 } }, { $lookup: lookup }]).toArray();
    const ids = found.map(({ v }) => (v as Document[]).map(({ _id }) => _id as unknown));
    expect(ids).toEqual([[], [10, 11], [10, 11], [10, 11, 12], [], []]);
  });

  it('joins by an array with more elements than a call takes arguments', async () => {
    const wide = store.collection();
    await wide.insertOne({ _id: 1, codes: [...Array.from({ length: 200_000 }, (_, at) => at), 'b'] } as Document);
    const lookup = { from: visits.collectionName, localField: 'codes', foreignField: 'family', as: 'v' };
    const [found] = await wide.aggregate([{ $lookup: lookup }, { $project: { v: '$v._id' } }]).toArray();
    expect(found).toEqual({ _id: 1, v: [12] });
  });

  it('puts what is joined where it is told to, and hides variables of the same name', async () => {
    const inner = {
      from: visits.collectionName,
      let: { f: 'inner' },
      pipeline: [{ $limit: 1 }, { $set: { seen: '$$f' } }],
    };
    const outer = {
      from: visits.collectionName,
      let: { f: '$code' },
      pipeline: [
        { $limit: 1 },
        { $lookup: { ...inner, as: 'in' } },
        { $project: { _id: 0, f: '$$f', in: '$in.seen' } },
      ],
      as: 'a.b',
    };
    const rows = await families.aggregate([{ $match: { _id: { $lt: 3 } } }, { $lookup: outer }]).toArray();
    expect(rows.map(({ a }) => a as unknown)).toEqual([
      { b: [{ f: 'a', in: ['inner'] }] },
      { b: [{ f: 'b', in: ['inner'] }] },
    ]);
  });

  it('takes documents that it is given, also with a field to join', async () => {
    const pipeline = [{ $documents: [{ code: 'a' }, { code: 'c' }] }, { $set: { floor: '$$floor' } }];
    const given = {
      $lookup: { let: { floor: '$floor' }, localField: 'code', foreignField: 'code', pipeline, as: 'v' },
    };
    const rows = await families.aggregate([{ $match: { code: 'a' } }, given]).toArray();
    expect(rows[0]?.['v']).toEqual([{ code: 'a', floor: 2 }]);
  });

  it('fails when a variable cannot be computed, or its documents are too large', async () => {
    const divided = { let: { d: { $divide: [1, '$floor'] } }, pipeline: [] };
    expect(await codeOf(joined(divided))).toBe(2);
    const large = { pipeline: [{ $set: { l: { $range: [0, 200_000] } } }] };
    const many = store.collection();
    await many.insertMany(Array.from({ length: 40 }, (_, at) => ({ _id: at }) as Document));
    expect(await codeOf(joined({ ...large, from: many.collectionName }))).toBe(4568);
    const tooLarge = { ...large, pipeline: [{ $limit: 10 }, ...large.pipeline] };
    const lookup = { $lookup: { from: many.collectionName, as: 'v', ...tooLarge } };
    expect(await codeOf(families.aggregate([lookup]).toArray())).toBe(10334);
    const counted = families.aggregate([lookup, { $project: { _id: 0, n: { $size: '$v' } } }, { $limit: 1 }]);
    expect(await counted.toArray()).toEqual([{ n: 10 }]);
  });

  it('reads to its end a collection that is dropped while it reads', async () => {
    const dropped = store.collection();
    await dropped.insertOne({ _id: 1 } as Document);
    const lookup = { $lookup: { from: dropped.collectionName, pipeline: [], as: 'v' } };
    const cursor = families.aggregate([lookup], { batchSize: 1 });
    const first = await cursor.next();
    await dropped.drop();
    const others = await cursor.toArray();
    expect([first, ...others].map((row) => row?.['v'] as unknown)).toEqual([[{ _id: 1 }], [{ _id: 1 }], [{ _id: 1 }]]);
  });
});
