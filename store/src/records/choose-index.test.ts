import type { CollectionIndex } from '../catalog/collection.js';
import { compileFilter } from '../query/index.js';
import { document, type Literal, literal } from '../testing/literal.js';
import { encodeIndexKey } from '../values/index.js';
import { chooseIndex } from './choose-index.js';

function index(name: string, key: Record<string, 1 | -1>, multikey = false): CollectionIndex {
  const fields = Object.entries(key).map(([path, direction]) => ({ path, direction }));
  return { name, fields, multikey, unique: false, sparse: false } as unknown as CollectionIndex;
}

const indexes = [index('a', { a: 1 }), index('ab', { a: 1, b: -1 }), index('many', { c: 1, d: 1 }, true)];

function chosen(filter: Record<string, Literal>): string | null {
  return chooseIndex(indexes, compileFilter(document(filter)).constraints)?.index.name ?? null;
}

/** Whether a key of an index lies in one of the stretches that a filter needs. */
function reaches(filter: Record<string, Literal>, values: Literal[], of: CollectionIndex): boolean {
  const directions = of.fields.map((field) => field.direction);
  const key = encodeIndexKey(values.map(literal), directions);
  const { stretches } = chooseIndex([of], compileFilter(document(filter)).constraints) ?? { stretches: [] };
  return stretches.some(
    ({ low, high }) => Buffer.compare(low, key) <= 0 && Buffer.compare(key.subarray(0, high.length), high) <= 0,
  );
}

describe('choose-index', () => {
  it.each<[string, Record<string, Literal>, string | null]>([
    ['the index with more fixed fields', { a: 1, b: 2 }, 'ab'],
    ['an index with a range on the next field', { a: 1, b: { $gt: 2 } }, 'ab'],
    ['the first of equally good ones', { a: { $in: [1, 2] } }, 'a'],
    ['an index for a range alone', { a: { $lt: 5 } }, 'a'],
    ['an index for conditions joined by $and', { $and: [{ a: 1 }, { b: 1 }] }, 'ab'],
    ['none for a later field alone', { b: 1 }, null],
    ['none for null, which stands for missing too', { a: null }, null],
    ['none for what a negation says', { a: { $ne: 1 } }, null],
    ['none for alternatives', { $or: [{ a: 1 }, { a: 2 }] }, null],
    ['none for documents and arrays', { a: [1] }, null],
  ])('takes %s', (_, filter, expected) => {
    expect(chosen(filter)).toBe(expected);
  });

  it('reaches the keys inside a range and not those of other kinds', () => {
    const [, ab] = indexes;
    expect(reaches({ a: 1, b: { $gt: 2 } }, [1, 3], ab!)).toBe(true);
    expect(reaches({ a: 1, b: { $gt: 2 } }, [1, 1], ab!)).toBe(false);
    expect(reaches({ a: 1, b: { $gt: 2 } }, [1, 'x'], ab!)).toBe(false);
    expect(reaches({ a: 1, b: { $gte: 2, $lt: 4 } }, [1, 2], ab!)).toBe(true);
    expect(reaches({ a: 1, b: { $gte: 2, $lt: 4 } }, [1, 5], ab!)).toBe(false);
    expect(reaches({ a: 1, b: { $gt: 2 } }, [2, 3], ab!)).toBe(false);
  });

  it('looks for one end of a range where two elements of an array may meet the two', () => {
    const [, , many] = indexes;
    expect(reaches({ c: { $gt: 2, $lt: 1 } }, [5, null], many!)).toBe(true);
  });
});
