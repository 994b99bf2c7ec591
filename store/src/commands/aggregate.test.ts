import type { Collection, Document } from 'mongodb';
import { codeOf, TestStore } from '../testing/kit.js';

interface Row {
  _id: number;
  n: number;
  l: number[];
}

describe('aggregate', () => {
  const store = new TestStore();
  let rows: Collection<Row>;
  beforeAll(async () => {
    await store.open();
    rows = store.collection<Row>();
    await rows.insertMany(Array.from({ length: 2_000 }, (_, at) => ({ _id: at, n: at % 10, l: [at, at + 1] })));
    await rows.createIndex({ n: 1, _id: 1 });
  });
  afterAll(() => store.remove());

  const explained = async (pipeline: Document[]): Promise<Document> =>
    (await store.db.command({ explain: { aggregate: rows.collectionName, pipeline, cursor: {} } })) as Document;

  it('returns results in batches', async () => {
    const cursor = rows.aggregate<{ _id: number; n: number }>([{ $match: { n: 3 } }, { $project: { n: 1 } }], {
      batchSize: 7,
    });
    const all = await cursor.toArray();
    expect(all).toHaveLength(200);
    expect(all.every(({ n }) => n === 3)).toBe(true);
  });

  it('uses an index for leading $match and $sort stages', async () => {
    const { queryPlanner, executionStats } = await explained([
      { $match: { n: 3 } },
      { $sort: { _id: -1 } },
      { $limit: 2 },
    ]);
    expect(queryPlanner.winningPlan).toMatchObject({
      stage: 'FETCH',
      inputStage: { stage: 'IXSCAN', direction: 'backward' },
    });
    expect(executionStats.totalKeysExamined).toBe(200);
    const found = await rows.aggregate([{ $match: { n: 3 } }, { $sort: { _id: -1 } }, { $limit: 2 }]).toArray();
    expect(found.map(({ _id }) => _id as unknown)).toEqual([1993, 1983]);
  });

  it('applies a $limit before the stages that follow it', async () => {
    const found = await rows.aggregate([{ $limit: 1 }, { $unwind: '$l' }]).toArray();
    expect(found).toHaveLength(2);
  });

  it('refuses unknown stages on a missing collection and does not create it', async () => {
    const nowhere = store.collection();
    expect(await codeOf(nowhere.aggregate([{ $nonsense: {} }]).toArray())).toBe(40324);
    expect(await codeOf(nowhere.aggregate([{ $project: { a: { $nonsense: 1 } } }]).toArray())).toBe(31325);
    expect(await nowhere.aggregate([{ $group: { _id: null, n: { $sum: 1 } } }]).toArray()).toEqual([]);
    expect(await store.db.listCollections({ name: nowhere.collectionName }).toArray()).toEqual([]);
  });

  it('enforces its memory limit', async () => {
    const wide = store.collection();
    await wide.insertMany(Array.from({ length: 60 }, () => ({ text: 'x'.repeat(1_000_000) })));
    expect(await codeOf(wide.aggregate([{ $group: { _id: null, all: { $push: '$text' } } }]).toArray())).toBe(292);
  });

  it('serves other clients while it runs and stops at its time limit', async () => {
    const wide = store.collection();
    await wide.insertMany(
      Array.from({ length: 300 }, (_, n) => ({ n, l: Array.from({ length: 500 }, (__, at) => at) })),
    );
    const stages = [{ $unwind: '$l' }, { $group: { _id: { n: '$n', l: '$l' } } }, { $count: 'n' }];
    let ended = false;
    const work = wide
      .aggregate(stages)
      .toArray()
      .then(() => (ended = true));
    let turns = 0;
    while (!ended) {
      await rows.findOne({ _id: turns % 500 });
      turns += 1;
    }
    await work;
    expect(turns).toBeGreaterThan(2);
    expect(await codeOf(wide.aggregate(stages, { maxTimeMS: 5 }).toArray())).toBe(50);
  });
});
