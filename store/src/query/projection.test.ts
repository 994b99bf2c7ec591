import { document, type Literal, shown } from '../testing/literal.js';
import { compileFilter, compileProjection, compileSort } from './index.js';

type Fields = Record<string, Literal>;

function projected(projection: Fields, fields: Fields, filter: Fields = {}): unknown {
  return shown(compileProjection(document(projection), compileFilter(document(filter)))(document(fields)));
}

function refusal(work: () => unknown): number {
  try {
    work();
  } catch (error) {
    return (error as { code: number }).code;
  }
  return 0;
}

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
    ['the first elements', { c: { $slice: 2 }, a: 0, b: 0 }, { _id: 1, c: [1, 2], d: 'd' }],
    ['the last elements', { c: { $slice: -1 }, d: 1 }, { _id: 1, c: [4], d: 'd' }],
    ['elements from the middle', { c: { $slice: [1, 2] }, d: 1 }, { _id: 1, c: [2, 3], d: 'd' }],
    ['elements counted from the end', { c: { $slice: [-3, 2] }, d: 1 }, { _id: 1, c: [2, 3], d: 'd' }],
    ['one element that matches', { c: { $elemMatch: { $gt: 2 } } }, { _id: 1, c: [3] }],
    ['no element that matches', { c: { $elemMatch: { $gt: 9 } } }, { _id: 1 }],
  ])('gives %s', (_, projection, expected) => {
    expect(projected(projection, fields)).toEqual(expected);
  });

  it('keeps the order of the document', () => {
    const result = compileProjection(document({ d: 1, a: 1, _id: 1 }))(document(fields));
    expect([...result.keys()]).toEqual(['_id', 'a', 'd']);
  });

  it('gives the element by which the document was found', () => {
    expect(projected({ 'c.$': 1 }, fields, { c: { $gt: 1 } })).toEqual({ _id: 1, c: [2] });
    expect(projected({ 'b.$': 1 }, fields, { 'b.x': 1 })).toEqual({ _id: 1, b: [{ x: 1, y: 2 }] });
    expect(refusal(() => projected({ 'c.$': 1 }, fields, { d: 'd' }))).toBe(51246);
  });

  it.each<[string, Fields, number]>([
    ['including and excluding', { a: 1, b: 0 }, 31254],
    ['excluding and including', { a: 0, b: 1 }, 31253],
    ['a field and one below', { a: 1, 'a.x': 1 }, 31249],
    ['a field and one above', { 'a.x': 1, a: 1 }, 31250],
    ['two positions', { 'a.$': 1, 'b.$': 1 }, 31276],
    ['a position in the middle', { 'a.$.x': 1 }, 31394],
    ['$elemMatch below', { 'a.b': { $elemMatch: { x: 1 } } }, 31275],
    ['$elemMatch of a value', { a: { $elemMatch: 1 } }, 31274],
    ['no fields below', { a: {} }, 51270],
    ['names with a dollar', { $a: 1 }, 16410],
    ['empty parts of paths', { 'a..b': 1 }, 15998],
    ['expressions, without a compiler for them', { a: '$b' }, 31325],
  ])('refuses %s', (_, projection, code) => {
    expect(refusal(() => compileProjection(document(projection)))).toBe(code);
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

  it('takes the least element upwards and the greatest downwards', () => {
    const documents: Fields[] = [
      { _id: 1, a: [5, 1] },
      { _id: 2, a: 3 },
      { _id: 3, a: [2, 9] },
    ];
    expect(sorted({ a: 1 }, documents)).toEqual([1, 3, 2]);
    expect(sorted({ a: -1 }, documents)).toEqual([3, 1, 2]);
  });

  it('puts an empty array before null and missing, and these before numbers', () => {
    const documents: Fields[] = [{ _id: 1, a: 0 }, { _id: 2 }, { _id: 3, a: [] }, { _id: 4, a: 'x' }];
    expect(sorted({ a: 1 }, documents)).toEqual([3, 2, 1, 4]);
  });

  it('takes the values of one element for several fields of it', () => {
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
    ['other expressions', { a: { $x: 1 } }, 17312],
    ['empty parts', { 'a.': 1 }, 40353],
  ])('refuses %s', (_, spec, code) => {
    expect(refusal(() => compileSort(document(spec)))).toBe(code);
  });

  it('refuses two arrays side by side', () => {
    expect(refusal(() => sorted({ a: 1, b: 1 }, [{ a: [1, 2], b: [1, 2] }, { a: 1 }]))).toBe(2);
  });
});
