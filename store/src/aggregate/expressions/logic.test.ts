import type { Literal } from '../../testing/literal.js';
import { evaluated, refusalOf } from '../../testing/pipeline.js';

const fields = { a: 1, b: null, list: [{ x: 1 }, { x: 2 }, 3], deep: { er: { est: 'd' } }, zero: 0, text: 'أسرة' };

describe('paths, comparison and choice', () => {
  it.each<[Literal, unknown]>([
    ['$a', 1],
    ['$nope', 'missing'],
    ['$b', null],
    ['$list.x', [1, 2]],
    ['$deep.er.est', 'd'],
    ['$a.x', 'missing'],
    ['$$ROOT.deep.er', { est: 'd' }],
    ['$$CURRENT.a', 1],
    ['$$REMOVE', 'missing'],
    [{ $literal: '$a' }, '$a'],
    [
      { x: '$a', y: '$nope', z: ['$a', '$nope'] },
      { x: 1, z: [1, null] },
    ],
    [{ $let: { vars: { v: { $add: ['$a', 1] } }, in: { $eq: ['$$v', 2] } } }, true],
    [{ $eq: ['$b', null] }, true],
    [{ $eq: ['$nope', null] }, false],
    [{ $lt: ['$nope', '$b'] }, true],
    [{ $gt: ['a', 5] }, true],
    [{ $lte: [1, 1] }, true],
    [{ $ne: ['$a', '$zero'] }, true],
    [{ $gte: ['$zero', '$a'] }, false],
    [{ $cmp: ['$a', 7] }, -1],
    [{ $and: ['$a', '$zero'] }, false],
    [{ $and: [] }, true],
    [{ $or: ['$zero', '$text'] }, true],
    [{ $or: [] }, false],
    [{ $not: '$b' }, true],
    [{ $cond: ['$a', 'yes', 'no'] }, 'yes'],
    [{ $cond: { if: '$zero', then: 'yes', else: '$text' } }, 'أسرة'],
    [{ $ifNull: ['$nope', '$b', 'else'] }, 'else'],
    [
      {
        $switch: {
          branches: [
            { case: '$zero', then: 1 },
            { case: '$a', then: 2 },
          ],
        },
      },
      2,
    ],
    [{ $switch: { branches: [{ case: '$zero', then: 1 }], default: 'd' } }, 'd'],
    [{ $type: '$list' }, 'array'],
    [{ $type: '$nope' }, 'missing'],
    [{ $isNumber: '$a' }, true],
  ])('%j gives %j', (expression, wanted) => {
    expect(evaluated(expression, fields)).toEqual(wanted);
  });

  it.each<[Literal, number]>([
    ['$', 16872],
    ['$a.', 40353],
    ['$a..b', 15998],
    ['$$', 9],
    ['$$nothing', 17276],
    ['$$A b', 9],
    [{ a: 1, $b: 2 }, 16410],
    [{ $add: [1], $sum: 1 }, 15983],
    [{ x: { $nonsense: 1 } }, 168],
    [{ $nonsense: 1 }, 31325],
    [{ $eq: [1] }, 16020],
    [{ $cond: [1, 2] }, 16020],
    [{ $cond: { if: 1, then: 2 } }, 17082],
    [{ $ifNull: ['$a'] }, 1257300],
    [{ $switch: {} }, 40068],
    [{ $switch: { branches: [{ case: 1 }] } }, 40065],
    [{ $let: { vars: { A: 1 }, in: 1 } }, 9],
  ])('%j is refused with %i before a document is read', (expression, code) => {
    expect(refusalOf(() => evaluated(expression))).toBe(code);
  });

  it('computes constants ahead, but not what a constant condition rules out', () => {
    const wrong = { $divide: [1, 0] };
    expect(refusalOf(() => evaluated({ $cond: ['$a', wrong, 1] }, { a: 0 }))).toBe(2);
    expect(evaluated({ $cond: [true, 1, wrong] })).toBe(1);
    expect(evaluated({ $and: ['$zero', { $divide: [1, '$zero'] }] }, fields)).toBe(false);
  });
});
