import type { Literal } from '../../testing/literal.js';
import { evaluated, refusalOf } from '../../testing/pipeline.js';

const fields = { l: [3, 1, 2], o: { a: 1, b: { c: 2 } }, n: null, words: ['a', 'أ'] };

describe('arrays, sets and documents', () => {
  it.each<[Literal, unknown]>([
    [{ $size: '$l' }, 3],
    [{ $isArray: '$l' }, true],
    [{ $arrayElemAt: ['$l', -1] }, 2],
    [{ $arrayElemAt: ['$l', 9] }, 'missing'],
    [{ $first: '$l' }, 3],
    [{ $last: '$l' }, 2],
    [{ $in: [2, '$l'] }, true],
    [{ $concatArrays: ['$l', [4]] }, [3, 1, 2, 4]],
    [{ $concatArrays: ['$l', '$n'] }, null],
    [{ $reverseArray: '$l' }, [2, 1, 3]],
    [{ $slice: ['$l', -2] }, [1, 2]],
    [{ $slice: ['$l', 1, 1] }, [1]],
    [{ $indexOfArray: ['$l', 1] }, 1],
    [{ $indexOfArray: ['$l', 3, 1] }, -1],
    [{ $range: [0, 5, 2] }, [0, 2, 4]],
    [{ $map: { input: '$l', in: { $add: ['$$this', '$o.a'] } } }, [4, 2, 3]],
    [{ $map: { input: '$l', as: 'one', in: '$$one.x' } }, [null, null, null]],
    [{ $filter: { input: '$l', cond: { $gt: ['$$this', 1] } } }, [3, 2]],
    [{ $filter: { input: '$l', as: 'v', cond: { $gt: ['$$v', 1] }, limit: 1 } }, [3]],
    [{ $reduce: { input: '$l', initialValue: 0, in: { $subtract: ['$$this', '$$value'] } } }, 4],
    [{ $setUnion: ['$l', [2, 4]] }, [1, 2, 3, 4]],
    [{ $setIntersection: ['$l', [2, 3, 2]] }, [2, 3]],
    [{ $setDifference: ['$l', [1]] }, [3, 2]],
    [{ $setIsSubset: [[1, 1], '$l'] }, true],
    [{ $setEquals: ['$l', [1, 2, 3, 3]] }, true],
    [{ $allElementsTrue: [[1, 0]] }, false],
    [{ $allElementsTrue: ['$l'] }, true],
    [{ $anyElementTrue: [[0, null]] }, false],
    [{ $mergeObjects: ['$o', { a: 2, z: '$n' }, null] }, { a: 2, b: { c: 2 }, z: null }],
    [{ $objectToArray: '$o.b' }, [{ k: 'c', v: 2 }]],
    [
      {
        $arrayToObject: [
          [
            ['x', 1],
            ['y', 2],
          ],
        ],
      },
      { x: 1, y: 2 },
    ],
    [{ $arrayToObject: { $objectToArray: '$o' } }, { a: 1, b: { c: 2 } }],
    [{ $concat: [{ $first: '$words' }, 'ب'] }, 'aب'],
    [{ $getField: 'n' }, null],
    [{ $getField: { field: 'c', input: '$o.b' } }, 2],
    [{ $setField: { field: 'x.y', input: '$o.b', value: 1 } }, { c: 2, 'x.y': 1 }],
    [{ $unsetField: { field: 'a', input: '$o' } }, { b: { c: 2 } }],
    [{ $sortArray: { input: '$l', sortBy: -1 } }, [3, 2, 1]],
    [{ $sortArray: { input: [{ k: 2 }, { k: 1 }], sortBy: { k: 1 } } }, [{ k: 1 }, { k: 2 }]],
    [{ $zip: { inputs: ['$l', [1]] } }, [[3, 1]]],
    [
      { $zip: { inputs: [[1, 2], [1]], useLongestLength: true, defaults: [0, 9] } },
      [
        [1, 1],
        [2, 9],
      ],
    ],
    [{ $concat: ['a', '$n'] }, null],
    [{ $indexOfCP: ['أسرة', 'رة'] }, 2],
    [{ $indexOfBytes: ['أسرة', 'رة'] }, 4],
    [{ $substrCP: ['أسرة', 1, 2] }, 'سر'],
    [{ $substrBytes: ['أسرة', 2, 2] }, 'س'],
    [{ $trim: { input: ' \u00a0a b\n' } }, 'a b'],
    [{ $ltrim: { input: 'xxay', chars: 'xy' } }, 'ay'],
    [{ $rtrim: { input: 'xxay', chars: 'xy' } }, 'xxa'],
    [{ $replaceOne: { input: 'a-a', find: 'a', replacement: { $literal: '$&' } } }, '$&-a'],
    [{ $replaceAll: { input: 'a-a', find: 'a', replacement: 'b' } }, 'b-b'],
    [{ $toUpper: 'aé' }, 'Aé'],
    [{ $toLower: 'ABC' }, 'abc'],
    [{ $strLenCP: 'أسرة' }, 4],
    [{ $strLenBytes: 'أسرة' }, 8],
    [{ $strcasecmp: ['a', 'B'] }, -1],
    [{ $split: ['a-b-', '-'] }, ['a', 'b', '']],
  ])('%j', (expression, wanted) => {
    expect(evaluated(expression, fields)).toEqual(wanted);
  });

  it.each<[Literal, number]>([
    [{ $size: 1 }, 17124],
    [{ $arrayElemAt: [1, 1] }, 28689],
    [{ $in: [1, 1] }, 40081],
    [{ $slice: [[1], 1, 0] }, 28729],
    [{ $range: [0, 1, 0] }, 34449],
    [{ $map: { input: 1, in: 1 } }, 16883],
    [{ $filter: { input: [], cond: 1, more: 1 } }, 28647],
    [{ $reduce: { input: [] } }, 40078],
    [{ $setUnion: [1] }, 17043],
    [{ $mergeObjects: [1] }, 40400],
    [{ $objectToArray: 'a' }, 40390],
    [{ $arrayToObject: [[1]] }, 40398],
    [{ $getField: 1 }, 3041704],
    [{ $setField: { field: '$x', input: {}, value: 1 } }, 4161106],
    [{ $sortArray: { input: 1, sortBy: 1 } }, 2942504],
    [{ $zip: { inputs: [1] } }, 34468],
    [{ $substrBytes: ['أ', 1, 1] }, 28656],
    [{ $substrCP: ['a', -1, 1] }, 34455],
    [{ $indexOfCP: ['a', 'a', -1] }, 40097],
    [{ $trim: 'a' }, 50696],
    [{ $replaceAll: { input: 'a', find: 1, replacement: 'b' } }, 10503901],
    [{ $strLenCP: null }, 34471],
    [{ $split: ['a', ''] }, 40087],
  ])('%j is refused with %i', (expression, code) => {
    expect(refusalOf(() => evaluated(expression))).toBe(code);
  });
});
