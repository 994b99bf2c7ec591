import { document, type Literal, shown } from '../testing/literal.js';
import { refusalOf } from '../testing/refusal.js';
import { compileProjection, compileSort } from './index.js';

type Fields = Record<string, Literal>;

const projected = (projection: Fields, fields: Fields): unknown =>
  shown(compileProjection(document(projection))(document(fields)));

describe('projection', () => {
  const fields: Fields = { _id: 1, a: { x: 1, y: 2 }, b: [{ x: 1, y: 2 }, 5, [{ x: 3 }]], c: [1, 2, 3, 4], d: 'd' };

  it.each<[string, Fields, unknown]>([
    ['fields, and _id with them', { d: 1 }, { _id: 1, d: 'd' }],
    ['without _id', { d: true, _id: 0 }, { d: 'd' }],
    ['all but some', { a: 0, b: 0, c: false }, { _id: 1, d: 'd' }],
    ['all but _id', { _id: 0 }, { a: { x: 1, y: 2 }, b: [{ x: 1, y: 2 }, 5, [{ x: 3 }]], c: [1, 2, 3, 4], d: 'd' }],
    ['only _id', { _id: 1 }, { _id: 1 }],
    ['fields below', { 'a.x': 1 }, { _id: 1, a: { x: 1 } }],
    ['fields below, written as a document', { a: { y: 1 }, _id: 0 }, { a: { y: 2 } }],
    ['fields below in arrays, without what has no fields', { 'b.x': 1, _id: 0 }, { b: [{ x: 1 }, [{ x: 3 }]] }],
    ['arrays without fields below', { 'b.x': 0, _id: 0, a: 0, c: 0, d: 0 }, { b: [{ y: 2 }, 5, [{}]] }],
    ['nothing below what has no fields', { 'd.x': 1 }, { _id: 1 }],
    ['computed fields, last', { d: 1, e: '$a.x', f: { $literal: '$a' } }, { _id: 1, d: 'd', e: 1, f: '$a' }],
    ['computed fields below', { 'a.z': '$d' }, { _id: 1, a: { z: 'd' } }],
  ])('gives %s', (_, projection, expected) => {
    expect(projected(projection, fields)).toEqual(expected);
  });

  it('keeps the field order of the document', () => {
    const result = compileProjection(document({ d: 1, a: 1, _id: 1 }))(document(fields));
    expect([...result.keys()]).toEqual(['_id', 'a', 'd']);
  });

  it.each<[string, Fields, number]>([
    ['including and excluding', { a: 1, b: 0 }, 31254],
    ['excluding and including', { a: 0, b: 1 }, 31253],
    ['a field and one below', { a: 1, 'a.x': 1 }, 31249],
    ['a field and one above', { 'a.x': 1, a: 1 }, 31250],
    ['the positional operator', { 'a.$': 1 }, 31324],
    ['the positional operator in the middle', { 'a.$.x': 1 }, 31324],
    ['$elemMatch', { a: { $elemMatch: { x: 1 } } }, 31325],
    ['$slice', { a: { $slice: 1 } }, 31325],
    ['$meta', { a: { $meta: 'textScore' } }, 31325],
    ['no fields below', { a: {} }, 51270],
    ['names with a dollar', { $a: 1 }, 16410],
    ['empty parts of paths', { 'a..b': 1 }, 15998],
    ['other expressions', { a: { $add: ['$b', 1] } }, 31325],
    ['an expression where fields are excluded', { b: 0, a: '$b' }, 31310],
  ])('refuses %s', (_, projection, code) => {
    expect(refusalOf(() => compileProjection(document(projection)))).toBe(code);
  });
});

describe('sort', () => {
  const sorted = (spec: Fields, documents: readonly Fields[]): unknown[] => {
    const order = compileSort(document(spec));
    return documents
      .map(document)
      .sort((a, b) => order.compare(a, b))
      .map((doc) => shown(doc.get('_id')));
  };

  it('sorts arrays by their smallest element ascending and their largest descending', () => {
    const documents: Fields[] = [
      { _id: 1, a: [5, 1] },
      { _id: 2, a: 3 },
      { _id: 3, a: [2, 9] },
    ];
    expect(sorted({ a: 1 }, documents)).toEqual([1, 3, 2]);
    expect(sorted({ a: -1 }, documents)).toEqual([3, 1, 2]);
  });

  it('sorts empty arrays before null and missing, and these before numbers', () => {
    const documents: Fields[] = [{ _id: 1, a: 0 }, { _id: 2 }, { _id: 3, a: [] }, { _id: 4, a: 'x' }];
    expect(sorted({ a: 1 }, documents)).toEqual([3, 2, 1, 4]);
  });

  it('takes the values of several fields from the same array element', () => {
    const documents: Fields[] = [
      {
        _id: 1,
        a: [
          { x: 1, y: 9 },
          { x: 2, y: 0 },
        ],
      },
      { _id: 2, a: [{ x: 1, y: 5 }] },
    ];
    expect(sorted({ 'a.x': 1, 'a.y': 1 }, documents)).toEqual([2, 1]);
  });

  it.each<[string, Fields, number]>([
    ['other orders', { a: 2 }, 15975],
    ['no order', { a: 'up' }, 15974],
    ['metadata', { a: { $meta: 'textScore' } }, 115],
    ['empty parts', { 'a.': 1 }, 40353],
  ])('refuses %s', (_, spec, code) => {
    expect(refusalOf(() => compileSort(document(spec)))).toBe(code);
  });

  it('refuses parallel arrays', () => {
    expect(refusalOf(() => sorted({ a: 1, b: 1 }, [{ a: [1, 2], b: [1, 2] }, { a: 1 }]))).toBe(2);
  });
});
