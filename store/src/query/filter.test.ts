import { document, type Literal } from '../testing/literal.js';
import { refusalOf } from '../testing/refusal.js';
import { encode, MAX_KEY, MIN_KEY, Regex, UNDEFINED } from '../values/index.js';
import { compileFilter } from './index.js';

type Fields = Record<string, Literal>;

/** The positions of the matching documents, tested both encoded and decoded. */
function found(filter: Fields, documents: readonly Fields[]): number[] {
  const compiled = compileFilter(document(filter));
  const docs = documents.map(document);
  const byDocs = docs.flatMap((doc, index) => (compiled.matchesDoc(doc) ? [index] : []));
  const byBytes = docs.flatMap((doc, index) => (compiled.matches(encode(doc)) ? [index] : []));
  expect(byBytes).toEqual(byDocs);
  return byDocs;
}

const refusal = (filter: Fields): number => refusalOf(() => compileFilter(document(filter)));

describe('filter', () => {
  describe('compares by equality and order', () => {
    const documents: Fields[] = [
      { a: 1 },
      { a: 1.5 },
      { a: 2n },
      { a: 'x' },
      { a: null },
      {},
      { a: [1, 3] },
      { a: NaN },
    ];
    it.each<[string, Fields, number[]]>([
      ['numbers of all types', { a: 2 }, [2]],
      ['elements of arrays', { a: 1 }, [0, 6]],
      ['whole arrays', { a: [1, 3] }, [6]],
      ['null and missing', { a: null }, [4, 5]],
      ['everything but', { a: { $ne: 1 } }, [1, 2, 3, 4, 5, 7]],
      ['greater, of the same kind only', { a: { $gt: 1 } }, [1, 2, 6]],
      ['up to and from a number, itself included', { a: { $lte: 1.5, $gte: 1.5 } }, [1, 6]],
      ['less', { a: { $lt: 1.5 } }, [0, 6]],
      ['a range that two elements may share', { a: { $gt: 2, $lt: 2 } }, [6]],
      ['NaN, equal to itself', { a: { $gte: NaN } }, [7]],
      ['null by an inclusive comparison', { a: { $lte: null } }, [4, 5]],
      ['nothing greater than null', { a: { $gt: null } }, []],
      ['everything below MaxKey, what is missing too', { a: { $lt: MAX_KEY } }, [0, 1, 2, 3, 4, 5, 6, 7]],
      ['nothing that is not above MinKey', { a: { $not: { $gt: MIN_KEY } } }, []],
      ['everything that is not above MaxKey', { a: { $not: { $gt: MAX_KEY } } }, [0, 1, 2, 3, 4, 5, 6, 7]],
      ['one of several, null among them', { a: { $in: [null, 'x'] } }, [3, 4, 5]],
      ['patterns among the several', { a: { $in: [new Regex('^X', 'i')] } }, [3]],
      ['none of several', { a: { $nin: [1, null] } }, [1, 2, 3, 7]],
      ['what is there', { a: { $exists: true } }, [0, 1, 2, 3, 4, 6, 7]],
      ['what is not', { a: { $exists: 0 } }, [5]],
      ['remainders', { a: { $mod: [2, 1] } }, [0, 1, 6]],
      ['types', { a: { $type: ['double', 'long'] } }, [1, 2, 7]],
      ['arrays by their type', { a: { $type: 'array' } }, [6]],
    ])('%s', (_, filter, expected) => {
      expect(found(filter, documents)).toEqual(expected);
    });
  });

  it('does not confuse names and strings with their prefixes', () => {
    const documents: Fields[] = [{ ab: 'x', a: 'xy' }, { a: 'x' }, { ab: 'x' }, { a: '' }];
    expect(found({ a: 'x' }, documents)).toEqual([1]);
    expect(found({ a: '' }, documents)).toEqual([3]);
    expect(found({ ab: 'x' }, documents)).toEqual([0, 2]);
  });

  it('distinguishes undefined from null', () => {
    expect(found({ a: null }, [{ a: UNDEFINED }, { a: null }])).toEqual([1]);
  });

  describe('resolves paths', () => {
    const documents: Fields[] = [
      { a: 42 },
      { a: [42] },
      { a: { '0': 42 } },
      { a: [[42]] },
      { a: [{ '0': 42 }] },
      { a: { '0': [42] } },
      { a: [{ '0': [42] }] },
      { a: [[{ '0': 42 }]] },
      { a: [] },
      { a: [{ b: 1 }, { b: [2, 3] }] },
      { a: [{}, 5] },
    ];
    it.each<[string, Fields, number[]]>([
      ['an index, or a field of that name', { 'a.0': 42 }, [1, 2, 4, 5, 6]],
      ['twice', { 'a.0.0': 42 }, [3, 4, 5, 6, 7]],
      ['fields of documents in arrays', { 'a.b': 2 }, [9]],
      ['null where the field is missing in an element, not in an empty array', { 'a.b': null }, [0, 2, 4, 5, 6, 10]],
      ['size of the array itself', { a: { $size: 0 } }, [8]],
      ['size below', { 'a.b': { $size: 2 } }, [9]],
    ])('%s', (_, filter, expected) => {
      expect(found(filter, documents)).toEqual(expected);
    });
  });

  describe('tests array elements', () => {
    const documents: Fields[] = [
      {
        a: [
          { x: 1, y: 2 },
          { x: 3, y: 4 },
        ],
      },
      { a: [1, 5, 9] },
      { a: { x: 1, y: 2 } },
      { a: [[1, 5], 7] },
      { a: [] },
    ];
    it.each<[string, Fields, number[]]>([
      ['one element that meets all', { a: { $elemMatch: { x: 1, y: 4 } } }, []],
      ['one element that meets all, found', { a: { $elemMatch: { x: 3, y: { $gt: 3 } } } }, [0]],
      ['elements that are values', { a: { $elemMatch: { $gt: 4, $lt: 6 } } }, [1]],
      ['arrays in arrays by index', { a: { $elemMatch: { '1': 5 } } }, [3]],
      ['$or inside', { a: { $elemMatch: { $or: [{ x: 3 }, { y: 9 }] } } }, [0]],
      ['all of several', { a: { $all: [1, 9] } }, [1]],
      ['all of none', { a: { $all: [] } }, []],
      ['all with elements', { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { y: 4 } }] } }, [0]],
    ])('%s', (_, filter, expected) => {
      expect(found(filter, documents)).toEqual(expected);
    });
  });

  it('combines conditions', () => {
    const documents: Fields[] = [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
      { a: 2, b: 2 },
    ];
    expect(found({ $and: [{ a: 1 }, { b: 2 }] }, documents)).toEqual([1]);
    expect(found({ $or: [{ a: 2 }, { b: 1 }] }, documents)).toEqual([0, 2]);
    expect(found({ $nor: [{ a: 2 }, { b: 1 }] }, documents)).toEqual([1]);
    expect(found({ a: { $not: { $gt: 1 } } }, documents)).toEqual([0, 1]);
    expect(found({}, documents)).toEqual([0, 1, 2]);
  });

  it.each<[string, Fields, number]>([
    ['operators it does not know', { a: { $near: 1 } }, 2],
    ['operators of the whole document', { $where: 'true' }, 2],
    ['expressions', { $expr: { $gt: ['$a', 1] } }, 2],
    ['schemas', { $jsonSchema: {} }, 2],
    ['bits', { a: { $bitsAllSet: 1 } }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$in without a list', { a: { $in: 1 } }, 2],
    ['operators below $in', { a: { $in: [{ $gt: 1 }] } }, 2],
    ['a field among operators', { a: { $gt: 1, b: 2 } }, 2],
    ['$size that is no whole number', { a: { $size: 1.5 } }, 2],
    ['$mod by zero', { a: { $mod: [0, 1] } }, 2],
    ['options given twice', { a: { $regex: new Regex('a', 'i'), $options: 'i' } }, 51075],
    ['flags that do not exist', { a: { $regex: 'a', $options: 'g' } }, 51108],
    ['types that are none', { a: { $type: 'numeral' } }, 2],
    ['a type by a truth value', { a: { $type: true } }, 14],
    ['MinKey as it is', { a: { $gt: MIN_KEY } }, 0],
  ])('refuses %s', (_, filter, code) => {
    expect(refusal(filter)).toBe(code);
  });

  it('returns the index of the matching array element', () => {
    const position = (filter: Fields, fields: Fields): number | undefined =>
      compileFilter(document(filter)).positionIn(document(fields));
    expect(position({ a: 5 }, { a: [4, 5] })).toBe(1);
    expect(position({ 'a.x': 5 }, { a: [{ x: 1 }, { x: [5] }] })).toBe(1);
    expect(position({ a: { $elemMatch: { $gt: 4 } } }, { a: [1, 9] })).toBe(1);
    expect(position({ 'a.0': 4 }, { a: [4, 5] })).toBeUndefined();
    expect(position({ $and: [{ a: { $gt: 1 } }, { a: { $lt: 5 } }] }, { a: [1, 2, 9] })).toBe(1);
    expect(position({ $or: [{ a: 2 }, { a: 9 }] }, { a: [1, 9] })).toBe(1);
    expect(position({ $or: [{ a: 2 }, { b: 9 }] }, { a: [2] })).toBeUndefined();
    expect(position({ b: 1 }, { b: 1 })).toBeUndefined();
  });
});
