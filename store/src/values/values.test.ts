import { Decimal128 as BsonDecimal } from 'bson';
import { add, multiply, subtract } from './arithmetic.js';
import {
  compareValues,
  decode,
  Decimal128,
  Doc,
  encode,
  encodeIndexKey,
  groupKey,
  Int32,
  MAX_KEY,
  MIN_KEY,
} from './index.js';
import { Binary, ObjectId, Regex, Symbol_, Timestamp, UNDEFINED, UtcDate, type Value } from './index.js';
import { randomFrom } from '../testing/random.js';

const seed = Number(process.env.SEED ?? 1);

const random = randomFrom(seed);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const constants: readonly Value[] = [UNDEFINED, MIN_KEY, MAX_KEY];

const numbers: Value[] = [
  0,
  -0,
  1,
  -1,
  0.1,
  1.5,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  1e300,
  5e-324,
  Infinity,
  -Infinity,
  NaN,
  10,
  100,
  99,
  0.5,
  ...[0, 1, -1, 10, 2 ** 31 - 1, -(2 ** 31)].map((value) => new Int32(value)),
  0n,
  1n,
  -1n,
  2n ** 63n - 1n,
  -(2n ** 63n),
  2n ** 53n + 1n,
  9007199254740993n,
  new Decimal128(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x3e, 0x30)),
];
const texts = ['', 'a', 'ab', 'b', 'a\0', 'a\0b', 'أسرة', '😀', '\uffff', 'é', 'A'];
const scalars: readonly Value[] = [
  ...numbers,
  ...texts,
  ...texts.slice(0, 4).map((text) => new Symbol_(text)),
  ...constants,
  null,
  true,
  false,
  ...[0n, -1n, 1n].map((ms) => new UtcDate(ms)),
  ...[0n, 1n, 2n ** 64n - 1n].map((value) => new Timestamp(value)),
  ...[[], [0], [255], [0, 0]].map((bytes) => new Binary(bytes.length % 2, Uint8Array.from(bytes))),
  ...[0, 1].map((byte) => new ObjectId(new Uint8Array(12).fill(byte))),
  ...['a', 'b'].map((pattern) => new Regex(pattern, pick(['', 'i']))),
];

function anyValue(depth: number): Value {
  const kind = random();
  if (depth === 0 || kind < 0.6) return pick(scalars) as Value;
  const length = Math.floor(random() * 3);
  if (kind < 0.8) return Array.from({ length }, () => anyValue(depth - 1));
  return new Doc(Array.from({ length }, () => [pick(['a', 'b', '', '0']), anyValue(depth - 1)] as const));
}

describe(`values (seed ${seed})`, () => {
  const pairs = Array.from({ length: 20_000 }, () => [anyValue(2), anyValue(2)] as const);

  it('orders index keys as it orders values, in both directions', () => {
    for (const [a, b] of pairs) {
      const order = Math.sign(compareValues(a, b));
      for (const direction of [1, -1] as const) {
        const both: readonly Value[] = [a, b];
        const keys = both.map((value) => encodeIndexKey([value], [direction]));
        expect(Buffer.compare(keys[0]!, keys[1]!)).toBe(order * direction + 0);
      }
    }
  });

  it('gives equal group keys to equal values and to no others', () => {
    for (const [a, b] of pairs) expect(groupKey(a) === groupKey(b)).toBe(compareValues(a, b) === 0);
  });

  it('compares antisymmetrically and transitively', () => {
    const sorted = pairs
      .map(([a]) => a)
      .slice(0, 400)
      .sort(compareValues);
    for (let index = 1; index < sorted.length; index += 1) {
      expect(compareValues(sorted[index - 1]!, sorted[index]!)).toBeLessThanOrEqual(0);
      expect(compareValues(sorted[0]!, sorted[index]!)).toBeLessThanOrEqual(0);
    }
    for (const [a, b] of pairs) expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
  });

  it('decodes what it encodes to the same bytes', () => {
    for (const [value] of pairs) {
      const bytes = encode(new Doc([['v', value]]));
      expect(Buffer.compare(encode(decode(bytes)), bytes)).toBe(0);
    }
  });

  it('encodes documents of every size around its growing buffer as they were', () => {
    for (let length = 400; length < 1100; length += 1) {
      const doc = new Doc([
        ['pad', 'x'.repeat(length)],
        ['after', [new Int32(1), new Doc([['b', 2.5]])]],
      ]);
      expect(decode(encode(doc))).toEqual(doc);
    }
  });

  it('refuses bytes that are no document', () => {
    const bytes = encode(new Doc([['a', [new Int32(1), 'text']]]));
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => decode(bytes.subarray(0, length))).toThrow('Invalid BSON');
  });
});

describe('decimals', () => {
  const decimal = (text: string): Decimal128 => new Decimal128(BsonDecimal.fromString(text).bytes);
  const text = (value: Value): string => new BsonDecimal((value as Decimal128).bytes).toString();
  const most = '9.999999999999999999999999999999999E+6144';

  it.each<[string, string, string]>([
    ['1.10', '2.2', '3.30'],
    ['0', '-0', '0'],
    ['-0', '-0', '0'.padStart(2, '-')],
    ['1E+40', '1', '1.000000000000000000000000000000000E+40'],
    ['9999999999999999999999999999999999', '0.5', '1.000000000000000000000000000000000E+34'],
    [most, most, 'Infinity'],
    ['Infinity', '-Infinity', 'NaN'],
    ['NaN', '1', 'NaN'],
  ])('%s and %s add up to %s', (a, b, sum) => {
    expect(text(add(decimal(a), decimal(b)))).toBe(sum);
  });

  it.each<[string, string, string]>([
    ['1.10', '2.0', '2.200'],
    ['-0', '3', '-0'],
    ['1E-6176', '0.1', '0E-6176'],
    ['1E-6176', '0.6', '1E-6176'],
    ['1234567890123456789012345678901234', '1.1', '1358024679135802467913580246791357'],
    [most, '10', 'Infinity'],
    ['Infinity', '0', 'NaN'],
  ])('%s times %s is %s', (a, b, product) => {
    expect(text(multiply(decimal(a), decimal(b)))).toBe(product);
  });

  it('takes fifteen digits of a double', () => {
    expect(text(add(decimal('10.5'), 2.5))).toBe('13.00000000000000');
    expect(text(multiply(decimal('1'), 0.1))).toBe('0.100000000000000');
    expect(text(subtract(decimal('1'), new Int32(3)))).toBe('-2');
  });
});
