import { fail } from '../errors.js';
import { genericFields, refusedOptions } from '../supported.js';
import type { CommandRules, FieldKind } from '../supported.js';
import { checkConcerns } from './concerns.js';
import { Doc, isNumber, typeName, type Value } from '../values/index.js';

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

const expected: Record<FieldKind, string> = {
  string: `'string'`,
  object: `'object'`,
  array: `'array'`,
  bool: `'bool'`,
  looseBool: `'[bool, long, int, decimal, double]'`,
  number: `'[long, int, decimal, double]'`,
  long: `'long'`,
  any: '',
  update: `'[object, array]'`,
  hint: `'[string, object]'`,
};

/** Refuses what a command does not know, what has the wrong type, and what is missing. `null` stands for absent. */
export function checkCommand(name: string, body: Doc, rules: CommandRules, lists: ReadonlySet<string>): void {
  if (rules.lenient === true) return;
  let first = true;
  for (const [field, value] of body.entries()) {
    if (!first) checkField(name, field, value, rules.fields[field] ?? genericFields[field]);
    first = false;
  }
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
  if (!(element instanceof Doc))
    return fail(
      'TypeMismatch',
      `BSON field '${path}' is the wrong type '${typeName(element)}', expected type 'object'`,
    );
  for (const [field, value] of element.entries()) checkField(path, field, value, fields[field]);
  for (const field of required) if (!element.has(field)) throw missing(`${path}.${field}`);
  return element;
}

const checkField = (path: string, field: string, value: Value, kind: FieldKind | undefined): void => {
  if (kind === undefined) {
    if (refusedOptions.has(field) && !isEmptyOption(field, value))
      fail('CommandNotSupported', `The option '${field}' of ${path} is not supported`);
    if (refusedOptions.has(field)) return;
    fail(40415, `BSON field '${path}.${field}' is an unknown field.`);
  }
  if ((value === null && kind !== 'hint') || accepts[kind](value)) return;
  if (kind === 'hint') fail('FailedToParse', 'Hint must be a string or an object');
  if (kind === 'update') fail('FailedToParse', 'Update argument must be either an object or an array');
  fail(
    'TypeMismatch',
    `BSON field '${path}.${field}' is the wrong type '${typeName(value)}', expected type ${expected[kind]}`,
  );
};

/** Options that say nothing when they are off or empty. */
const isEmptyOption = (field: string, value: Value): boolean => {
  if (value === null || value === false) return field !== 'clusteredIndex';
  if (!(value instanceof Doc)) return false;
  if (field === 'collation') return value.size === 0 || (value.size === 1 && value.get('locale') === 'simple');
  return value.size === 0 && (field === 'let' || field === 'min' || field === 'max');
};

const missing = (path: string): never => fail(40414, `BSON field '${path}' is missing but a required field`);
