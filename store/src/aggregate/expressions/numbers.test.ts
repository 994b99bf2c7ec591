import { Decimal128 as BsonDecimal } from 'bson';
import type { Literal } from '../../testing/literal.js';
import { evaluated, refusalOf } from '../../testing/pipeline.js';
import { Decimal128, UtcDate } from '../../values/index.js';

const decimal = (text: string): Decimal128 => new Decimal128(BsonDecimal.fromString(text).bytes);
const text = (value: unknown): string => new BsonDecimal((value as Decimal128).bytes).toString();
const most = 2 ** 31 - 1;

describe('arithmetic', () => {
  it.each<[Literal, unknown]>([
    [{ $add: [1, 2, 3] }, 6],
    [{ $add: [] }, 0],
    [{ $add: [1, null] }, null],
    [{ $add: [most, 1] }, 2n ** 31n],
    [{ $add: [2n ** 63n - 1n, 1] }, 2 ** 63],
    [{ $add: [0.1, 0.2, 0.3] }, 0.6],
    [{ $add: [new UtcDate(5n), 1.5] }, new UtcDate(7n)],
    [{ $subtract: [1, 3] }, -2],
    [{ $subtract: [new UtcDate(9n), new UtcDate(4n)] }, 5n],
    [{ $multiply: [most, 2] }, 2n * BigInt(most)],
    [{ $multiply: [2, 1.5] }, 3],
    [{ $divide: [7, 2] }, 3.5],
    [{ $divide: [6, 2] }, 3],
    [{ $mod: [-7, 3] }, -1],
    [{ $mod: [7, 1.5] }, 1],
    [{ $abs: -5 }, 5],
    [{ $abs: -(2 ** 31) }, 2n ** 31n],
    [{ $ceil: 1.2 }, 2],
    [{ $floor: -1.2 }, -2],
    [{ $round: [2.5] }, 2],
    [{ $round: [1.2345, 2] }, 1.23],
    [{ $round: [1250, -2] }, 1200],
    [{ $trunc: [-1.79, 1] }, -1.7],
    [{ $trunc: [1999, -3] }, 1000],
    [{ $sum: [1, 'a', 2.5, null] }, 3.5],
    [{ $sum: '$list' }, 6],
    [{ $avg: '$list' }, 2],
    [{ $avg: ['a'] }, null],
    [{ $min: ['$list', 5] }, 5],
    [{ $max: '$list' }, 3],
    [{ $lt: [{ $rand: {} }, 1] }, true],
    [{ $ne: [{ $rand: {} }, { $rand: {} }] }, true],
  ])('%j', (expression, wanted) => {
    expect(evaluated(expression, { list: [1, 2, 3] })).toEqual(wanted);
  });

  it.each<[Literal, string]>([
    [{ $divide: [6, 2] }, 'double'],
    [{ $mod: [7, 1.5] }, 'double'],
    [{ $add: [1, 2] }, 'int'],
    [{ $add: [1, 2n] }, 'long'],
    [{ $avg: [1, 3] }, 'double'],
    [{ $sum: [1, 2.5] }, 'double'],
    [{ $multiply: [1, decimal('1')] }, 'decimal'],
    [{ $round: [2.4] }, 'double'],
  ])('%# is of type %s', (expression, type) => {
    expect(evaluated({ $type: expression })).toBe(type);
  });

  it.each<[Literal, string]>([
    [{ $add: [decimal('1.10'), decimal('2')] }, '3.10'],
    [{ $divide: [decimal('1'), decimal('3')] }, '0.3333333333333333333333333333333333'],
    [{ $divide: [decimal('10.0'), 4] }, '2.5'],
    [{ $mod: [decimal('7.5'), 2] }, '1.5'],
    [{ $round: [decimal('2.675'), 2] }, '2.68'],
    [{ $floor: decimal('-1.1') }, '-2'],
    [{ $avg: [decimal('1'), decimal('2')] }, '1.5'],
  ])('%# on decimals gives %s', (expression, wanted) => {
    expect(text(evaluated(expression))).toBe(wanted);
  });

  it.each<[Literal, number]>([
    [{ $add: ['a', 1] }, 14],
    [{ $add: [new UtcDate(1n), new UtcDate(1n)] }, 16612],
    [{ $subtract: ['a', 1] }, 14],
    [{ $divide: [1, 0] }, 2],
    [{ $mod: [1, 0] }, 16610],
    [{ $abs: 'a' }, 28765],
    [{ $abs: -(2n ** 63n) }, 28680],
    [{ $round: ['a'] }, 51081],
    [{ $round: [1, 101] }, 51083],
    [{ $trunc: [1, 0.5] }, 51082],
    [{ $rand: 1 }, 10065],
    [{ $rand: [1] }, 3040501],
  ])('%j is refused with %i', (expression, code) => {
    expect(refusalOf(() => evaluated(expression))).toBe(code);
  });
});
