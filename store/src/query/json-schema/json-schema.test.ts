import { document, type Literal } from '../../testing/literal.js';
import { Regex, UNDEFINED } from '../../values/index.js';
import { compileFilter } from '../index.js';

type Fields = Record<string, Literal>;

const find = (schema: Literal, values: readonly Literal[]): number[] => {
  const filter = compileFilter(document({ $jsonSchema: { properties: { a: schema } } }));
  return values.flatMap((value, index) => (filter.matchesDoc(document({ a: value })) ? [index] : []));
};

function refusal(filter: Fields, options = {}): number {
  try {
    compileFilter(document(filter), options);
  } catch (error) {
    return (error as { code: number }).code;
  }
  return 0;
}

describe('$jsonSchema', () => {
  it.each<[string, Literal, Literal[], number[]]>([
    ['types of JSON', { type: ['boolean', 'number'] }, [true, 1, 2n, 'x', null], [0, 1, 2]],
    ['an array is what it is and not its items', { bsonType: 'int' }, [1, [1], 2n], [0]],
    ['limits say nothing about other types', { minimum: 2, maximum: 3 }, [1, 2, 3, 4, NaN, 'x', [9]], [1, 2, 5, 6]],
    ['limits that are left out', { minimum: 2, exclusiveMinimum: true }, [2, 2.5], [1]],
    ['multiples with fifteen digits', { multipleOf: 0.1 }, [0.3, 0.25, Infinity, 'x'], [0, 3]],
    ['lengths in characters', { minLength: 2, maxLength: 2 }, ['ab', '😀', '😀😀', 7], [0, 2, 3]],
    ['patterns of strings only', { pattern: 'b' }, ['abc', 'a', new Regex('b', '')], [0, 2]],
    ['values whose fields stand in another order', { enum: [{ x: 1, y: [2] }] }, [{ y: [2], x: 1n }, { x: 1 }], [0]],
    ['null is not undefined', { enum: [null] }, [null, UNDEFINED], [0]],
    ['items', { items: { type: 'number' }, minItems: 1 }, [[1, 2], [1, 'x'], [], 'x'], [0, 3]],
    ['first and further items', { items: [{ type: 'string' }], additionalItems: false }, [['x'], [1], ['x', 1]], [0]],
    [
      'items that differ',
      { uniqueItems: true },
      [
        [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
        [1, '1'],
        5,
      ],
      [1, 2],
    ],
    [
      'fields that must be',
      { required: ['x'], minProperties: 2 },
      [{ x: 1 }, { x: 1, y: 2 }, { y: 1, z: 1 }, 4],
      [1, 3],
    ],
    [
      'other fields',
      { properties: { x: {} }, patternProperties: { '^s_': { type: 'string' } }, additionalProperties: false },
      [{ x: 1, s_a: 'x' }, { s_a: 1 }, { y: 1 }, [1]],
      [0, 3],
    ],
    [
      'dependencies',
      { dependencies: { x: ['y'], z: { maxProperties: 1 } } },
      [{ x: 1 }, { x: 1, y: 1 }, { z: 1 }, { z: 1, y: 1 }],
      [1, 2],
    ],
    ['one of several', { oneOf: [{ minimum: 0 }, { maximum: 3 }] }, [4, 1, 'x'], [0]],
    ['any of several', { anyOf: [{ type: 'string' }, { minimum: 3 }] }, ['x', 1, 4], [0, 2]],
    ['all of several, and not', { allOf: [{ minimum: 1 }], not: { maximum: 3 } }, [0, 2, 4], [2]],
  ])('%s', (_, schema, values, expected) => {
    expect(find(schema, values)).toEqual(expected);
  });

  it('is one condition among others, at any depth', () => {
    const filter = compileFilter(
      document({
        $or: [{ $jsonSchema: { required: ['b'] } }, { a: { $elemMatch: { $jsonSchema: { required: ['c'] } } } }],
      }),
    );
    const matches = (fields: Fields): boolean => filter.matchesDoc(document(fields));
    const documents: Fields[] = [{ b: 1 }, { a: [{ c: 1 }] }, { a: [{ d: 1 }] }];
    expect(documents.map(matches)).toEqual([true, true, false]);
    expect(filter.evaluates).toBe(true);
  });

  it.each<[string, Literal, number]>([
    ['no object', [], 14],
    ['an unknown keyword', { format: 'email' }, 9],
    ['type and bsonType', { type: 'object', bsonType: 'object' }, 9],
    ['the type integer', { bsonType: 'integer' }, 9],
    ['a type that JSON has not', { type: 'long' }, 2],
    ['a limit that is no number', { minimum: 'x' }, 14],
    ['left out without a limit', { exclusiveMaximum: true }, 9],
    ['a size with a fraction', { maxItems: 1.5 }, 9],
    ['a multiple of nothing', { multipleOf: 0 }, 9],
    ['a wrong pattern', { pattern: '[x' }, 51091],
    ['a wrong pattern of names', { patternProperties: { '[x': {} } }, 2],
    ['a value twice', { enum: [1, 1n] }, 9],
    ['a name twice', { required: ['x', 'x'] }, 9],
    ['no alternatives', { anyOf: [] }, 9],
    ['a wrong schema inside', { properties: { a: { items: [{ not: { title: 1 } }] } } }, 14],
    ['a dotted name', { required: ['a.b'] }, 115],
    ['encryption', { properties: { a: { encrypt: {} } } }, 115],
  ])('refuses %s', (_, schema, code) => {
    expect(refusal({ $jsonSchema: schema })).toBe(code);
  });

  it('is refused where elements of arrays are chosen by updates', () => {
    expect(refusal({ $jsonSchema: {} }, { takesSchema: false })).toBe(224);
  });
});
