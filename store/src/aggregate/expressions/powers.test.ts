import { Decimal128 as BsonDecimal } from 'bson';
import type { Literal } from '../../testing/literal.js';
import { evaluated, refusalOf } from '../../testing/pipeline.js';
import { Decimal128 } from '../../values/index.js';

const decimal = (text: string): Decimal128 => new Decimal128(BsonDecimal.fromString(text).bytes);
const text = (value: unknown): string => new BsonDecimal((value as Decimal128).bytes).toString();

describe('powers and logarithms', () => {
  it.each<[Literal, unknown]>([
    [{ $sqrt: 16 }, 4],
    [{ $sqrt: null }, null],
    [{ $exp: 0 }, 1],
    [{ $ln: 1 }, 0],
    [{ $log10: 1000 }, 3],
    [{ $log: [8, 2] }, 3],
    [{ $pow: [2, 3] }, 8],
    [{ $pow: [10, 10] }, 10n ** 10n],
    [{ $pow: [2, -1] }, 0.5],
    [{ $pow: [-1, 101] }, -1],
    [{ $pow: [1, Infinity] }, 1],
    [{ $pow: [10, 309] }, Infinity],
    [{ $sigmoid: 0 }, 0.5],
  ])('%j', (expression, wanted) => {
    expect(evaluated(expression)).toEqual(wanted);
  });

  it.each<[Literal, string]>([
    [{ $sqrt: decimal('0.5') }, '0.7071067811865475244008443621048490'],
    [{ $sqrt: decimal('0.25') }, '0.5'],
    [{ $exp: decimal('-1') }, '0.3678794411714423215955237701614609'],
    [{ $exp: decimal('1E-6143') }, '1'],
    [{ $ln: decimal('10') }, '2.302585092994045684017991454684364'],
    [{ $log10: decimal('1E-6176') }, '-6176'],
    [{ $log: [decimal('100'), 10] }, '2'],
    [{ $pow: [2, decimal('3')] }, '8.000000000000000000000000000000000'],
    [{ $pow: [decimal('9.999999999999999999999999999999999E+6144'), 1] }, 'Infinity'],
    [{ $sigmoid: decimal('1') }, '0.7310585786300048792511592418218362'],
  ])('%# of decimals is %s', (expression, wanted) => {
    expect(text(evaluated(expression))).toBe(wanted);
  });

  it.each<[Literal, number]>([
    [{ $sqrt: -1 }, 28714],
    [{ $exp: 'a' }, 28765],
    [{ $ln: 0 }, 28766],
    [{ $log10: -1 }, 28761],
    [{ $log: [10, 1] }, 28759],
    [{ $pow: [0, -1] }, 28764],
    [{ $sigmoid: [1] }, 14],
  ])('%j is refused with %i', (expression, code) => {
    expect(refusalOf(() => evaluated(expression))).toBe(code);
  });
});
