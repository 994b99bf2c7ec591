import { Decimal128 as BsonDecimal } from 'bson';
import type { Literal } from '../../../testing/literal.js';
import { evaluated, refusalOf } from '../../../testing/pipeline.js';
import { Binary, Decimal128, Int32, ObjectId, Timestamp, UtcDate } from '../../../values/index.js';

const decimal = (text: string): Decimal128 => new Decimal128(BsonDecimal.fromString(text).bytes);
const decimalText = (value: unknown): string => new BsonDecimal((value as Decimal128).bytes).toString();
const binary = (hex: string, subtype = 0): Binary => new Binary(subtype, Uint8Array.from(Buffer.from(hex, 'hex')));
const hex = (value: unknown): string => Buffer.from((value as Binary | ObjectId).bytes).toString('hex');
const id = '507f1f77bcf86cd799439011';
const uuid = '01020304-0506-0708-090a-0b0c0d0e0f10';
const identifier = new ObjectId(Uint8Array.from(Buffer.from(id, 'hex')));

describe('conversions', () => {
  it.each<[Literal, unknown]>([
    [{ $toInt: '-0042' }, -42],
    [{ $toInt: 1.9 }, 1],
    [{ $toInt: binary('fffe') }, -257],
    [{ $toInt: [null] }, null],
    [{ $toLong: new UtcDate(5n) }, 5n],
    [{ $toLong: decimal('9223372036854775807.9') }, 2n ** 63n - 1n],
    [{ $toDouble: '+0xff' }, 255],
    [{ $toDouble: '0x1.8p1' }, 3],
    [{ $toDouble: '.5' }, 0.5],
    [{ $toDouble: '-Infinity' }, -Infinity],
    [{ $toDouble: decimal('0.1') }, 0.1],
    [{ $toBool: 'false' }, true],
    [{ $toBool: -0 }, false],
    [{ $toDate: '2024-01-02T03:04:05.678+03:00' }, new UtcDate(BigInt(Date.UTC(2024, 0, 2, 0, 4, 5, 678)))],
    [{ $toDate: new Timestamp(7n << 32n) }, new UtcDate(7000n)],
    [{ $toDate: identifier }, new UtcDate(0x507f1f77n * 1000n)],
    [{ $toString: 9e-5 }, '9e-05'],
    [{ $toString: 3 }, '3'],
    [{ $toString: decimal('1.50') }, '1.50'],
    [{ $toString: new UtcDate(-62167219200000n) }, '0000-01-01T00:00:00.000Z'],
    [{ $toString: identifier }, id],
    [{ $toString: binary(uuid.replaceAll('-', ''), 4) }, uuid],
    [{ $convert: { input: 'a', to: 'int', onError: 'bad' } }, 'bad'],
    [{ $convert: { input: '$none', to: 'int', onNull: 'none' } }, 'none'],
    [{ $convert: { input: 'a', to: null, onError: 'bad' } }, null],
    [{ $convert: { input: '5', to: { type: 16 } } }, 5],
    [{ $convert: { input: binary('0000002a'), to: 'int', byteOrder: 'big' } }, 42],
    [{ $convert: { input: binary('3e3e3e3e'), to: 'string', format: 'base64url' } }, 'Pj4-Pg'],
    [{ $convert: { input: binary('68ff'), to: 'string', format: 'utf8', onError: 'bad' } }, 'bad'],
  ])('%# %j', (expression, wanted) => {
    expect(evaluated(expression)).toEqual(wanted);
  });

  it('makes integers of the type that is asked for', () => {
    expect(evaluated({ $type: { $toInt: 5n } })).toBe('int');
    expect(evaluated({ $type: { $toLong: new Int32(5) } })).toBe('long');
    expect(evaluated({ $type: { $toDouble: new Int32(5) } })).toBe('double');
  });

  it.each<[Literal, string]>([
    [{ $toDecimal: '2.50' }, '2.50'],
    [{ $toDecimal: '1.00000000000000000000000000000000099999' }, '1.000000000000000000000000000000000'],
    [{ $toDecimal: '0E+9000' }, '0E+6111'],
    [{ $toDecimal: 2.5 }, '2.50000000000000'],
    [{ $toDecimal: '1E+6144' }, '1.000000000000000000000000000000000E+6144'],
    [{ $toDecimal: '10E-6177' }, '1E-6176'],
    [{ $toDecimal: 'inf' }, 'Infinity'],
  ])('%# %j as decimal is %s', (expression, wanted) => {
    expect(decimalText(evaluated(expression))).toBe(wanted);
  });

  it.each<[Literal, string]>([
    [{ $toObjectId: id.toUpperCase() }, id],
    [{ $toUUID: uuid }, uuid.replaceAll('-', '')],
    [{ $convert: { input: 'a-b_cA', to: 'binData', format: 'base64url' } }, '6be6ff70'],
    [{ $convert: { input: new Int32(42), to: { type: 'binData', subtype: 5 }, byteOrder: 'big' } }, '0000002a'],
  ])('%# %j has the bytes %s', (expression, wanted) => {
    expect(hex(evaluated(expression))).toBe(wanted);
  });

  it.each<[Literal, number]>([
    [{ $toInt: '1.5' }, 241],
    [{ $toInt: 2 ** 31 }, 241],
    [{ $toDate: new Int32(5) }, 241],
    [{ $toDouble: '1e-400' }, 241],
    [{ $toDecimal: '1E-6177' }, 241],
    [{ $toDecimal: '1E+6145' }, 241],
    [{ $toObjectId: 'a' }, 241],
    [{ $toInt: [1, 2] }, 50723],
    [{ $convert: 'a' }, 9],
    [{ $convert: { input: 1 } }, 9],
    [{ $convert: { input: 1, to: 'str' } }, 2],
    [{ $convert: { input: 1, to: 'object' } }, 241],
    [{ $convert: { input: 'a', to: 'binData', onError: 'bad' } }, 4341115],
    [{ $convert: { input: 'a', to: 'binData', format: 'xml' } }, 4341125],
    [{ $convert: { input: 1, to: { type: 'binData', subtype: 10 } } }, 4341107],
    [{ $convert: { input: '5', to: 'int', onError: { $divide: [1, 0] } } }, 2],
    [{ $toString: new UtcDate(253402300800000n) }, 18537],
  ])('%# %j is refused with %i', (expression, code) => {
    expect(refusalOf(() => evaluated(expression))).toBe(code);
  });
});
