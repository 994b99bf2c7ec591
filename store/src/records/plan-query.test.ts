import { Double, Long } from 'mongodb';
import type { Collection, Document, IndexSpecification, Sort } from 'mongodb';
import { TestStore } from '../testing/kit.js';
import { randomFrom } from '../testing/random.js';

const indexSets: readonly (readonly IndexSpecification[])[] = [
  [{ a: 1 }, { b: -1 }],
  [{ a: 1, b: 1 }],
  [
    { a: -1, b: 1 },
    { b: 1, _id: -1 },
  ],
  [{ 'c.x': 1, 'c.y': -1 }],
  [{ a: 1, 'c.x': 1 }, { 'c.y': 1 }],
  [{ a: 1, _id: 1 }],
  [
    { b: 1, a: -1 },
    { b: -1, 'c.x': 1 },
  ],
  [{ 'c.x': 1, b: 1, 'c.y': 1 }],
];

describe('the planner', () => {
  const seed = Number(process.env['SEED'] ?? 1);
  const rounds = Number(process.env['ROUNDS'] ?? 50);
  const store = new TestStore();
  beforeAll(() => store.open());
  afterAll(() => store.remove());

  it.each(indexSets.map((set, at) => [JSON.stringify(set), at] as const))(
    `answers with %s as without (seed ${seed})`,
    async (_, at) => {
      const random = randomFrom(seed + at);
      const rows = store.collection();
      const documents = Array.from({ length: 250 }, (_value, id) => documentOf(id, random));
      await rows.insertMany(documents as Document[]);
      for (const keys of indexSets[at]!) {
        try {
          await rows.createIndex(keys);
        } catch (error) {
          if (!String(error).includes('parallel arrays')) throw error;
          await removeParallel(rows);
          await rows.createIndex(keys);
        }
      }
      for (let round = 0; round < rounds; round++) {
        const filter = filterOf(random);
        const sort = sortOf(random);
        const limit = random() < 0.3 ? 7 : 0;
        const run = (hint: Document | undefined): Promise<unknown[]> =>
          rows
            .find(filter, {
              limit: sort === undefined ? 0 : limit,
              ...(sort === undefined ? {} : { sort }),
              ...(hint === undefined ? {} : { hint }),
            })
            .map((row) => row['_id'] as unknown)
            .toArray();
        const [planned, scanned] = [await run(undefined), await run({ $natural: 1 })];
        const question = JSON.stringify({ seed, filter, sort, limit });
        if (sort === undefined) expect([question, inOrder(planned)]).toEqual([question, inOrder(scanned)]);
        else expect([question, planned]).toEqual([question, scanned]);
        expect([question, await rows.countDocuments(filter)]).toEqual([
          question,
          (await rows.find(filter, { hint: { $natural: 1 } }).toArray()).length,
        ]);
      }
    },
  );

  it('finds all documents with the same prefix of a unique compound key', async () => {
    const rows = store.collection();
    await rows.createIndex({ a: 1, b: 1 }, { unique: true });
    await rows.insertMany([1, 2, 3].map((b) => ({ a: 1, b })));
    expect(await rows.countDocuments({ a: 1 })).toBe(3);
    expect(await rows.countDocuments({ a: 1, b: 2 })).toBe(1);
    expect(await rows.countDocuments({ a: 1, b: { $in: [2, 3, 4] } })).toBe(2);
  });

  it('does not use the order of a multikey index for a sort', async () => {
    const rows = store.collection<{ _id: number; a: number | number[] }>();
    await rows.insertMany([
      { _id: 1, a: 3 },
      { _id: 2, a: [1, 5] },
      { _id: 3, a: 4 },
    ]);
    await rows.createIndex({ a: 1, _id: 1 });
    const found = rows.find({ a: { $gt: 2 } }, { hint: { a: 1, _id: 1 } }).sort({ a: 1, _id: 1 });
    expect((await found.toArray()).map(({ _id }) => _id)).toEqual([2, 1, 3]);
  });

  it('tests each bound against every array element and returns each document once', async () => {
    const rows = store.collection<{ _id: number; a: number | number[] }>();
    await rows.insertMany([
      { _id: 1, a: [1, 9] },
      { _id: 2, a: 5 },
      { _id: 3, a: [1, 2] },
    ]);
    await rows.createIndex({ a: 1 });
    const idsOf = async (filter: object): Promise<unknown[]> =>
      (await rows.find(filter, { hint: { a: 1 } }).toArray()).map(({ _id }) => _id).sort((a, b) => a - b);
    expect(await idsOf({ a: { $gt: 4, $lt: 6 } })).toEqual([1, 2]);
    expect(await idsOf({ a: { $gte: 0 } })).toEqual([1, 2, 3]);
    expect(await idsOf({ a: { $elemMatch: { $gt: 4, $lt: 6 } } })).toEqual([]);
  });

  it('reads only what begins with a prefix, below each value of the fields before it', async () => {
    const rows = store.collection<{ _id: number; scope: string; words: string[] }>();
    const letters = (at: number): string => String.fromCharCode(97 + (at % 26)).repeat(3);
    await rows.insertMany(
      Array.from({ length: 260 }, (_value, at) => ({
        _id: at,
        scope: `s${at % 4}`,
        words: [letters(at), letters(at + 7), 'same'],
      })),
    );
    await rows.createIndex({ scope: 1, words: 1 });
    await rows.createIndex({ scope: 1, _id: 1 });
    const filter = {
      $and: [{ scope: { $in: ['s0', 's1'] } }, { words: { $regex: '^cc' } }, { words: { $regex: '^same' } }],
    };
    const explained = await rows.find(filter).sort({ _id: 1 }).explain('executionStats');
    const { nReturned, totalKeysExamined } = explained['executionStats'] as Record<string, number>;
    expect(nReturned).toBe(
      (await rows.find({}).toArray()).filter(
        ({ scope, words }) => ['s0', 's1'].includes(scope) && words.includes('ccc'),
      ).length,
    );
    expect(nReturned).toBeGreaterThan(5);
    expect(totalKeysExamined).toBe(nReturned);
  });

  it('scans an index in the direction of the sort', async () => {
    const rows = store.collection<{ _id: number; a: number; b: number }>();
    await rows.insertMany([1, 2, 3, 4].map((at) => ({ _id: at, a: at % 2, b: at })));
    await rows.createIndex({ a: 1, b: -1 });
    const idsOf = async (sort: Sort): Promise<number[]> =>
      (await rows.find({}, { hint: { a: 1, b: -1 }, sort }).toArray()).map(({ _id }) => _id);
    expect(await idsOf({ a: 1, b: -1 })).toEqual([4, 2, 3, 1]);
    expect(await idsOf({ a: -1, b: 1 })).toEqual([1, 3, 2, 4]);
    expect(await idsOf({ a: 1, b: 1 })).toEqual([2, 4, 1, 3]);
  });

  const removeParallel = async (rows: Collection): Promise<void> => {
    await rows.deleteMany({
      $or: [
        { a: { $type: 'array' }, b: { $type: 'array' } },
        { a: { $type: 'array' }, c: { $type: 'array' } },
      ],
    });
    await rows.deleteMany({ a: { $type: 'array' } });
  };
});

