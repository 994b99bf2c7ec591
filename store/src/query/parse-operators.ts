import { fail } from '../errors.js';
import {
  Doc,
  exactInteger,
  isNumber,
  isTruthy,
  Regex,
  truncatedInteger,
  UNDEFINED,
  type Value,
} from '../values/index.js';
import { type ComparisonOperator, conjunction, type Constraint, type FieldTest } from './constraints.js';
import { parseRegexOperator, regexTest } from './parse-regex.js';
import type { FieldOperator } from '../supported.js';
import { parseTypes } from './type-aliases.js';

/**
 * Whether a value in a filter is a document of operators (`{$gt: 5}`) rather than a literal document to compare with. A
 * database reference (`$ref`, `$id`, `$db`) is a literal.
 */
export function isOperatorDoc(value: Value): value is Doc {
  if (!(value instanceof Doc)) return false;
  const first = firstName(value);
  return first != null && first.startsWith('$') && !referenceFields.has(first);
}

const referenceFields = new Set(['$ref', '$id', '$db']);

function firstName(doc: Doc): string | undefined {
  for (const name of doc.keys()) return name;
  return undefined;
}

/** Parses the filter inside an `$elemMatch` on documents. */
type ParseNested = (filter: Doc) => Constraint;

/** Parses the operators on one path; all of them must hold. */
export function parseOperators(path: string, operators: Doc, parseNested: ParseNested): Constraint[] {
  const constraints: Constraint[] = [];
  for (const [name, argument] of operators.entries()) {
    if (!isFieldOperator(name)) return fail('BadValue', `unknown operator: ${name}`);
    const constraint = parsers[name](path, argument, { siblings: operators, parseNested });
    if (constraint != null) constraints.push(constraint);
  }
  return constraints;
}

interface OperatorContext {
  readonly siblings: Doc;
  readonly parseNested: ParseNested;
}

type Parser = (path: string, argument: Value, around: OperatorContext) => Constraint | null;

const field = (path: string, test: FieldTest): Constraint => ({ kind: 'field', path, ...test });
const negated = (part: Constraint): Constraint => ({ kind: 'not', part });

const parsers: Readonly<Record<FieldOperator, Parser>> = {
  $eq: (path, argument) => comparison(path, 'eq', argument),
  $ne: parseNotEqual,
  $gt: (path, argument) => comparison(path, 'gt', argument),
  $gte: (path, argument) => comparison(path, 'gte', argument),
  $lt: (path, argument) => comparison(path, 'lt', argument),
  $lte: (path, argument) => comparison(path, 'lte', argument),
  $in: (path, argument) => parseIn(path, '$in', argument),
  $nin: (path, argument) => negated(parseIn(path, '$nin', argument)),
  $not: parseNot,
  $exists: parseExists,
  $type: (path, argument) => field(path, { op: 'type', types: parseTypes(argument) }),
  $all: parseAll,
  $elemMatch: parseElemMatch,
  $size: (path, argument) => field(path, { op: 'size', size: parseSize(argument) }),
  $regex: parseRegex,
  $options: parseOptions,
  $mod: parseMod,
};

const isFieldOperator = (name: string): name is FieldOperator => Object.hasOwn(parsers, name);

function comparison(path: string, op: ComparisonOperator, value: Value): Constraint {
  if (value === UNDEFINED) fail('BadValue', 'cannot compare to undefined');
  if (value instanceof Regex && op !== 'eq') {
    fail('BadValue', `Can't have RegEx as arg to predicate over field '${path}'.`);
  }
  return field(path, { op, value });
}

function parseNotEqual(path: string, argument: Value): Constraint {
  if (argument instanceof Regex) fail('BadValue', "Can't have regex as arg to $ne.");
  return negated(comparison(path, 'eq', argument));
}

function parseIn(path: string, name: string, argument: Value): Constraint {
  if (!Array.isArray(argument)) fail('BadValue', `${name} needs an array`);
  for (const value of argument) {
    if (isOperatorDoc(value)) fail('BadValue', 'cannot nest $ under $in');
    if (value === UNDEFINED) fail('BadValue', 'InMatchExpression equality cannot be undefined');
    if (value instanceof Regex) regexTest(value.pattern, value.options);
  }
  return field(path, { op: 'in', values: argument });
}

