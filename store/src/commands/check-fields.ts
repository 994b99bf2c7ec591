import { fail } from '../errors.js';
import { wrongType } from '../refused/checks.js';
import { checkRefused, refuseOptions } from '../refused/refuse.js';
import { genericFields } from '../supported.js';
import type { CommandRules, FieldKind } from '../supported.js';
import { checkApiVersion } from './api-version.js';
import { checkConcerns } from './concerns.js';
import { Doc, isNumber, type Value } from '../values/index.js';

const accepts: Record<FieldKind, (value: Value) => boolean> = {
  string: (value) => typeof value === 'string',
  object: (value) => value instanceof Doc,
  array: (value) => Array.isArray(value),
  bool: (value) => typeof value === 'boolean',
  looseBool: (value) => typeof value === 'boolean' || isNumber(value),
  number: (value) => isNumber(value),
  long: (value) => typeof value === 'bigint' || isNumber(value),
  any: () => true,
  update: (value) => value instanceof Doc || Array.isArray(value),
  hint: (value) => typeof value === 'string' || value instanceof Doc,
};

const numbers = ['long', 'int', 'decimal', 'double'];
const expected: Record<FieldKind, readonly string[]> = {
  string: ['string'],
  object: ['object'],
  array: ['array'],
  bool: ['bool'],
  looseBool: ['bool', ...numbers],
  number: numbers,
  long: ['long'],
  any: [],
  update: ['object', 'array'],
  hint: ['string', 'object'],
};

/** Refuses what a command does not know, what has the wrong type, and what is missing. `null` stands for absent. */
export function checkCommand(name: string, body: Doc, rules: CommandRules, lists: ReadonlySet<string>): void {
  if (rules.lenient === true) return;
  let first = true;
  for (const [field, value] of body.entries()) {
    if (!first) checkField(name, field, value, rules.fields[field] ?? genericFields[field]);
    first = false;
  }
  checkApiVersion(name, body);
  checkConcerns(name, body, rules);
  for (const field of rules.required ?? [])
    if ((body.get(field) ?? null) === null && !lists.has(field)) throw missing(`${name}.${field}`);
}

/** The same for an element of a command's list: `update.updates`. */
export function checkElement(
  path: string,
  element: Value,
  fields: Readonly<Record<string, FieldKind>>,
  required: string[],
): Doc {
  if (!(element instanceof Doc)) return wrongType(path, element, 'object');
  for (const [field, value] of element.entries()) checkField(path, field, value, fields[field]);
  for (const field of required) if (!element.has(field)) throw missing(`${path}.${field}`);
  refuseOptions(path, element);
  return element;
}

const checkField = (path: string, field: string, value: Value, kind: FieldKind | undefined): void => {
  if (kind === undefined) {
    if (checkRefused(path, field, value)) return;
    fail(40415, `BSON field '${path}.${field}' is an unknown field.`);
  }
  if ((value === null && kind !== 'hint') || accepts[kind](value)) return;
  if (kind === 'hint') fail('FailedToParse', 'Hint must be a string or an object');
  if (kind === 'update') fail('FailedToParse', 'Update argument must be either an object or an array');
  wrongType(`${path}.${field}`, value, ...expected[kind]);
};

const missing = (path: string): never => fail(40414, `BSON field '${path}' is missing but a required field`);