const inOrder = (ids: unknown[]): number[] => ids.map(Number).sort((a, b) => a - b);

const scalarOf = (random: () => number): unknown => {
  const number = Math.floor(random() * 6);
  const kinds = [
    number,
    number,
    number,
    new Double(number),
    Long.fromNumber(number),
    number + 0.5,
    `t${number}`,
    `t${number}.${number}`,
    new Date(number * 1000),
    null,
    true,
    't2',
    { x: number },
  ];
  return kinds[Math.floor(random() * kinds.length)];
};

const valueOf = (random: () => number): unknown => {
  const kind = random();
  if (kind < 0.75) return scalarOf(random);
  if (kind < 0.8) return [];
  if (kind < 0.83) return /^t2/;
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => scalarOf(random));
};

const documentOf = (id: number, random: () => number): Document => {
  const row: Document = { _id: id };
  if (random() < 0.85) row['a'] = valueOf(random);
  if (random() < 0.85) row['b'] = scalarOf(random);
  const inner = (): Document => ({ x: scalarOf(random), ...(random() < 0.8 ? { y: scalarOf(random) } : {}) });
  const kind = random();
  if (kind < 0.4) row['c'] = inner();
  else if (kind < 0.7) row['c'] = Array.from({ length: Math.floor(random() * 4) }, inner);
  else if (kind < 0.8) row['c'] = scalarOf(random);
  return row;
};

const paths = ['a', 'b', 'c.x', 'c.y', '_id'];

const testOf = (random: () => number): unknown => {
  const value = (): unknown => scalarOf(random);
  const tests: (() => unknown)[] = [
    value,
    value,
    () => ({ $gt: value() }),
    () => ({ $lte: value() }),
    () => ({ $gte: value(), $lt: value() }),
    () => ({ $gt: Math.floor(random() * 3), $lt: 3 + Math.floor(random() * 3) }),
    () => ({ $in: [value(), value(), value()] }),
    () => ({ $ne: value() }),
    () => ({ $exists: random() < 0.5 }),
    () => ({ $not: { $gt: value() } }),
    () => ({ $elemMatch: { $gte: value() } }),
    () => ({ $regex: ['^t2', '^t', '^t3\\.', 't4', '^'][Math.floor(random() * 5)] }),
    () => ({ $regex: '^t2', $lt: 't3' }),
  ];
  return tests[Math.floor(random() * tests.length)]!();
};

const filterOf = (random: () => number): Document => {
  const filter: Document = {};
  for (const path of paths) if (random() < 0.35) filter[path] = testOf(random);
  if (random() < 0.15) return { $or: [filter, { b: testOf(random) }] };
  return filter;
};

const sortOf = (random: () => number): Sort | undefined => {
  if (random() < 0.4) return undefined;
  const keys: [string, 1 | -1][] = [];
  for (const path of ['a', 'b', 'c.x']) if (random() < 0.35) keys.push([path, random() < 0.5 ? 1 : -1]);
  if (new Set(keys.map(([path]) => path[0])).size < keys.length || keys.length > 2) return [['_id', -1]];
  return [...keys.slice(0, 1), ['_id', random() < 0.5 ? 1 : -1]];
};
