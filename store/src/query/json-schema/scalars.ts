import { fail } from '../../errors.js';
import {
  countCharacters,
  equalValues,
  isDecimalZero,
  isNumber,
  remainderDecimals,
  toDecimal,
  type Value,
} from '../../values/index.js';
import type { ComparisonOperator } from '../constraints.js';
import { compileValueTest } from '../field-tests.js';
import { isNaNValue } from '../numbers.js';
import { regexTest } from '../parse-regex.js';
import { parseTypes } from '../type-aliases.js';
import { unorderedKey } from './equality.js';
import {
  booleanOf,
  countOf,
  filledArrayOf,
  numberOf,
  textOf,
  type Around,
  type Keywords,
  type Test,
} from './keyword.js';

/** Keywords about values without fields or items, and those that say nothing. */
export const scalars: Keywords = [
  ['title', said],
  ['description', said],
  ['type', (argument, around) => typeTest(argument, around, jsonAlias)],
  ['bsonType', parseBsonType],
  ['maximum', (argument, around) => bound(argument, around, 'exclusiveMaximum', ['lte', 'lt'])],
  ['exclusiveMaximum', (argument, around) => exclusive(argument, around, 'maximum')],
  ['minimum', (argument, around) => bound(argument, around, 'exclusiveMinimum', ['gte', 'gt'])],
  ['exclusiveMinimum', (argument, around) => exclusive(argument, around, 'minimum')],
  ['maxLength', (argument, around) => lengthTest(countOf(argument, around), (length, most) => length <= most)],
  ['minLength', (argument, around) => lengthTest(countOf(argument, around), (length, least) => length >= least)],
  ['pattern', parsePattern],
  ['multipleOf', parseMultipleOf],
  ['enum', parseEnum],
];

function said(argument: Value, around: Around): null {
  textOf(argument, around);
  return null;
}

/** The types of JSON, by the names that `$type` has for them. */
const jsonTypes: ReadonlyMap<string, string> = new Map([
  ['array', 'array'],
  ['boolean', 'bool'],
  ['null', 'null'],
  ['number', 'number'],
  ['object', 'object'],
  ['string', 'string'],
]);

const jsonAlias = (name: string): string => jsonTypes.get(name) ?? fail('BadValue', `Unknown type name alias: ${name}`);

function parseBsonType(argument: Value, around: Around): Test {
  if (around.schema.has('type'))
    fail('FailedToParse', "Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
  return typeTest(argument, around, (name) => name);
}

function typeTest(argument: Value, around: Around, aliasOf: (name: string) => string): Test {
  const names = typeof argument === 'string' ? [argument] : Array.isArray(argument) ? argument : null;
  if (names === null)
    return fail('TypeMismatch', `$jsonSchema keyword '${around.keyword}' must be a string or an array of strings`);
  const aliases = new Set<string>();
  for (const item of names) {
    const name = textOf(item, around);
    if (name === 'integer') fail('FailedToParse', "$jsonSchema type 'integer' is not currently supported");
    const alias = aliasOf(name);
    if (aliases.has(alias)) fail('FailedToParse', `$jsonSchema keyword '${around.keyword}' names '${name}' twice`);
    aliases.add(alias);
  }
  return compileValueTest({ op: 'type', types: parseTypes([...aliases]) });
}

function bound(argument: Value, around: Around, sibling: string, ops: readonly ComparisonOperator[]): Test {
  const limit = numberOf(argument, around);
  const test = compileValueTest({ op: ops[around.schema.get(sibling) === true ? 1 : 0]!, value: limit });
  return (value) => !isNumber(value) || test(value);
}

function exclusive(argument: Value, around: Around, bounded: string): null {
  if (!around.schema.has(bounded))
    fail('FailedToParse', `$jsonSchema keyword '${bounded}' must be present if '${around.keyword}' is`);
  booleanOf(argument, around);
  return null;
}

/** The length of a text counts its characters and not the halves of surrogate pairs. */
function lengthTest(limit: number, holds: (length: number, limit: number) => boolean): Test {
  return (value) => typeof value !== 'string' || holds(countCharacters(value), limit);
}

function parsePattern(argument: Value, around: Around): Test {
  const test = compileValueTest(regexTest(textOf(argument, around), ''));
  return (value) => typeof value !== 'string' || test(value);
}

/** MongoDB divides decimals here: a double has fifteen digits, and so 0.3 is a multiple of 0.1. */
function parseMultipleOf(argument: Value, around: Around): Test {
  const factor = numberOf(argument, around);
  if (compileValueTest({ op: 'lte', value: 0 })(factor))
    fail('FailedToParse', "$jsonSchema keyword 'multipleOf' must have a positive value");
  if (isNaNValue(factor)) fail('BadValue', 'divisor cannot be NaN');
  if (equalValues(factor, Infinity)) fail('BadValue', 'divisor cannot be infinite');
  const divisor = toDecimal(factor);
  return (value) => !isNumber(value) || isDecimalZero(remainderDecimals(toDecimal(value), divisor));
}

function parseEnum(argument: Value, around: Around): Test {
  const keys = new Set<string>();
  for (const value of filledArrayOf(argument, around)) {
    const key = unorderedKey(value);
    if (keys.has(key)) fail('FailedToParse', "$jsonSchema keyword 'enum' array cannot contain duplicate values");
    keys.add(key);
  }
  return (value) => keys.has(unorderedKey(value));
}
