import { fail } from '../../errors.js';
import { Doc, type Value } from '../../values/index.js';
import type { Keyword, Test } from './keyword.js';
import { lists } from './lists.js';
import { all, logic } from './logic.js';
import { objects } from './objects.js';
import { scalars } from './scalars.js';

/** The keywords in the order in which MongoDB reads them, whatever the order they were written in. */
const keywords: ReadonlyMap<string, Keyword> = new Map([...scalars, ...lists, ...objects, ...logic]);

/** Keywords of client-side encryption, which MongoDB takes and this store does not. */
const encryption = new Set(['encrypt', 'encryptMetadata']);

/**
 * Parses the argument of `$jsonSchema`; throws what is wrong with it. The test is one on whole documents.
 * https://www.mongodb.com/docs/manual/reference/operator/query/jsonSchema/
 */
export function parseJsonSchema(argument: Value): Test {
  return argument instanceof Doc ? parse(argument) : fail('TypeMismatch', '$jsonSchema must be an object');
}

function parse(schema: Doc): Test {
  for (const name of schema.keys()) {
    if (encryption.has(name)) fail('CommandNotSupported', `The $jsonSchema keyword '${name}' is not supported`);
    if (!keywords.has(name)) fail('FailedToParse', `Unknown $jsonSchema keyword: ${name}`);
  }
  const tests: Test[] = [];
  for (const [keyword, read] of keywords) {
    const argument = schema.get(keyword);
    const test = argument === undefined ? null : read(argument, { keyword, schema, parse });
    if (test !== null) tests.push(test);
  }
  return tests.length === 1 ? tests[0]! : all(tests);
}
