import { fail } from '../../errors.js';
import { type Decimal128, Doc, type Int32, isNumber, type Value } from '../../values/index.js';
import { exactInteger } from '../numbers.js';

/** Whether a value that is there meets a schema, or one keyword of it. */
export type Test = (value: Value) => boolean;

/** What a keyword's argument is read with: the schema it stands in, and the parser of schemas inside it. */
export interface Around {
  readonly keyword: string;
  readonly schema: Doc;
  readonly parse: (schema: Doc) => Test;
}

/** Checks a keyword's argument and gives its test; null when it says nothing about values. */
export type Keyword = (argument: Value, around: Around) => Test | null;
export type Keywords = readonly (readonly [string, Keyword])[];

/** A test that only documents can fail. */
export const onObjects =
  (test: (doc: Doc) => boolean): Test =>
  (value) =>
    !(value instanceof Doc) || test(value);

/** A test that only arrays can fail. */
export const onArrays =
  (test: (array: readonly Value[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value);

type NumberValue = Extract<Value, number | bigint | Int32 | Decimal128>;

const wrongType = ({ keyword }: Around, wanted: string): never =>
  fail('TypeMismatch', `$jsonSchema keyword '${keyword}' must be ${wanted}`);

export const objectOf = (argument: Value, around: Around): Doc =>
  argument instanceof Doc ? argument : wrongType(around, 'an object');

export const booleanOf = (argument: Value, around: Around): boolean =>
  typeof argument === 'boolean' ? argument : wrongType(around, 'a boolean');

export const textOf = (argument: Value, around: Around): string =>
  typeof argument === 'string' ? argument : wrongType(around, 'a string');

export const numberOf = (argument: Value, around: Around): NumberValue =>
  isNumber(argument) ? argument : wrongType(around, 'a number');

export const arrayOf = (argument: Value, around: Around): readonly Value[] =>
  Array.isArray(argument) ? argument : wrongType(around, 'an array');

export function filledArrayOf(argument: Value, around: Around): readonly Value[] {
  const array = arrayOf(argument, around);
  if (array.length === 0) fail('FailedToParse', `$jsonSchema keyword '${around.keyword}' cannot be an empty array`);
  return array;
}

/** The schemas in an array that is not empty. */
export const schemasOf = (argument: Value, around: Around): Test[] =>
  filledArrayOf(argument, around).map((schema) => schemaOf(schema, around));

export const schemaOf = (argument: Value, around: Around): Test =>
  around.parse(argument instanceof Doc ? argument : wrongType(around, 'a schema or made of schemas'));

/** The schema that further properties or items must meet; `false` allows none and `true` all. */
export function furtherOf(argument: Value, around: Around): Test {
  if (typeof argument === 'boolean') return () => argument;
  return argument instanceof Doc ? around.parse(argument) : wrongType(around, 'an object or a boolean');
}

/** An integer of any numeric type that is not negative. */
export function countOf(argument: Value, { keyword }: Around): number {
  const count = isNumber(argument) ? exactInteger(argument) : null;
  if (count === null || count < 0n)
    return fail('FailedToParse', `$jsonSchema keyword '${keyword}' must be a non-negative integer`);
  return Number(count);
}

/** Names of fields, at least one and none of them twice. */
export function namesOf(argument: Value, around: Around): string[] {
  const { keyword } = around;
  const names = new Set<string>();
  for (const name of filledArrayOf(argument, around)) {
    if (typeof name !== 'string') return wrongType(around, 'an array of strings');
    if (names.has(name)) fail('FailedToParse', `$jsonSchema keyword '${keyword}' has the duplicate value '${name}'`);
    checkName(name);
    names.add(name);
  }
  return [...names];
}

/** MongoDB takes a dotted name for a path, with rules of its own for arrays on it; here it is refused. */
export function checkName(name: string): void {
  if (name.includes('\0')) fail(9_867_600, 'A field name in $jsonSchema cannot contain a null byte');
  if (name === '' || name.includes('.'))
    fail('CommandNotSupported', `The field name '${name}' in $jsonSchema is not supported`);
}
