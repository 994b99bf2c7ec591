import { fold } from '../../restart.js';
import type { Value } from '../../values/index.js';
import { schemaOf, schemasOf, type Around, type Keywords, type Test } from './keyword.js';

/** Keywords that join schemas. */
export const logic: Keywords = [
  ['allOf', (argument, around) => all(schemasOf(argument, around))],
  ['anyOf', (argument, around) => not(all(schemasOf(argument, around).map(not)))],
  ['oneOf', parseOneOf],
  ['not', (argument, around) => not(schemaOf(argument, around))],
];

const not =
  (test: Test): Test =>
  (value) =>
    !test(value);

/** All of several tests. */
export function all(tests: readonly Test[]): Test {
  return (value) =>
    fold(
      tests,
      true,
      (_, test) => test(value),
      (holds) => !holds,
    );
}

function parseOneOf(argument: Value, around: Around): Test {
  const tests = schemasOf(argument, around);
  return (value) => {
    const met = fold(
      tests,
      0,
      (count, test) => count + Number(test(value)),
      (count) => count > 1,
    );
    return met === 1;
  };
}
