import type { Collection, Document, Filter } from 'mongodb';
import { codeOf, TestStore } from '../testing/kit.js';

interface Spell {
  _id: number;
  family: string;
  state?: string | null;
  exitMonth?: string | null;
  tags?: unknown;
}

describe('partial indexes', () => {
  const store = new TestStore();
  beforeAll(() => store.open());
  afterAll(() => store.remove());

  const partial = async (partialFilterExpression: Document, unique = true): Promise<Collection<Spell>> => {
    const spells = store.collection<Spell>();
    await spells.createIndex({ family: 1 }, { name: 'partial', unique, partialFilterExpression });
    return spells;
  };
  const stageOf = async (spells: Collection<Spell>, filter: Filter<Spell>): Promise<string> => {
    const { queryPlanner } = await spells.find(filter).explain('queryPlanner');
    return String(queryPlanner.winningPlan.inputStage?.indexName ?? queryPlanner.winningPlan.stage);
  };

  it('enforce uniqueness among matching documents only', async () => {
    const spells = await partial({ state: 'open' });
    await spells.insertMany([
      { _id: 1, family: 'a', state: 'open' },
      { _id: 2, family: 'a', state: 'closed' },
      { _id: 3, family: 'a' },
      { _id: 4, family: 'b', state: 'open' },
    ]);
    expect(await codeOf(spells.insertOne({ _id: 5, family: 'a', state: 'open' }))).toBe(11000);
    expect(await codeOf(spells.updateOne({ _id: 2 }, { $set: { state: 'open' } }))).toBe(11000);
    await spells.updateOne({ _id: 1 }, { $set: { state: 'closed' } });
    await spells.updateOne({ _id: 2 }, { $set: { state: 'open' } });
    expect(await codeOf(spells.updateOne({ _id: 3 }, { $set: { state: 'open' } }))).toBe(11000);
    await spells.deleteOne({ _id: 2 });
    await spells.updateOne({ _id: 3 }, { $set: { state: 'open' } });
  });

  it('are built over existing documents and refuse duplicates among the matching ones', async () => {
    const spells = store.collection<Spell>();
    await spells.insertMany([
      { _id: 1, family: 'a', state: 'closed' },
      { _id: 2, family: 'a', state: 'open' },
    ]);
    const options = { unique: true, partialFilterExpression: { state: 'open' } };
    await spells.createIndex({ family: 1 }, options);
    await spells.dropIndex('family_1');
    await spells.updateOne({ _id: 1 }, { $set: { state: 'open' } });
    expect(await codeOf(spells.createIndex({ family: 1 }, options))).toBe(11000);
  });

  it.each<[string, Document, Filter<Spell>, boolean]>([
    ['the same equality', { state: 'open' }, { family: 'a', state: 'open' }, true],
    [
      'an equality among other conditions',
      { state: 'open' },
      { $and: [{ family: 'a' }, { state: { $in: ['open'] } }] },
      true,
    ],
    ['another value', { state: 'open' }, { family: 'a', state: 'closed' }, false],
    ['several values', { state: 'open' }, { family: 'a', state: { $in: ['open', 'closed'] } }, false],
    ['no condition', { state: 'open' }, { family: 'a' }, false],
    ['a condition in an alternative', { state: 'open' }, { family: 'a', $or: [{ state: 'open' }, { _id: 1 }] }, false],
    ['a negation', { state: 'open' }, { family: 'a', state: { $ne: 'open' } }, false],
    ['existence by a value', { exitMonth: { $exists: true } }, { family: 'a', exitMonth: '2020-01' }, true],
    ['existence by a bound', { exitMonth: { $exists: true } }, { family: 'a', exitMonth: { $gte: '2020-01' } }, true],
    ['existence itself', { exitMonth: { $exists: true } }, { family: 'a', exitMonth: { $exists: true } }, true],
    ['absence', { exitMonth: { $exists: true } }, { family: 'a', exitMonth: { $exists: false } }, false],
    ['null, which is missing too', { exitMonth: { $exists: true } }, { family: 'a', exitMonth: null }, false],
    [
      'all of several conditions',
      { state: 'open', exitMonth: { $exists: true } },
      { family: 'a', state: 'open' },
      false,
    ],
    ['no conditions at all', {}, { family: 'a' }, true],
  ])('answer %s as a scan does, and are used only where they hold every match', async (_, index, filter, used) => {
    const spells = await partial(index, false);
    await spells.insertMany([
      { _id: 1, family: 'a', state: 'open' },
      { _id: 2, family: 'a', state: 'closed', exitMonth: '2020-01' },
      { _id: 3, family: 'a', exitMonth: null },
      { _id: 4, family: 'a', state: 'open', exitMonth: '2020-02' },
      { _id: 5, family: 'b', state: null, exitMonth: '2019-02' },
    ]);
    const ids = async (hint?: Document): Promise<number[]> =>
      (await spells.find(filter, { sort: { _id: 1 }, ...(hint !== undefined && { hint }) }).toArray()).map(
        ({ _id }) => _id,
      );
    expect(await ids()).toEqual(await ids({ $natural: 1 }));
    expect(await stageOf(spells, filter)).toBe(used ? 'partial' : 'COLLSCAN');
  });

  it('hold only matching documents, as a hinted query shows', async () => {
    const spells = await partial({ state: 'open' }, false);
    await spells.insertMany([
      { _id: 1, family: 'a', state: 'open' },
      { _id: 2, family: 'a' },
    ]);
    expect(await spells.countDocuments({}, { hint: 'partial' })).toBe(1);
  });

  it('accept parallel arrays in documents that do not match', async () => {
    const spells = store.collection<Spell>();
    await spells.createIndex({ tags: 1, family: 1 }, { partialFilterExpression: { state: 'open' } });
    await spells.insertOne({ _id: 1, family: ['a', 'b'] as never, tags: [1, 2] });
    expect(await codeOf(spells.updateOne({ _id: 1 }, { $set: { state: 'open' } }))).toBe(171);
  });

  it('are listed with their filter, also after a restart', async () => {
    const spells = await partial({ state: 'open' });
    await spells.insertOne({ _id: 1, family: 'a', state: 'open' });
    await store.reopen();
    const again = store.db.collection<Spell>(spells.collectionName);
    expect((await again.indexes())[1]).toMatchObject({ name: 'partial', partialFilterExpression: { state: 'open' } });
    expect(await codeOf(again.insertOne({ _id: 2, family: 'a', state: 'open' }))).toBe(11000);
    await again.insertOne({ _id: 3, family: 'a' });
  });

  it('coexist with indexes on the same fields that have another filter', async () => {
    const spells = await partial({ state: 'open', exitMonth: null });
    const create = (name: string, partialFilterExpression?: Document): Promise<string> =>
      spells.createIndex(
        { family: 1 },
        { name, unique: true, ...(partialFilterExpression && { partialFilterExpression }) },
      );
    await create('other', { state: 'closed' });
    await create('plain');
    expect(await codeOf(create('same', { exitMonth: null, state: 'open' }))).toBe(85);
  });

  it.each<[Document, number]>([
    [{ state: { $gt: 'a' } }, 115],
    [{ state: { $in: ['a'] } }, 115],
    [{ state: { $type: 'string' } }, 115],
    [{ $or: [{ state: 'a' }] }, 115],
    [{ state: { $ne: 'a' } }, 67],
    [{ state: { $exists: false } }, 67],
    [{ state: { $not: { $eq: 'a' } } }, 67],
    [{ $nor: [{ state: 'a' }] }, 67],
    [{ state: /^a/ }, 67],
    [{ $and: [{ state: { $size: 1 } }] }, 67],
    [{ state: { $nonsense: 1 } }, 2],
    [{ $expr: true }, 2],
  ])('refuse the filter %j with %i', async (filter, code) => {
    expect(await codeOf(partial(filter))).toBe(code);
  });

  it('cannot be sparse, nor on _id', async () => {
    const spells = store.collection<Spell>();
    const partialFilterExpression = { state: 'open' };
    expect(await codeOf(spells.createIndex({ family: 1 }, { sparse: true, partialFilterExpression }))).toBe(67);
    expect(await codeOf(spells.createIndex({ _id: 1 }, { name: 'x', partialFilterExpression }))).toBe(197);
  });
});
