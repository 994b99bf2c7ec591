import {
  BSONRegExp,
  Binary,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'mongodb';
import { TestStore } from '../testing/kit.js';
import { randomFrom } from '../testing/random.js';

const seed = Number(process.env['SEED'] ?? 1);
const random = randomFrom(seed);
/** A random integer from 0 to `limit` - 1. */
const below = (limit: number): number => Math.floor(random() * limit);

const texts = ['', 'a', 'ab', 'أسرة', 'b', '\0a', '10', '2'];
const numbers = ['0', '-0', '1', '-1', '1.5', '3', '9007199254740993', '0.1', 'NaN', 'Infinity', '-Infinity'];

const simple: readonly (() => unknown)[] = [
  () => null,
  () => new MinKey(),
  () => new MaxKey(),
  () => texts[below(texts.length)],
  () => new Int32(below(5) - 2),
  () => new Double(Number(numbers[below(numbers.length)])),
  () => Long.fromString(['0', '1', '-1', '3', '9007199254740993'][below(5)]!),
  () => Decimal128.fromString(numbers[below(numbers.length)]!),
  () => below(2) === 0,
  () => new Date(below(4) * 1_000 - 2_000),
  () => new Timestamp({ t: below(2), i: below(3) }),
  () => new ObjectId(String(below(3)).padStart(24, '0')),
  () => new Binary(Buffer.from(texts[below(4)]!), below(2)),
  () => new BSONRegExp(texts[below(3)]!, below(2) === 0 ? '' : 'i'),
  () => new Code(texts[below(3)]!),
];

/** A value of any type except arrays, which have several keys and sort by the smallest. */
function anyValue(depth: number): unknown {
  if (depth > 0 && below(4) === 0)
    return Object.fromEntries(
      Array.from({ length: below(3) }, () => [['x', 'y', 'z'][below(3)]!, anyValue(depth - 1)]),
    );
  if (depth === 1 && below(8) === 0) return { l: [anyValue(0), anyValue(0)] };
  return simple[below(simple.length)]!();
}

describe(`the order of values (seed ${seed})`, () => {
  const store = new TestStore();
  beforeAll(() => store.open());
  afterAll(() => store.remove());

  it('is the same in a sort, in an index in both directions, and for $group keys', async () => {
    const rows = store.collection<{ _id: number; v?: unknown }>();
    await rows.insertMany(
      Array.from({ length: 600 }, (_, _id) => (below(40) === 0 ? { _id } : { _id, v: anyValue(2) })),
      { ignoreUndefined: true },
    );
    await rows.createIndexes([{ key: { v: 1, _id: 1 } }, { key: { v: -1, _id: 1 } }]);
    const idsBy = async (direction: 1 | -1, hint: Record<string, 1 | -1>): Promise<number[]> => {
      const found = rows.find({}, { projection: { _id: 1 }, hint }).sort({ v: direction, _id: 1 });
      return (await found.toArray()).map(({ _id }) => _id);
    };
    const up = await idsBy(1, { $natural: 1 });
    expect(await idsBy(1, { v: 1, _id: 1 })).toEqual(up);
    expect(await idsBy(-1, { v: -1, _id: 1 })).toEqual(await idsBy(-1, { $natural: 1 }));
    const groups = await rows
      .aggregate<{ ids: number[] }>([
        { $sort: { _id: 1 } },
        { $group: { _id: '$v', ids: { $push: '$_id' } } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    expect(groups.flatMap(({ ids }) => ids)).toEqual(up);
    expect(groups.length).toBeGreaterThan(30);
  });
});
