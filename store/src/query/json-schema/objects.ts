import { fail, MongoError } from '../../errors.js';
import { fold } from '../../restart.js';
import { Doc, type Value } from '../../values/index.js';
import { compileRegex } from '../regex.js';
import { regexTest } from '../parse-regex.js';
import { checkName, countOf, furtherOf, namesOf, objectOf, onObjects, schemaOf } from './keyword.js';
import type { Around, Keywords, Test } from './keyword.js';

/** Keywords that only documents can fail. */
export const objects: Keywords = [
  ['required', parseRequired],
  ['properties', parseProperties],
  ['patternProperties', parsePatternProperties],
  ['additionalProperties', parseAdditionalProperties],
  ['maxProperties', (argument, around) => sizeTest(countOf(argument, around), (size, most) => size <= most)],
  ['minProperties', (argument, around) => sizeTest(countOf(argument, around), (size, least) => size >= least)],
  ['dependencies', parseDependencies],
];

const sizeTest = (limit: number, holds: (size: number, limit: number) => boolean): Test =>
  onObjects((doc) => holds(doc.size, limit));

function parseRequired(argument: Value, around: Around): Test {
  const names = namesOf(argument, around);
  return onObjects((doc) => names.every((name) => doc.has(name)));
}

function parseProperties(argument: Value, around: Around): Test {
  const tests: [string, Test][] = [];
  for (const [name, schema] of objectOf(argument, around).entries()) {
    const test = schemaOf(schema, around);
    checkName(name);
    tests.push([name, test]);
  }
  return onObjects((doc) =>
    tests.every(([name, test]) => {
      const value = doc.get(name);
      return value === undefined || test(value);
    }),
  );
}

function parsePatternProperties(argument: Value, around: Around): Test {
  const tests = [...objectOf(argument, around).entries()].map(
    ([pattern, schema]) => [namePattern(pattern), schemaOf(schema, around)] as const,
  );
  return everyField((name, value) => tests.every(([pattern, test]) => !pattern.test(name) || test(value)));
}

/** An expression for names of fields; unlike one of `pattern`, a wrong one is a wrong value. */
function namePattern(pattern: string): RegExp {
  try {
    regexTest(pattern, '');
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    fail('BadValue', `Invalid regular expression in $jsonSchema keyword 'patternProperties': ${error.message}`);
  }
  return compileRegex(pattern, '');
}

/** For the fields that neither `properties` names nor a pattern of `patternProperties` finds. */
function parseAdditionalProperties(argument: Value, around: Around): Test {
  const test = furtherOf(argument, around);
  const names = namesIn(around.schema.get('properties'));
  const patterns = [...namesIn(around.schema.get('patternProperties'))].map(namePattern);
  return everyField((name, value) => names.has(name) || patterns.some((one) => one.test(name)) || test(value));
}

const namesIn = (value: Value | undefined): ReadonlySet<string> => new Set(value instanceof Doc ? value.keys() : []);

function everyField(test: (name: string, value: Value) => boolean): Test {
  return onObjects((doc) => {
    // The list of the fields is kept when the work is broken off, as what a loop gave.
    const fields = fold([doc], [] as [string, Value][], (_, one) => [...one.entries()]);
    return fold(
      fields,
      true,
      (_, [name, value]) => test(name, value),
      (holds) => !holds,
    );
  });
}

/** What a document that has a field must have or be besides. */
function parseDependencies(argument: Value, around: Around): Test {
  const tests: [string, Test][] = [];
  for (const [name, dependency] of objectOf(argument, around).entries()) {
    const test = Array.isArray(dependency) ? parseRequired(dependency, around) : schemaOf(dependency, around);
    checkName(name);
    tests.push([name, test]);
  }
  return onObjects((doc) => tests.every(([name, test]) => !doc.has(name) || test(doc)));
}
