import { fold } from '../../restart.js';
import { Doc, type Value } from '../../values/index.js';
import { unorderedKey } from './equality.js';
import {
  arrayOf,
  booleanOf,
  countOf,
  furtherOf,
  onArrays,
  schemaOf,
  type Around,
  type Keywords,
  type Test,
} from './keyword.js';

/** Keywords that only arrays can fail. */
export const lists: Keywords = [
  ['maxItems', (argument, around) => sizeTest(countOf(argument, around), (size, most) => size <= most)],
  ['minItems', (argument, around) => sizeTest(countOf(argument, around), (size, least) => size >= least)],
  ['uniqueItems', (argument, around) => (booleanOf(argument, around) ? onArrays(areUnique) : null)],
  ['items', parseItems],
  ['additionalItems', parseAdditionalItems],
];

const sizeTest = (limit: number, holds: (size: number, limit: number) => boolean): Test =>
  onArrays((array) => holds(array.length, limit));

function areUnique(array: readonly Value[]): boolean {
  const keys = fold(array, new Set<string>(), (found, item) => found.add(unorderedKey(item)));
  return keys.size === array.length;
}

/** One schema for all items, or a list of schemas for the first ones. */
function parseItems(argument: Value, around: Around): Test {
  if (argument instanceof Doc) return allFrom(0, around.parse(argument));
  const tests = arrayOf(argument, around).map((schema) => schemaOf(schema, around));
  return onArrays((array) => tests.every((test, at) => at >= array.length || test(array[at]!)));
}

/** It says something beside a list of schemas only. */
function parseAdditionalItems(argument: Value, around: Around): Test | null {
  const test = furtherOf(argument, around);
  const items = around.schema.get('items');
  return Array.isArray(items) ? allFrom(items.length, test) : null;
}

const allFrom = (start: number, test: Test): Test =>
  onArrays((array) =>
    fold(
      start === 0 ? array : array.slice(start),
      true,
      (_, item) => test(item),
      (holds) => !holds,
    ),
  );
