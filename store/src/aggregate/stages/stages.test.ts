import type { Literal } from '../../testing/literal.js';
import { runPipeline } from '../../testing/pipeline.js';
import { refusalOf } from '../../testing/refusal.js';
import { Decimal128, ObjectId } from '../../values/index.js';

type Fields = Record<string, Literal>;

const documents: Fields[] = [
  { _id: 1, g: 'a', n: 3, l: [1, 2], o: { x: 1, y: 2 } },
  { _id: 2, g: 'b', n: 1, l: [], o: { x: 3 } },
  { _id: 3, g: 'a', n: 2, o: 5 },
];

describe('stages', () => {
  it.each<[string, Fields[], unknown[]]>([
    ['$match', [{ $match: { g: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
    ['several leading $match', [{ $match: { g: 'a' } }, { $match: { n: { $lt: 3 } } }, { $count: 'n' }], [{ n: 1 }]],
    ['$match after another stage', [{ $set: { m: '$n' } }, { $match: { m: { $gt: 2 } } }, { $count: 'n' }], [{ n: 1 }]],
    ['$count without documents, which gives none', [{ $match: { g: 'z' } }, { $count: 'n' }], []],
    [
      '$project with included and computed fields',
      [{ $project: { 'o.x': 1, same: '$n', one: { $literal: 1 }, _id: 0 } }, { $limit: 1 }],
      [{ o: { x: 1 }, same: 3, one: 1 }],
    ],
    [
      '$project with computed documents and arrays, null for missing elements',
      [{ $project: { d: { n: '$n', nope: '$nope' }, l: ['$n', '$nope'], _id: 0 } }, { $limit: 1 }],
      [{ d: { n: 3 }, l: [3, null] }],
    ],
    ['$project that excludes fields', [{ $project: { l: 0, o: 0, g: 0 } }, { $skip: 2 }], [{ _id: 3, n: 2 }]],
    [
      '$set below a field, in the place of a scalar too',
      [{ $set: { 'o.z': '$n' } }, { $project: { o: 1 } }, { $skip: 1 }],
      [
        { _id: 2, o: { x: 3, z: 1 } },
        { _id: 3, o: { z: 2 } },
      ],
    ],
    [
      '$addFields, which removes a field that becomes missing',
      [{ $addFields: { l: '$nope' } }, { $limit: 1 }],
      [{ _id: 1, g: 'a', n: 3, o: { x: 1, y: 2 } }],
    ],
    [
      '$sort, $skip and $limit',
      [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { n: 1 } }],
      [{ _id: 3, n: 2 }],
    ],
    ['$sort by a computed field', [{ $project: { m: '$n' } }, { $sort: { m: 1 } }, { $limit: 1 }], [{ _id: 2, m: 1 }]],
    [
      '$sort by a computed field before $skip and $limit',
      [{ $project: { m: '$n' } }, { $sort: { m: 1 } }, { $skip: 1 }, { $limit: 1 }],
      [{ _id: 3, m: 2 }],
    ],
    [
      '$unwind',
      [{ $unwind: '$l' }, { $project: { l: 1 } }],
      [
        { _id: 1, l: 1 },
        { _id: 1, l: 2 },
      ],
    ],
    [
      '$unwind that preserves documents and includes the index',
      [
        { $unwind: { path: '$l', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
        { $project: { l: 1, at: 1 } },
      ],
      [
        { _id: 1, l: 1, at: 0n },
        { _id: 1, l: 2, at: 1n },
        { _id: 2, at: null },
        { _id: 3, at: null },
      ],
    ],
    [
      '$group',
      [
        {
          $group: {
            _id: '$g',
            sum: { $sum: '$n' },
            mean: { $avg: '$n' },
            least: { $min: '$n' },
            most: { $max: '$n' },
            first: { $first: '$_id' },
            last: { $last: '$_id' },
            all: { $push: '$n' },
            count: { $sum: 1 },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 'a', sum: 5, mean: 2.5, least: 2, most: 3, first: 1, last: 3, all: [3, 2], count: 2 },
        { _id: 'b', sum: 1, mean: 1, least: 1, most: 1, first: 2, last: 2, all: [1], count: 1 },
      ],
    ],
    [
      '$group by several fields, with whole documents',
      [
        { $match: { g: 'b' } },
        { $project: { g: 1 } },
        { $group: { _id: { g: '$g', nope: '$nope' }, s: { $addToSet: '$g' }, doc: { $first: '$$ROOT' } } },
      ],
      [{ _id: { g: 'b' }, s: ['b'], doc: { _id: 2, g: 'b' } }],
    ],
    [
      '$group without numbers',
      [{ $group: { _id: null, sum: { $sum: '$g' }, mean: { $avg: '$g' }, least: { $min: '$nope' } } }],
      [{ _id: null, sum: 0, mean: null, least: null }],
    ],
  ])('%s', (_name, stages, wanted) => {
    expect(runPipeline(stages, documents)).toEqual(wanted);
  });

  it.each<[string, Literal[], unknown, unknown]>([
    ['int32 stay int32', [1, 2], 3, 1.5],
    ['int32 that overflow become int64', [2 ** 31 - 1, 1], 2n ** 31n, 2 ** 30],
    ['int64 stay int64', [1n, 2], 3n, 1.5],
    ['int64 that overflow become double', [2n ** 63n - 1n, 1n], 2 ** 63, 2 ** 62],
    ['doubles keep what rounding takes away', Array.from({ length: 10 }, () => 0.1), 1, 0.1],
    ['NaN and infinity', [Infinity, 1], Infinity, Infinity],
    ['other values do not count', ['x', null, 1], 1, 1],
  ])('sums: %s', (_name, values, sum, mean) => {
    const rows = values.map((v): Fields => ({ v }));
    const [group] = runPipeline([{ $group: { _id: null, sum: { $sum: '$v' }, mean: { $avg: '$v' } } }], rows);
    expect(group).toEqual({ _id: null, sum, mean });
  });

  it('refuses to sum Decimal128 values', () => {
    const decimal = new Decimal128(new Uint8Array(16));
    expect(refusalOf(() => runPipeline([{ $group: { _id: null, n: { $sum: '$d' } } }], [{ d: decimal }]))).toBe(115);
  });

  it('groups equal values of different numeric types together', () => {
    const rows: Fields[] = [{ v: 1 }, { v: 1n }, { v: 1.5 }, { v: 3 }, { v: '1' }];
    expect(runPipeline([{ $group: { _id: '$v' } }], rows)).toHaveLength(4);
  });

  it.each<[Fields, number]>([
    [{ $nonsense: 1 }, 40324],
    [{ $lookup: { from: 'b', as: 'b', localField: 'a', foreignField: 'a' } }, 40324],
    [{ $match: 1 }, 15959],
    [{ $match: { $expr: { $gt: ['$a', 1] } } }, 2],
    [{ $project: {} }, 51272],
    [{ $project: { a: 1, b: 0 } }, 31254],
    [{ $project: { 'a.$': 1 } }, 31324],
    [{ $project: { a: { $add: [1, 1] } } }, 31325],
    [{ $project: { a: { b: { $add: [1, 1] } } } }, 31325],
    [{ $project: { a: ['$b', { $add: [1, 1] }] } }, 168],
    [{ $project: { a: { $literal: 1 }, b: 0 } }, 31254],
    [{ $project: { b: 0, a: '$c' } }, 31310],
    [{ $addFields: { a: 1, 'a.b': 1 } }, 40176],
    [{ $addFields: { a: { $literal: 1, b: 1 } } }, 40181],
    [{ $addFields: { a: { b: 1, $literal: 1 } } }, 40182],
    [{ $addFields: 1 }, 40272],
    [{ $set: { a: { $add: [1, 1] } } }, 168],
    [{ $set: { a: '$$KEEP' } }, 17276],
    [{ $set: { a: '$$NOW' } }, 17276],
    [{ $set: { a: '$' } }, 16872],
    [{ $set: { a: '$b.' } }, 40353],
    [{ $set: { a: '$b..c' } }, 15998],
    [{ $set: { a: '$$' } }, 9],
    [{ $sort: {} }, 15976],
    [{ $sort: 1 }, 15973],
    [{ $limit: 0 }, 15958],
    [{ $limit: 'x' }, 5107201],
    [{ $skip: -1 }, 5107200],
    [{ $count: '' }, 40157],
    [{ $count: 1 }, 40156],
    [{ $count: 'a.b' }, 40160],
    [{ $unwind: 'l' }, 28818],
    [{ $unwind: { path: '$l', more: 1 } }, 28811],
    [{ $unwind: {} }, 28812],
    [{ $group: { n: { $sum: 1 } } }, 15955],
    [{ $group: 1 }, 15947],
    [{ $group: { _id: null, n: { $nonsense: 1 } } }, 15952],
    [{ $group: { _id: null, n: { $count: {} } } }, 15952],
    [{ $group: { _id: null, n: { $sum: [1, 2] } } }, 40237],
    [{ $group: { _id: null, n: { $sum: { $add: [1, 1] } } } }, 168],
    [{ $group: { _id: null, n: 1 } }, 40234],
    [{ $group: { _id: null, 'n.m': { $sum: 1 } } }, 40235],
    [{ $group: { _id: null, n: { $sum: 1, $avg: 1 } } }, 40238],
    [{ $group: { _id: { a: 1 } } }, 17390],
    [{ $sort: { a: { $meta: 'textScore' } } }, 115],
    [{ $match: {}, $limit: 1 }, 40323],
  ])('%j is refused with %i before a document is read', (stage, code) => {
    expect(refusalOf(() => runPipeline([stage], []))).toBe(code);
  });

  it('refuses a pipeline of more than 1,000 stages', () => {
    expect(
      refusalOf(() =>
        runPipeline(
          Array.from({ length: 1_001 }, () => ({ $limit: 1 })),
          [],
        ),
      ),
    ).toBe(7749501);
  });

  it('resolves a field path through arrays of documents', () => {
    const id = new ObjectId(new Uint8Array(12));
    const rows: Fields[] = [{ a: [{ b: 1 }, 5, { b: { c: id } }, [{ b: 2 }]] }];
    expect(runPipeline([{ $project: { v: '$a.b', _id: 0 } }], rows)).toEqual([{ v: [1, { c: id }] }]);
  });
});