function parseNot(path: string, argument: Value, { parseNested }: OperatorContext): Constraint {
  if (argument instanceof Regex) return negated(field(path, regexTest(argument.pattern, argument.options)));
  if (!(argument instanceof Doc)) fail('BadValue', '$not needs a regex or a document');
  if (argument.size === 0) fail('BadValue', '$not cannot be empty');
  return negated(conjunction(parseOperators(path, argument, parseNested)));
}

function parseExists(path: string, argument: Value): Constraint {
  const exists = field(path, { op: 'exists' });
  return isTruthy(argument) ? exists : negated(exists);
}

function parseAll(path: string, argument: Value, around: OperatorContext): Constraint {
  if (!Array.isArray(argument)) fail('BadValue', '$all needs an array');
  if (argument.length === 0) return { kind: 'never' };
  const first = argument[0]!;
  const wantsElemMatch = first instanceof Doc && firstName(first) === '$elemMatch';
  return conjunction(
    argument.map((item) => (wantsElemMatch ? allElemMatch(path, item, around) : allValue(path, item))),
  );
}

function allElemMatch(path: string, item: Value, around: OperatorContext): Constraint {
  const argument = item instanceof Doc && firstName(item) === '$elemMatch' ? item.get('$elemMatch') : undefined;
  if (argument === undefined) return fail('BadValue', '$all/$elemMatch has to be consistent');
  return parseElemMatch(path, argument, around);
}

function allValue(path: string, item: Value): Constraint {
  if (item instanceof Regex) return field(path, regexTest(item.pattern, item.options));
  if (isOperatorDoc(item)) fail('BadValue', 'no $ expressions in $all');
  return comparison(path, 'eq', item);
}

const logicalNames = new Set(['$and', '$or', '$nor']);

function parseElemMatch(path: string, argument: Value, { parseNested }: OperatorContext): Constraint {
  if (!(argument instanceof Doc)) fail('BadValue', '$elemMatch needs an Object');
  if (isOperatorDoc(argument) && !logicalNames.has(firstName(argument) ?? '')) {
    return field(path, { op: 'elemMatchValue', part: conjunction(parseOperators('', argument, parseNested)) });
  }
  return field(path, { op: 'elemMatchObject', part: parseNested(argument) });
}

function parseSize(argument: Value): number {
  if (!isNumber(argument)) fail('BadValue', `Failed to parse $size. Expected a number in: $size`);
  const size = exactInteger(argument);
  if (size == null) fail('BadValue', 'Failed to parse $size. Expected an integer: $size');
  if (size > 2_147_483_647n) fail('BadValue', 'Failed to parse $size. Cannot represent as a 32-bit integer: $size');
  if (size < 0n) fail('BadValue', `Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  return Number(size);
}

function parseRegex(path: string, argument: Value, { siblings }: OperatorContext): Constraint {
  const names = [...siblings.keys()];
  const optionsFirst = names.indexOf('$options') < names.indexOf('$regex');
  return field(path, parseRegexOperator(argument, siblings.get('$options'), optionsFirst));
}

function parseOptions(_path: string, _argument: Value, { siblings }: OperatorContext): null {
  if (!siblings.has('$regex')) fail('BadValue', '$options needs a $regex');
  return null;
}

function parseMod(path: string, argument: Value): Constraint {
  if (!Array.isArray(argument)) fail('BadValue', 'malformed mod, needs to be an array');
  if (argument.length < 2) fail('BadValue', 'malformed mod, not enough elements');
  if (argument.length > 2) fail('BadValue', 'malformed mod, too many elements');
  const divisor = modNumber(argument[0]!, 'divisor');
  const remainder = modNumber(argument[1]!, 'remainder');
  if (divisor === 0n) fail('BadValue', 'divisor cannot be 0');
  return field(path, { op: 'mod', divisor, remainder });
}

function modNumber(value: Value, role: string): bigint {
  if (!isNumber(value)) fail('BadValue', `malformed mod, ${role} not a number`);
  const number = truncatedInteger(value);
  return number ?? fail('BadValue', `malformed mod, ${role} value is invalid :: caused by :: out of range`);
}
