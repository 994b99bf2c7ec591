import { Decimal128 as BsonDecimal } from 'bson';
import {
  compareValues,
  decode,
  Decimal128,
  Doc,
  encode,
  encodeIndexKey,
  exactInteger,
  groupKey,
  Int32,
  MAX_KEY,
  MIN_KEY,
  truncatedInteger,
  toWholeNumber,
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

  it('orders index keys like values, in both directions', () => {
    for (const [a, b] of pairs) {
      const order = Math.sign(compareValues(a, b));
      for (const direction of [1, -1] as const) {
        const both: readonly Value[] = [a, b];
        const keys = both.map((value) => encodeIndexKey([value], [direction]));
        expect(Buffer.compare(keys[0]!, keys[1]!)).toBe(order * direction + 0);
      }
    }
  });

  it('gives equal group keys exactly to equal values', () => {
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

  it('encodes documents of sizes around the growth of the buffer correctly', () => {
    for (let length = 400; length < 1100; length += 1) {
      const doc = new Doc([
        ['pad', 'x'.repeat(length)],
        ['after', [new Int32(1), new Doc([['b', 2.5]])]],
      ]);
      expect(decode(encode(doc))).toEqual(doc);
    }
  });

  it('refuses bytes that are not a valid document', () => {
    const bytes = encode(new Doc([['a', [new Int32(1), 'text']]]));
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => decode(bytes.subarray(0, length))).toThrow('Invalid BSON');
  });
});

describe('numbers', () => {
  const decimal = (text: string): Decimal128 => new Decimal128(BsonDecimal.fromString(text).bytes);

  it.each<[string, bigint | null, bigint | null]>([
    ['0', 0n, 0n],
    ['-0', 0n, 0n],
    ['1.50', null, 1n],
    ['-1.5', null, -1n],
    ['12E+2', 1200n, 1200n],
    ['120E-1', 12n, 12n],
    ['9223372036854775807', 2n ** 63n - 1n, 2n ** 63n - 1n],
    ['9223372036854775808', null, null],
    ['1E+6000', null, null],
    ['NaN', null, null],
    ['-Infinity', null, null],
  ])('the decimal %s is the integer %s, and %s without its fraction', (text, exact, truncated) => {
    expect(exactInteger(decimal(text))).toBe(exact);
    expect(truncatedInteger(decimal(text))).toBe(truncated);
  });

  it.each<[Value, number]>([
    [1.9, 1],
    [-1.9, -1],
    [NaN, 0],
    [decimal('1.5'), 2],
    [decimal('2.5'), 2],
    [decimal('2.6'), 3],
    [7n, 7],
  ])('takes %p as the option %p', (value, whole) => {
    expect(toWholeNumber(value)).toBe(whole);
  });
});
