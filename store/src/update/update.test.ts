import { compileFilter } from '../query/index.js';
import { document, type Literal, literal, shown } from '../testing/literal.js';
import { type Doc, Int32, UtcDate } from '../values/index.js';
import { compileUpdate } from './index.js';

type Fields = Record<string, Literal>;

interface Options {
  filter?: Fields;
  arrayFilters?: Fields[];
}

function apply(
  update: Fields | Fields[],
  fields: Fields,
  { filter = {}, arrayFilters = [] }: Options = {},
): { doc: Doc; changed: boolean } {
  const compiled = compileUpdate(literal(update), { arrayFilters: arrayFilters.map(document) });
  return compiled.apply(document(fields), { filter: compileFilter(document(filter)), now: 1000n });
}

const updated = (update: Fields | Fields[], fields: Fields, options: Options = {}): unknown =>
  shown(apply(update, fields, options).doc);

function refusal(work: () => unknown): number {
  try {
    work();
  } catch (error) {
    return (error as { code: number }).code;
  }
  return 0;
}

function inserted(update: Fields, filter: Fields): Doc {
  return compileUpdate(document(update)).fromUpsert(compileFilter(document(filter)), () => new Int32(99));
}

describe('update', () => {
  it.each<[string, Fields | Fields[], Fields, unknown]>([
    ['sets, also below', { $set: { a: 2, 'b.c': 3 } }, { a: 1 }, { a: 2, b: { c: 3 } }],
    ['sets in arrays and fills up with null', { $set: { 'a.3': 9 } }, { a: [1] }, { a: [1, null, null, 9] }],
    ['makes documents for numbers that are no index', { $set: { 'a.0': 9 } }, {}, { a: { '0': 9 } }],
    ['unsets', { $unset: { a: '', 'b.0': '', 'c.x.y': '' } }, { a: 1, b: [1, 2], c: 1 }, { b: [null, 2], c: 1 }],
    ['increments, also what is missing', { $inc: { a: 2, b: -1 } }, { a: 1 }, { a: 3, b: -1 }],
    ['multiplies, what is missing becomes zero', { $mul: { a: 3, b: 2 } }, { a: 2 }, { a: 6, b: 0 }],
    ['takes the smaller', { $min: { a: 1, b: 5, c: 1 } }, { a: 2, b: 3 }, { a: 1, b: 3, c: 1 }],
    ['takes the greater, by the order of types', { $max: { a: 1, b: 'x' } }, { a: 2, b: 3 }, { a: 2, b: 'x' }],
    ['renames', { $rename: { a: 'b.c', x: 'y' } }, { a: 1 }, { b: { c: 1 } }],
    ['pushes', { $push: { a: 2, b: [1] } }, { a: [1] }, { a: [1, 2], b: [[1]] }],
    ['pops', { $pop: { a: 1, b: -1, c: 1 } }, { a: [1, 2], b: [1, 2], c: [] }, { a: [1], b: [2], c: [] }],
    ['pulls what equals', { $pull: { a: 1 } }, { a: [1, 2, 1, [1]] }, { a: [2, [1]] }],
    ['pulls by conditions', { $pull: { a: { $gte: 2 } } }, { a: [1, 2, 3] }, { a: [1] }],
    ['pulls documents', { $pull: { a: { x: 1 } } }, { a: [{ x: 1, y: 2 }, { x: 2 }, 1] }, { a: [{ x: 2 }, 1] }],
    ['pulls all that equal one of several', { $pullAll: { a: [1, [2]] } }, { a: [1, 3, [2], 1.0] }, { a: [3] }],
    ['computes with bits', { $bit: { a: { and: 6, or: 8 }, b: { xor: 5 } } }, { a: 13 }, { a: 12, b: 5 }],
    ['adds to a set', { $addToSet: { a: 2, b: { $each: [1, 1, 2] } } }, { a: [1, 2.0] }, { a: [1, 2], b: [1, 2] }],
    [
      'goes through stages, and keeps the id',
      [{ $set: { b: { $add: ['$a', 1] } } }, { $replaceWith: { c: '$b', d: '$$ROOT.a' } }],
      { a: 1 },
      { c: 2, d: 1 },
    ],
    ['leaves what is set on insert', { $setOnInsert: { a: 1 } }, { b: 1 }, { b: 1 }],
  ])('%s', (_, update, fields, expected) => {
    expect(updated(update, { _id: 1, ...fields })).toEqual({ _id: 1, ...(expected as object) });
  });

  it('makes new fields in the order of their names, numbers by size first', () => {
    const names = ['b', '10', 'a', '2', 'B'];
    const { doc } = apply({ $set: Object.fromEntries(names.map((name) => [`x.${name}`, 1])) }, { x: { z: 0 } });
    expect([...(doc.get('x') as Doc).keys()]).toEqual(['z', '2', '10', 'B', 'a', 'b']);
  });

  it.each<[string, Fields, number[]]>([
    ['at the end', { $each: [9, 8] }, [3, 1, 2, 9, 8]],
    ['at a position', { $each: [9], $position: 1 }, [3, 9, 1, 2]],
    ['at a position from the end', { $each: [9], $position: -1 }, [3, 1, 9, 2]],
    ['and sorts', { $each: [0], $sort: 1 }, [0, 1, 2, 3]],
    ['and keeps the first', { $each: [0], $slice: 2 }, [3, 1]],
    ['and keeps the last of the sorted', { $each: [0], $sort: -1, $slice: -2 }, [1, 0]],
    ['and keeps none', { $each: [0], $slice: 0 }, []],
  ])('pushes %s', (_, clauses, expected) => {
    expect(updated({ $push: { a: clauses } }, { a: [3, 1, 2] })).toEqual({ a: expected });
  });

  it('sorts pushed documents by their fields', () => {
    const fields: Fields = { a: [{ x: 2, y: 1 }, { x: 1 }] };
    expect(updated({ $push: { a: { $each: [{ x: 1, y: 0 }], $sort: { x: 1, y: -1 } } } }, fields)).toEqual({
      a: [{ x: 1, y: 0 }, { x: 1 }, { x: 2, y: 1 }],
    });
  });

  it('reaches the element that matched, all elements, and those that a filter names', () => {
    expect(updated({ $set: { 'a.$': 9 } }, { a: [1, 2] }, { filter: { a: 2 } })).toEqual({ a: [1, 9] });
    expect(updated({ $inc: { 'a.$[].x': 1 } }, { a: [{ x: 1 }, {}] })).toEqual({ a: [{ x: 2 }, { x: 1 }] });
    const arrayFilters = [{ 'e.x': { $gte: 2 } }];
    expect(updated({ $set: { 'a.$[e].y': 0 } }, { a: [{ x: 1 }, { x: 2 }] }, { arrayFilters })).toEqual({
      a: [{ x: 1 }, { x: 2, y: 0 }],
    });
  });

  it('gives the time of the update', () => {
    expect(apply({ $currentDate: { a: true } }, {}).doc.get('a')).toEqual(new UtcDate(1000n));
  });

  it('counts as a change what MongoDB counts', () => {
    expect(apply({ $set: { a: 1 } }, { a: 1 }).changed).toBe(false);
    expect(apply({ $set: { a: literal(1.5) } }, { a: 1 }).changed).toBe(true);
    expect(apply({ $set: { a: 1n } }, { a: 1 }).changed).toBe(true);
    expect(apply({ $inc: { a: 0 } }, { a: 1 }).changed).toBe(false);
    expect(apply({ $unset: { b: '' } }, { a: 1 }).changed).toBe(false);
    expect(apply({ $push: { a: { $each: [] } } }, { a: [] }).changed).toBe(false);
    expect(apply({ $push: { a: { $each: [1], $slice: 1 } } }, { a: [1] }).changed).toBe(true);
    for (const whole of [{ a: 1 }, [{ $unset: '_id' }], [{ $replaceWith: { a: 1, _id: 1 } }]])
      expect(apply(whole, { _id: 1, a: 1 })).toMatchObject({ changed: true });
    for (const whole of [{ _id: 1, a: 1 }, [{ $set: { a: 1 } }], [{ $replaceWith: { _id: 1, a: 1 } }]])
      expect(apply(whole, { _id: 1, a: 1 })).toMatchObject({ changed: false });
  });

  it('gives stages their constants, whose names may begin with a capital', () => {
    const withConstants = (constants: Fields): unknown =>
      compileUpdate(literal([{ $set: { b: '$$Some.c' } }]), { constants: new Map(document(constants).entries()) });
    const update = withConstants({ Some: { c: 3 } }) as ReturnType<typeof compileUpdate>;
    expect(shown(update.apply(document({ _id: 1 })).doc)).toEqual({ _id: 1, b: 3 });
    for (const name of ['ROOT', 'NOW', 'USER_ROLES'])
      expect(refusal(() => withConstants({ Some: 1, [name]: 1 }))).toBe(17275);
    expect(refusal(() => withConstants({ Some: 1, '1st': 1 }))).toBe(9);
  });

  it('replaces all but _id', () => {
    expect(updated({ b: 2 }, { _id: 7, a: 1 })).toEqual({ _id: 7, b: 2 });
    expect(refusal(() => updated({ _id: 8, b: 2 }, { _id: 7 }))).toBe(66);
  });

  it.each<[string, Fields, Fields, number]>([
    ['operators it does not know', { $nonsense: { a: 1 } }, {}, 9],
    ['bits of what is no integer', { $bit: { a: { and: 1 } } }, { a: null }, 2],
    ['a single value to pull all of', { $pullAll: { a: 1 } }, { a: [] }, 2],
    ['operators among fields', { a: 1, $set: { b: 1 } }, {}, 52],
    ['fields among operators', { $set: { b: 1 }, a: 1 }, {}, 9],
    ['one path twice', { $set: { a: 1 }, $inc: { a: 1 } }, {}, 40],
    ['a path and one below', { $set: { a: 1, 'a.b': 1 } }, {}, 40],
    ['empty parts of paths', { $set: { 'a..b': 1 } }, {}, 56],
    ['another _id', { $set: { _id: 2 } }, { _id: 1 }, 66],
    ['names with a dollar at the top', { $set: { $a: 1 } }, {}, 52],
    ['fields below a value', { $set: { 'a.b': 1 } }, { a: 1 }, 28],
    ['to increment a text', { $inc: { a: 1 } }, { a: 'x' }, 14],
    ['to increment by a text', { $inc: { a: 'x' } }, {}, 14],
    ['to leave 64 bits', { $inc: { a: 1 } }, { a: 2n ** 63n - 1n }, 2],
    ['to push to a value', { $push: { a: 1 } }, { a: 1 }, 2],
    ['clauses it does not know', { $push: { a: { $each: [], $last: 1 } } }, {}, 2],
    ['to pop from a value', { $pop: { a: 1 } }, { a: 1 }, 14],
    ['to pop otherwise', { $pop: { a: 2 } }, {}, 9],
    ['a position without a match', { $set: { 'a.$': 1 } }, { a: [1] }, 2],
    ['all elements of what is missing', { $set: { 'a.$[]': 1 } }, {}, 2],
    ['elements without a filter', { $set: { 'a.$[e]': 1 } }, { a: [1] }, 2],
    ['to rename onto itself', { $rename: { a: 'a' } }, {}, 2],
    ['to rename below itself', { $rename: { a: 'a.b' } }, {}, 2],
    ['to rename through an array', { $rename: { 'a.0': 'b' } }, { a: [1] }, 2],
  ])('refuses %s', (_, update, fields, code) => {
    expect(refusal(() => updated(update, { _id: 1, ...fields }))).toBe(code);
  });

  it('refuses filters of arrays that it does not use, and more than one name in one', () => {
    expect(refusal(() => updated({ $set: { a: 1 } }, {}, { arrayFilters: [{ e: 1 }] }))).toBe(9);
    expect(refusal(() => updated({ $set: { 'a.$[e]': 1 } }, {}, { arrayFilters: [{ e: 1, f: 1 }] }))).toBe(9);
    expect(refusal(() => updated({ $set: { 'a.$[E]': 1 } }, {}, { arrayFilters: [{ E: 1 }] }))).toBe(2);
  });

  it('inserts what the filter fixes and the update sets', () => {
    expect(shown(inserted({ $set: { b: 2 }, $setOnInsert: { c: 3 } }, { 'a.x': 1, n: { $gt: 5 }, _id: 4 }))).toEqual({
      _id: 4,
      a: { x: 1 },
      b: 2,
      c: 3,
    });
    expect(shown(inserted({ b: 2 }, { a: 1 }))).toEqual({ _id: 99, b: 2 });
    expect(shown(inserted({ $inc: { a: 1 } }, { a: { $in: [4] } }))).toEqual({ _id: 99, a: 5 });
    expect([...inserted({ $set: { a: 1 } }, { b: 1, _id: 3 }).keys()]).toEqual(['_id', 'b', 'a']);
    expect(refusal(() => inserted({ $set: { c: 1 } }, { $and: [{ a: 1 }, { a: 2 }] }))).toBe(54);
    expect(refusal(() => inserted({ c: 1 }, { '_id.x': 1 }))).toBe(98);
  });
});
