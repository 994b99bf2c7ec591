import { fail } from '../errors.js';
import { genericFields, refusedOptions } from '../supported.js';
import type { CommandRules, FieldKind } from '../supported.js';
import { Doc, UNDEFINED, isNumber, type Value } from '../values/index.js';
import { checkConcerns } from './concerns.js';
import { wrongType } from '../wrong-type.js';

const isBool = (value: Value): boolean => typeof value === 'boolean';
const isDoc = (value: Value): boolean => value instanceof Doc;
const numbers = ['long', 'int', 'decimal', 'double'];

/** What each kind of field accepts, and the types named in the error. */
const kinds: Readonly<Record<FieldKind, { accepts: (value: Value) => boolean; types: readonly string[] }>> = {
  string: { accepts: (value) => typeof value === 'string', types: ['string'] },
  object: { accepts: isDoc, types: ['object'] },
  strictObject: { accepts: isDoc, types: ['object'] },
  array: { accepts: (value) => Array.isArray(value), types: ['array'] },
  bool: { accepts: isBool, types: ['bool'] },
  strictBool: { accepts: isBool, types: ['bool'] },
  looseBool: { accepts: (value) => isBool(value) || isNumber(value), types: ['bool', ...numbers] },
  number: { accepts: (value) => isNumber(value), types: numbers },
  long: { accepts: (value) => isNumber(value), types: ['long'] },
  any: { accepts: () => true, types: [] },
  update: { accepts: (value) => isDoc(value) || Array.isArray(value), types: ['object', 'array'] },
  hint: { accepts: (value) => typeof value === 'string' || isDoc(value), types: ['string', 'object'] },
};

/** Kinds for which null is a wrong type; for all others null means that the option is absent. */
const refusesNull: ReadonlySet<FieldKind> = new Set<FieldKind>(['strictObject', 'strictBool', 'hint']);

/** Refuses unknown fields, wrong types, missing required fields and unsupported options. */
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

/** Validates an element of a command's array, such as `update.updates`. */
export function checkElement(
  path: string,
  element: Value,
  fields: Readonly<Record<string, FieldKind>>,
  required: readonly string[],
): Doc {
  if (!(element instanceof Doc)) return wrongType(path, element, ['object']);
  for (const [field, value] of element.entries()) checkField(path, field, value, fields[field]);
  for (const field of required) if (!element.has(field)) throw missing(`${path}.${field}`);
  return element;
}

function checkField(path: string, field: string, value: Value, kind: FieldKind | undefined): void {
  if (kind === undefined) return refuseField(path, field, value);
  if (kinds[kind].accepts(value)) return;
  if ((value === null || value === UNDEFINED) && !refusesNull.has(kind)) return;
  if (kind === 'hint') fail('FailedToParse', 'Hint must be a string or an object');
  if (kind === 'update') fail('FailedToParse', 'Update argument must be either an object or an array');
  wrongType(`${path}.${field}`, value, kinds[kind].types);
}

/** Refuses an unknown field with 40415. An option of MongoDB that is not supported is refused by name, if it is set at all. */
function refuseField(path: string, field: string, value: Value): void {
  if (![...(refusedOptions[path] ?? []), ...(refusedOptions['*'] ?? [])].includes(field))
    fail(40415, `BSON field '${path}.${field}' is an unknown field.`);
  if (isOptionSet(field, value)) fail('CommandNotSupported', `The option '${field}' of ${path} is not supported`);
}

/** Whether an option has an effect: it is not null, false or an empty value. */
function isOptionSet(option: string, value: Value): boolean {
  // MongoDB refuses even `clusteredIndex: null`.
  if (value === null || value === false || value === UNDEFINED) return option === 'clusteredIndex';
  if (!(value instanceof Doc)) return !(option === 'arrayFilters' && Array.isArray(value) && value.length === 0);
  const isSimple = option === 'collation' && value.size === 1 && value.get('locale') === 'simple';
  return !isSimple && !(value.size === 0 && ['collation', 'let', 'min', 'max', 'c'].includes(option));
}

const missing = (path: string): never => fail(40414, `BSON field '${path}' is missing but a required field`);
