import { compileFilter } from '../query/index.js';
import { document, type Literal, literal, shown } from '../testing/literal.js';
import { refusalOf } from '../testing/refusal.js';
import { Decimal128, type Doc, Int32 } from '../values/index.js';
import { compileUpdate } from './index.js';

type Fields = Record<string, Literal>;

const apply = (update: Fields, fields: Fields, filter: Fields = {}): { doc: Doc; changed: boolean } =>
  compileUpdate(document(update)).apply(document(fields), compileFilter(document(filter)));

const updated = (update: Fields, fields: Fields, filter: Fields = {}): unknown =>
  shown(apply(update, fields, filter).doc);

function inserted(update: Fields, filter: Fields): Doc {
  return compileUpdate(document(update)).fromUpsert(compileFilter(document(filter)), () => new Int32(99));
}

describe('update', () => {
  it.each<[string, Fields, Fields, unknown]>([
    ['sets, also below', { $set: { a: 2, 'b.c': 3 } }, { a: 1 }, { a: 2, b: { c: 3 } }],
    ['sets in arrays and fills up with null', { $set: { 'a.3': 9 } }, { a: [1] }, { a: [1, null, null, 9] }],
    ['makes documents for numbers that are no index', { $set: { 'a.0': 9 } }, {}, { a: { '0': 9 } }],
    ['unsets', { $unset: { a: '', 'b.0': '', 'c.x.y': '' } }, { a: 1, b: [1, 2], c: 1 }, { b: [null, 2], c: 1 }],
    ['increments, also what is missing', { $inc: { a: 2, b: -1 } }, { a: 1 }, { a: 3, b: -1 }],
    ['takes the smaller', { $min: { a: 1, b: 5, c: 1 } }, { a: 2, b: 3 }, { a: 1, b: 3, c: 1 }],
    ['takes the greater, by the order of types', { $max: { a: 1, b: 'x' } }, { a: 2, b: 3 }, { a: 2, b: 'x' }],
    ['renames', { $rename: { a: 'b.c', x: 'y' } }, { a: 1 }, { b: { c: 1 } }],
    ['pushes', { $push: { a: 2, b: [1] } }, { a: [1] }, { a: [1, 2], b: [[1]] }],
    ['pops', { $pop: { a: 1, b: -1, c: 1 } }, { a: [1, 2], b: [1, 2], c: [] }, { a: [1], b: [2], c: [] }],
    ['pulls what equals', { $pull: { a: 1 } }, { a: [1, 2, 1, [1]] }, { a: [2, [1]] }],
    ['pulls by conditions', { $pull: { a: { $gte: 2 } } }, { a: [1, 2, 3] }, { a: [1] }],
    ['pulls documents', { $pull: { a: { x: 1 } } }, { a: [{ x: 1, y: 2 }, { x: 2 }, 1] }, { a: [{ x: 2 }, 1] }],
    ['pulls all that equal one of several', { $pullAll: { a: [1, [2]] } }, { a: [1, 3, [2], 1.0] }, { a: [3] }],
    ['adds to a set', { $addToSet: { a: 2, b: { $each: [1, 1, 2] } } }, { a: [1, 2.0] }, { a: [1, 2], b: [1, 2] }],
    ['leaves what is set on insert', { $setOnInsert: { a: 1 } }, { b: 1 }, { b: 1 }],
  ])('%s', (_, update, fields, expected) => {
    expect(updated(update, { _id: 1, ...fields })).toEqual({ _id: 1, ...(expected as object) });
  });

  it('appends new fields in name order, numeric names first and by value', () => {
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

  it('updates the array element that matched', () => {
    expect(updated({ $set: { 'a.$': 9 } }, { a: [1, 2] }, { a: 2 })).toEqual({ a: [1, 9] });
    const fields: Fields = { a: [{ x: 1 }, { x: 2 }] };
    const update: Fields = { $set: { 'a.$.y': 0, 'a.1.z': 1 } };
    expect(updated(update, fields, { 'a.x': 2 })).toEqual({ a: [{ x: 1 }, { x: 2, y: 0, z: 1 }] });
    expect(refusalOf(() => updated({ $set: { 'a.$.y': 0, 'a.1.y': 1 } }, fields, { 'a.x': 2 }))).toBe(40);
  });

  it('refuses two positions in one path where the first has a match', () => {
    const fields: Fields = { a: [{ x: 1, b: [1] }] };
    expect(refusalOf(() => updated({ $set: { 'a.$.b.$': 2 } }, fields, { 'a.x': 1 }))).toBe(2);
  });

  it.each<[string, Literal, Literal, unknown]>([
    ['int32', 1, 2, 3],
    ['int32 that overflow', 2 ** 31 - 1, 1, 2n ** 31n],
    ['int64', 1n, 2, 3n],
    ['doubles', 1, 0.5, 1.5],
  ])('increments %s', (_, value, increment, expected) => {
    expect(updated({ $inc: { a: increment } }, { a: value })).toEqual({ a: expected });
  });

  it('counts modifications as MongoDB does', () => {
    expect(apply({ $set: { a: 1 } }, { a: 1 }).changed).toBe(false);
    expect(apply({ $set: { a: literal(1.5) } }, { a: 1 }).changed).toBe(true);
    expect(apply({ $set: { a: 1n } }, { a: 1 }).changed).toBe(true);
    expect(apply({ $inc: { a: 0 } }, { a: 1 }).changed).toBe(false);
    expect(apply({ $unset: { b: '' } }, { a: 1 }).changed).toBe(false);
    expect(apply({ $push: { a: { $each: [] } } }, { a: [] }).changed).toBe(false);
    expect(apply({ $push: { a: { $each: [1], $slice: 1 } } }, { a: [1] }).changed).toBe(true);
    expect(apply({ a: 1 }, { _id: 1, a: 1 }).changed).toBe(true);
    expect(apply({ _id: 1, a: 1 }, { _id: 1, a: 1 }).changed).toBe(false);
  });

  it('replaces everything except _id', () => {
    expect(updated({ b: 2 }, { _id: 7, a: 1 })).toEqual({ _id: 7, b: 2 });
    expect(refusalOf(() => updated({ _id: 8, b: 2 }, { _id: 7 }))).toBe(66);
  });

  it.each<[string, Fields, Fields, number]>([
    ['operators it does not know', { $nonsense: { a: 1 } }, {}, 9],
    ['multiplication', { $mul: { a: 1 } }, {}, 9],
    ['bits', { $bit: { a: { and: 1 } } }, {}, 9],
    ['the current date', { $currentDate: { a: true } }, {}, 9],
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
    ['two positions in one path', { $set: { 'a.$.b.$': 1 } }, { a: [{ b: [1] }] }, 2],
    ['a position at the beginning', { $set: { $: 1 } }, {}, 2],
    ['all elements', { $set: { 'a.$[]': 1 } }, { a: [1] }, 115],
    ['elements that a filter names', { $set: { 'a.$[e]': 1 } }, { a: [1] }, 115],
    ['to add a decimal', { $inc: { a: new Decimal128(new Uint8Array(16)) } }, {}, 115],
    ['to add to a decimal', { $inc: { a: 1 } }, { a: new Decimal128(new Uint8Array(16)) }, 115],
    ['to rename onto the _id, also with an equal value', { $rename: { a: '_id' } }, { a: 1 }, 66],
    ['to rename below the _id', { $rename: { a: '_id.b' } }, { _id: { b: 1 }, a: 1 }, 66],
    ['to rename the _id', { $rename: { _id: 'a' } }, {}, 66],
    ['to rename onto itself', { $rename: { a: 'a' } }, {}, 2],
    ['to rename below itself', { $rename: { a: 'a.b' } }, {}, 2],
    ['to rename through an array', { $rename: { 'a.0': 'b' } }, { a: [1] }, 2],
  ])('refuses %s', (_, update, fields, code) => {
    expect(refusalOf(() => updated(update, { _id: 1, ...fields }))).toBe(code);
  });

  it('refuses aggregation pipelines', () => {
    expect(refusalOf(() => compileUpdate([document({ $set: { a: 1 } })]))).toBe(115);
  });

  it('upserts the equalities of the filter together with the update', () => {
    expect(shown(inserted({ $set: { b: 2 }, $setOnInsert: { c: 3 } }, { 'a.x': 1, n: { $gt: 5 }, _id: 4 }))).toEqual({
      _id: 4,
      a: { x: 1 },
      b: 2,
      c: 3,
    });
    expect(shown(inserted({ b: 2 }, { a: 1 }))).toEqual({ _id: 99, b: 2 });
    expect(shown(inserted({ $inc: { a: 1 } }, { a: { $in: [4] } }))).toEqual({ _id: 99, a: 5 });
    expect([...inserted({ $set: { a: 1 } }, { b: 1, _id: 3 }).keys()]).toEqual(['_id', 'b', 'a']);
    expect(refusalOf(() => inserted({ $set: { c: 1 } }, { $and: [{ a: 1 }, { a: 2 }] }))).toBe(54);
    expect(refusalOf(() => inserted({ c: 1 }, { '_id.x': 1 }))).toBe(98);
  });
});
