import type { Collection, Document, Filter, Sort } from 'mongodb';
import { TestStore, codeOf } from '../testing/kit.js';

interface Row {
  _id: number;
  a: number;
  b: number;
  tags?: number[];
}

describe('explain', () => {
  const store = new TestStore();
  let rows: Collection<Row>;
  beforeAll(async () => {
    await store.open();
    rows = store.collection<Row>();
    await rows.createIndex({ a: 1, b: -1 });
    await rows.createIndex({ tags: 1 });
    await rows.insertMany(Array.from({ length: 200 }, (_, at) => ({ _id: at, a: at % 10, b: at, tags: [at % 5, 9] })));
  });
  afterAll(() => store.remove());

  const planOf = async (
    filter: Filter<Row>,
    sort?: Sort,
  ): Promise<{ stages: string; keys: number; documents: number }> => {
    const cursor = rows.find(filter);
    const explained = await (sort === undefined ? cursor : cursor.sort(sort)).explain('executionStats');
    const stages: string[] = [];
    for (
      let stage = explained['queryPlanner'].winningPlan as Document;
      stage !== undefined;
      stage = stage['inputStage']
    )
      stages.push(
        [stage['stage'], stage['indexName'], stage['direction'] === 'backward' ? 'backward' : '']
          .filter(Boolean)
          .join(' '),
      );
    const { totalKeysExamined: keys, totalDocsExamined: documents } = explained['executionStats'];
    return { stages: stages.join(', '), keys, documents };
  };

  it.each<[string, Filter<Row>, Sort | undefined, string, number]>([
    ['equality on a prefix', { a: 3 }, undefined, 'FETCH, IXSCAN a_1_b_-1', 20],
    ['equality and range', { a: 3, b: { $gte: 100 } }, undefined, 'FETCH, IXSCAN a_1_b_-1', 10],
    ['a range, ends included', { a: { $gt: 3, $lt: 6 } }, undefined, 'FETCH, IXSCAN a_1_b_-1', 80],
    ['several values', { a: { $in: [1, 2, 1] } }, undefined, 'FETCH, IXSCAN a_1_b_-1', 40],
    ['the key of the collection', { _id: 5 }, undefined, 'FETCH, IXSCAN _id_', 1],
    ['an array', { tags: 3 }, undefined, 'FETCH, IXSCAN tags_1', 40],
    ['no index', { b: 5 }, undefined, 'COLLSCAN', 0],
    ['equality and order', { a: 3 }, { b: -1 }, 'FETCH, IXSCAN a_1_b_-1', 20],
    ['equality and the other order', { a: 3 }, { b: 1 }, 'FETCH, IXSCAN a_1_b_-1 backward', 20],
    ['order alone', {}, { a: -1, b: 1 }, 'FETCH, IXSCAN a_1_b_-1 backward', 200],
    ['an order that no index has', { a: 3 }, { _id: 1 }, 'SORT, FETCH, IXSCAN a_1_b_-1', 20],
    ['the order of an array', {}, { tags: 1 }, 'SORT, COLLSCAN', 0],
  ])('shows the use of an index for %s', async (_, filter, sort, stages, keys) => {
    expect(await planOf(filter, sort)).toMatchObject({ stages, keys });
  });

  it('examines no more than the limit when the index provides the order', async () => {
    const explained = await rows.find().sort({ a: 1 }).limit(3).explain('executionStats');
    expect(explained['executionStats']).toMatchObject({ nReturned: 3, totalDocsExamined: 3 });
  });

  it('explains a missing collection and refuses commands it cannot explain', async () => {
    const nowhere = await store.db.command({ explain: { find: 'nowhere' }, verbosity: 'queryPlanner' });
    expect(nowhere['queryPlanner'].winningPlan).toEqual({ stage: 'EOF' });
    expect(await codeOf(store.db.command({ explain: { insert: 'c', documents: [] } }))).toBe(115);
    expect(await codeOf(store.db.command({ explain: { nonsense: 1 } }))).toBe(59);
    expect(await codeOf(store.db.command({ explain: { find: 'c' }, verbosity: 'nonsense' }))).toBe(2);
    expect(await codeOf(store.db.command({ explain: { find: 'c', nonsense: 1 } }))).toBe(40415);
    expect(await codeOf(store.db.command({ explain: { aggregate: 1, pipeline: [], cursor: {} } }))).toBe(73);
    expect(await codeOf(store.db.command({ explain: { aggregate: 'c', cursor: {} } }))).toBe(40414);
  });
});
