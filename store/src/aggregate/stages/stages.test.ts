import { beginSlice, PAUSE, pauseIsDue } from '../../slices.js';
import { document, type Literal } from '../../testing/literal.js';
import { piped, refusalOf } from '../../testing/pipeline.js';
import { compilePipeline, currentTime } from '../index.js';

type Fields = Record<string, Literal>;

const documents: Fields[] = [
  { _id: 1, g: 'a', n: 3, l: [1, 2], o: { x: 1, y: 2 } },
  { _id: 2, g: 'b', n: 1, l: [], o: { x: 3 } },
  { _id: 3, g: 'a', n: 2, o: 5 },
];

describe('stages', () => {
  it.each<[string, Fields[], unknown[]]>([
    ['$match', [{ $match: { g: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
    ['$match with $expr', [{ $match: { $expr: { $gt: ['$n', '$_id'] } } }, { $count: 'n' }], [{ n: 1 }]],
    ['nothing to count', [{ $match: { g: 'z' } }, { $count: 'n' }], []],
    [
      '$project',
      [{ $project: { 'o.x': 1, twice: { $multiply: ['$n', 2] }, _id: 0 } }, { $limit: 1 }],
      [{ o: { x: 1 }, twice: 6 }],
    ],
    ['$project without', [{ $project: { l: 0, o: 0, g: 0 } }, { $skip: 2 }], [{ _id: 3, n: 2 }]],
    [
      '$redact',
      [
        { $redact: { $cond: [{ $eq: [{ $type: '$y' }, 'missing'] }, '$$DESCEND', '$$PRUNE'] } },
        { $match: { g: 'a' } },
        { $project: { o: 1 } },
      ],
      [{ _id: 1 }, { _id: 3, o: 5 }],
    ],
    [
      '$redact in arrays, which sees the document around it',
      [
        { $limit: 1 },
        { $project: { n: 1, k: [{ n: 3, z: 1 }, [{ n: 4 }], 5] } },
        { $redact: { $cond: [{ $eq: ['$n', '$$ROOT.n'] }, '$$DESCEND', '$$PRUNE'] } },
      ],
      [{ _id: 1, n: 3, k: [{ n: 3, z: 1 }, [], 5] }],
    ],
    ['$unset', [{ $unset: ['l', 'o.x', 'g', 'n'] }, { $limit: 1 }], [{ _id: 1, o: { y: 2 } }]],
    [
      '$set below',
      [{ $set: { 'o.z': '$n' } }, { $project: { o: 1 } }, { $skip: 1 }],
      [
        { _id: 2, o: { x: 3, z: 1 } },
        { _id: 3, o: { z: 2 } },
      ],
    ],
    [
      '$addFields of nothing',
      [{ $addFields: { n: '$$REMOVE', l: '$nope' } }, { $limit: 1 }],
      [{ _id: 1, g: 'a', o: { x: 1, y: 2 } }],
    ],
    [
      '$sort, $skip and $limit',
      [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { n: 1 } }],
      [{ _id: 3, n: 2 }],
    ],
    [
      '$sort of what was computed',
      [{ $project: { m: { $subtract: [0, '$n'] } } }, { $sort: { m: 1 } }, { $limit: 1 }],
      [{ _id: 1, m: -3 }],
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
      '$unwind that keeps documents',
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
    ['$replaceRoot', [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: '$o' } }], [{ x: 1, y: 2 }]],
    ['$replaceWith', [{ $replaceWith: { v: '$n' } }, { $limit: 1 }], [{ v: 3 }]],
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
            count: { $count: {} },
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
      '$group by several',
      [{ $group: { _id: { g: '$g', big: { $gt: ['$n', 2] } }, s: { $addToSet: '$g' } } }, { $limit: 1 }],
      [{ _id: { g: 'a', big: true }, s: ['a'] }],
    ],
    [
      '$sortByCount',
      [{ $sortByCount: '$g' }],
      [
        { _id: 'a', count: 2 },
        { _id: 'b', count: 1 },
      ],
    ],
    [
      '$bucket',
      [{ $bucket: { groupBy: '$n', boundaries: [1, 3, 5] } }],
      [
        { _id: 1, count: 2 },
        { _id: 3, count: 1 },
      ],
    ],
    [
      '$bucket of what is outside',
      [{ $bucket: { groupBy: '$n', boundaries: [2, 3], default: 'more', output: { all: { $push: '$_id' } } } }],
      [
        { _id: 2, all: [3] },
        { _id: 'more', all: [1, 2] },
      ],
    ],
    [
      '$facet',
      [
        {
          $facet: {
            sums: [{ $group: { _id: '$g', n: { $sum: '$n' } } }, { $sort: { _id: 1 } }],
            first: [{ $limit: 1 }, { $project: { n: 1 } }],
            none: [{ $match: { g: 'z' } }],
          },
        },
      ],
      [
        {
          sums: [
            { _id: 'a', n: 5 },
            { _id: 'b', n: 1 },
          ],
          first: [{ _id: 1, n: 3 }],
          none: [],
        },
      ],
    ],
    [
      '$group that keeps several',
      [
        {
          $group: {
            _id: null,
            first: { $firstN: { input: '$n', n: 2 } },
            last: { $lastN: { input: '$n', n: 2 } },
            least: { $minN: { input: '$n', n: 2 } },
            most: { $maxN: { input: '$n', n: 5 } },
            top: { $top: { sortBy: { n: -1 }, output: '$_id' } },
            tops: { $topN: { sortBy: { g: 1, n: 1 }, output: '$n', n: 2 } },
            bottom: { $bottom: { sortBy: { n: -1 }, output: '$none' } },
            bottoms: { $bottomN: { sortBy: { g: 1 }, output: '$_id', n: 2 } },
          },
        },
      ],
      [
        {
          _id: null,
          first: [3, 1],
          last: [1, 2],
          least: [1, 2],
          most: [3, 2, 1],
          top: 1,
          tops: [2, 3],
          bottom: null,
          bottoms: [3, 2],
        },
      ],
    ],
    [
      'as many as the group says',
      [
        { $group: { _id: { g: '$g' }, l: { $firstN: { input: '$n', n: { $cond: [{ $eq: ['$g', 'a'] }, 2, 1] } } } } },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: { g: 'a' }, l: [3, 2] },
        { _id: { g: 'b' }, l: [1] },
      ],
    ],
    [
      '$group of lists and documents',
      [
        { $match: { l: { $type: 'array' } } },
        { $group: { _id: null, c: { $concatArrays: '$l' }, u: { $setUnion: '$l' }, m: { $mergeObjects: '$o' } } },
      ],
      [{ _id: null, c: [1, 2], u: [1, 2], m: { x: 3, y: 2 } }],
    ],
    ['$documents', [{ $documents: [{ a: 1 }, { a: { $add: [1, 1] } }] }, { $match: { a: 2 } }], [{ a: 2 }]],
  ])('%s', (_name, stages, wanted) => {
    expect(piped(stages, documents)).toEqual(wanted);
  });

  it.each<[Fields, number]>([
    [{ $nonsense: 1 }, 40324],
    [{ $match: { $or: [{ a: { $near: [0, 0] } }] } }, 5626500],
    [{ $densify: { field: 'a', range: { step: 1, bounds: ['$a', 9] } } }, 5733402],
    [{ $match: 1 }, 15959],
    [{ $project: {} }, 51272],
    [{ $project: { a: 1, b: 0 } }, 31254],
    [{ $project: { 'a.$': 1 } }, 31324],
    [{ $addFields: { a: 1, 'a.b': 1 } }, 40176],
    [{ $unset: [] }, 31119],
    [{ $sort: {} }, 15976],
    [{ $limit: 0 }, 15958],
    [{ $skip: -1 }, 5107200],
    [{ $count: '' }, 40157],
    [{ $sortByCount: 'g' }, 40148],
    [{ $bucket: { groupBy: '$n', boundaries: [1, 1] } }, 40194],
    [{ $bucket: { groupBy: '$n', boundaries: [1, '$n'] } }, 40191],
    [{ $bucket: { groupBy: '$n', boundaries: [1, 5], default: 2 } }, 40199],
    [{ $facet: {} }, 40169],
    [{ $facet: { a: [{ $out: 'b' }] } }, 40600],
    [{ $lookup: { from: 'b', as: 'b' } }, 9],
    [{ $lookup: { from: 'b', as: 'b', pipeline: [{ $set: { a: '$$b' } }] } }, 17276],
    [{ $lookup: { from: 'b', as: 'b', let: { b: '$a' }, pipeline: [{ $sample: { size: 1 } }] } }, 40324],
    [{ $facet: { a: [{ $lookup: { from: 'b', as: 'b', pipeline: [{ $out: 'c' }] } }] } }, 51047],
    [{ $merge: { into: 'b', whenMatched: 'fail', whenNotMatched: 'fail' } }, 51181],
    [{ $facet: { a: [{ $merge: 'b' }] } }, 40600],
    [{ $facet: { a: [{ $limit: 1 }, { $match: { $or: [{ $text: { $search: 'b' } }] } }] } }, 17313],
    [{ $set: { a: '$$KEEP' } }, 17276],
    [{ $unionWith: { coll: 'b', pipeline: [{ $out: 'c' }] } }, 31441],
    [{ $unwind: 'l' }, 28818],
    [{ $replaceRoot: { newRoot: 1, more: 1 } }, 40415],
    [{ $group: { n: { $sum: 1 } } }, 15955],
    [{ $group: { _id: null, n: { $nonsense: 1 } } }, 15952],
    [{ $group: { _id: null, n: { $sum: [1, 2] } } }, 40237],
    [{ $group: { _id: null, n: 1 } }, 40234],
    [{ $group: { _id: null, n: { $firstN: { input: 1 } } } }, 5787906],
    [{ $group: { _id: null, n: { $top: { sortBy: { a: 1 }, output: 1, n: 1 } } } }, 5788002],
    [{ $group: { _id: null, n: { $percentile: { input: 1, p: [2], method: 'approximate' } } } }, 7750303],
    [{ $sort: { a: { $meta: 'none' } } }, 31138],
    [{ $match: { $expr: { $nonsense: 1 } } }, 168],
    [{ $project: { a: { $divide: [1, 0] } } }, 2],
  ])('%j is refused with %i before a document is read', (stage, code) => {
    expect(refusalOf(() => piped([stage], []))).toBe(code);
  });

  it('hands many documents to all pipelines of a $facet', () => {
    const many = Array.from({ length: 1000 }, (_one, _id): Fields => ({ _id }));
    const stage: Fields = {
      $facet: { count: [{ $count: 'n' }], last: [{ $skip: 998 }], top: [{ $sort: { _id: -1 } }, { $limit: 1 }] },
    };
    expect(piped([stage], many)).toEqual([
      { count: [{ n: 1000 }], last: [{ _id: 998 }, { _id: 999 }], top: [{ _id: 999 }] },
    ]);
  });

  it('$bucket without a default refuses what is in no bucket', () => {
    const stage: Fields = { $bucket: { groupBy: '$n', boundaries: [2, 9] } };
    expect(refusalOf(() => piped([stage], documents))).toBe(40066);
    expect(piped([stage], [])).toEqual([]);
  });

  it('$redact gives way within one document', () => {
    const redact = compilePipeline([document({ $redact: '$$DESCEND' })], currentTime());
    const wide = document({ l: Array.from({ length: 3 }, (_, at) => ({ at })) });
    beginSlice();
    while (!pauseIsDue());
    const items = [...redact.run([wide])];
    expect(items.filter((item) => item === PAUSE)).toHaveLength(4);
    expect(items.at(-1)).toEqual(wide);
  });
});
