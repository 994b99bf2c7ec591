import { Decimal128 as BsonDecimal } from 'bson';
import {
  Binary,
  Code,
  CodeWithScope,
  DbPointer,
  Decimal128,
  Doc,
  Int32,
  MAX_KEY,
  MIN_KEY,
  ObjectId,
  Regex,
  Symbol_,
  Timestamp,
  UNDEFINED,
  UtcDate,
  type Value,
} from '../../store/src/values/index.js';

/** A value parsed by JSON.parse. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** The old binary subtype repeats the length in its data. */
function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32LE(bytes.length);
  return length;
}

interface Shape {
  type: 'string' | 'object' | 'number';
  revive(content: never): Value;
}

const shape = <T>(type: Shape['type'], revive: (content: T) => Value): Shape => ({
  type,
  revive: revive as Shape['revive'],
});

const shapes: ReadonlyMap<string, Shape> = new Map([
  ['$numberInt', shape('string', (text: string) => new Int32(Number(text)))],
  ['$numberLong', shape('string', (text: string) => BigInt(text))],
  ['$numberDouble', shape('string', (text: string) => (text === '-0.0' ? -0 : Number(text)))],
  ['$numberDecimal', shape('string', (text: string) => new Decimal128(BsonDecimal.fromString(text).bytes))],
  ['$oid', shape('string', (text: string) => new ObjectId(Uint8Array.from(Buffer.from(text, 'hex'))))],
  ['$date', shape('object', (date: { $numberLong: string }) => new UtcDate(BigInt(date.$numberLong)))],
  [
    '$binary',
    shape('object', (binary: { base64: string; subType: string }) => {
      const bytes = Buffer.from(binary.base64, 'base64');
      const subtype = parseInt(binary.subType, 16);
      return new Binary(subtype, Uint8Array.from(subtype === 2 ? Buffer.concat([lengthOf(bytes), bytes]) : bytes));
    }),
  ],
  [
    '$regularExpression',
    shape('object', (regex: { pattern: string; options: string }) => new Regex(regex.pattern, regex.options)),
  ],
  [
    '$timestamp',
    shape('object', (time: { t: number; i: number }) => new Timestamp((BigInt(time.t) << 32n) | BigInt(time.i))),
  ],
  ['$minKey', shape('number', () => MIN_KEY)],
  ['$maxKey', shape('number', () => MAX_KEY)],
  ['$undefined', shape('object', () => UNDEFINED)],
  ['$code', shape('string', (code: string) => new Code(code))],
  ['$symbol', shape('string', (text: string) => new Symbol_(text))],
]);

/**
 * Parses a value in canonical Extended JSON v2. `{"$regex": ...}` and other objects that only look like typed values
 * remain documents, as operators need them.
 */
export function fromExtended(json: Json): Value {
  if (Array.isArray(json)) return json.map(fromExtended);
  if (json === null || typeof json !== 'object') return json;
  const names = Object.keys(json);
  const content = json[names[0] ?? ''];
  const shape = shapes.get(names[0] ?? '');
  const isDate = names[0] !== '$date' || (content as JsonObject | null)?.['$numberLong'] !== undefined;
  if (names.length === 1 && shape != null && typeof content === shape.type && isDate)
    return shape.revive(content as never);
  if (names.length === 2 && names[0] === '$code' && names[1] === '$scope') {
    return new CodeWithScope(content as string, fromExtended(json['$scope'] ?? {}) as Doc);
  }
  return new Doc(names.map((name) => [name, fromExtended(json[name] ?? null)] as const));
}

/** Formats a value as canonical Extended JSON v2. */
export function toExtended(value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(toExtended);
  if (value instanceof Doc)
    return Object.fromEntries([...value.entries()].map(([name, inner]) => [name, toExtended(inner)]));
  if (typeof value === 'number') return { $numberDouble: doubleText(value) };
  if (typeof value === 'bigint') return { $numberLong: String(value) };
  if (value instanceof Int32) return { $numberInt: String(value.value) };
  if (value instanceof ObjectId) return { $oid: Buffer.from(value.bytes).toString('hex') };
  if (value instanceof UtcDate) return { $date: { $numberLong: String(value.ms) } };
  return rareToExtended(value);
}

function rareToExtended(value: Value): Json {
  if (value === MIN_KEY) return { $minKey: 1 };
  if (value === MAX_KEY) return { $maxKey: 1 };
  if (value === UNDEFINED) return { $undefined: true };
  if (value instanceof Decimal128) return { $numberDecimal: new BsonDecimal(value.bytes).toString() };
  if (value instanceof Binary) {
    const subType = value.subtype.toString(16).padStart(2, '0');
    const bytes = Buffer.from(value.bytes).subarray(value.subtype === 2 ? 4 : 0);
    return { $binary: { base64: bytes.toString('base64'), subType } };
  }
  if (value instanceof Regex) return { $regularExpression: { pattern: value.pattern, options: value.options } };
  if (value instanceof Timestamp) {
    return { $timestamp: { t: Number(value.value >> 32n), i: Number(value.value & 0xffff_ffffn) } };
  }
  if (value instanceof CodeWithScope) return { $code: value.code, $scope: toExtended(value.scope) };
  if (value instanceof Code) return { $code: value.code };
  if (value instanceof Symbol_) return { $symbol: value.value };
  if (value instanceof DbPointer) return { $dbPointer: { $ref: value.namespace, $id: toExtended(value.id) } };
  throw new Error('value without an Extended JSON form');
}

function doubleText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(1) : String(value);
}

/**
 * Whether two values in Extended JSON are equal, with types and the sign of zero; the order of fields counts only if
 * `ordered`.
 */
export function sameExtended(a: Json, b: Json, ordered = false): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameExtended(item, b[index] ?? null, ordered));
  }
  const [namesA, namesB] = [Object.keys(a), Object.keys(b)];
  if (namesA.length === 1 && namesA[0] === '$numberDouble' && namesB[0] === '$numberDouble') {
    return Object.is(Number(a['$numberDouble']), Number(b['$numberDouble']));
  }
  if (namesA.length !== namesB.length) return false;
  return namesA.every(
    (name, index) =>
      Object.hasOwn(b, name) &&
      (!ordered || namesB[index] === name) &&
      sameExtended(a[name] ?? null, b[name] ?? null, ordered),
  );
}

/** Whether two lists contain the same values in any order. */
export function sameMultiset(a: readonly Json[], b: readonly Json[], ordered = false): boolean {
  if (a.length !== b.length) return false;
  const left = [...b];
  return a.every((item) => {
    const index = left.findIndex((other) => sameExtended(item, other, ordered));
    if (index !== -1) left.splice(index, 1);
    return index !== -1;
  });
}
