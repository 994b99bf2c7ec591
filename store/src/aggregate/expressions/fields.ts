import { fail } from '../../errors.js';
import { Doc, MISSING, typeName, type Value } from '../../values/index.js';
import {
  isNullish,
  nowhere,
  operation,
  type Context,
  type Expression,
  type Operators,
  type Result,
} from './expression.js';
import { fieldOf } from './field-path.js';

/** Fields whose names are no paths. https://www.mongodb.com/docs/manual/reference/operator/aggregation/getField/ and setField/ */
export const fields: Operators = [
  ['$getField', parseGet],
  ['$setField', (argument, context, name) => parseSet(argument, context, name)],
  ['$unsetField', (argument, context, name) => parseSet(argument, context, name)],
];

function parseGet(argument: Value, context: Context): Expression {
  const isWhole = argument instanceof Doc && ![...argument.keys()][0]?.startsWith('$');
  const { name, input }: { name: Value; input: Value } = isWhole
    ? partsOfGet(argument)
    : { name: argument, input: '$$CURRENT' };
  const field = context.parse(name, context);
  const from = context.parse(input, context);
  if (field.constant && !(name instanceof Doc)) checkText(field.evaluate(nowhere));
  return operation([field, from], (scope) => {
    const text = checkText(field.evaluate(scope));
    const doc = from.evaluate(scope);
    if (doc instanceof Doc) return fieldOf(doc, text);
    return doc !== MISSING && isNullish(doc) ? null : MISSING;
  });
}

function partsOfGet(argument: Doc): { name: Value; input: Value } {
  for (const name of argument.keys())
    if (name !== 'field' && name !== 'input') fail(3041701, `$getField found an unknown argument: ${name}`);
  const field = argument.get('field');
  const input = argument.get('input');
  if (field === undefined) return fail(3041702, "$getField requires 'field' to be specified");
  if (input === undefined) return fail(3041703, "$getField requires 'input' to be specified");
  return { name: field, input };
}

const checkText = (value: Result): string =>
  typeof value === 'string'
    ? value
    : fail(3041704, `$getField requires 'field' to evaluate to type String, but got ${typeName(value)}`);

function parseSet(argument: Value, context: Context, name: string): Expression {
  if (!(argument instanceof Doc)) return fail(4161100, `${name} only supports an object as its argument`);
  const sets = name === '$setField';
  for (const part of argument.keys())
    if (part !== 'field' && part !== 'input' && !(sets && part === 'value'))
      fail(4161101, `${name} found an unknown argument: ${part}`);
  const field = argument.get('field') ?? absent(argument, 'field', 4161102, name);
  const given = sets ? (argument.get('value') ?? absent(argument, 'value', 4161103, name)) : null;
  const from = argument.get('input') ?? absent(argument, 'input', 4161109, name);
  const text = constantName(field, context, name);
  const input = context.parse(from, context);
  const value = sets ? context.parse(given, context) : null;
  return operation([input, ...(value === null ? [] : [value])], (scope) => {
    const doc = input.evaluate(scope);
    if (isNullish(doc)) return null;
    if (!(doc instanceof Doc))
      return fail(4161105, `${name} requires 'input' to evaluate to type Object, but got ${typeName(doc)}`);
    const result = new Doc(doc.entries());
    const one = value === null ? MISSING : value.evaluate(scope);
    if (one === MISSING) result.delete(text);
    else result.set(text, one);
    return result;
  });
}

const absent = (argument: Doc, part: string, code: number, name: string): null =>
  argument.has(part) ? null : fail(code, `${name} requires '${part}' to be specified`);

/** The name of the field, which is the same for all documents: a string, or a literal. */
function constantName(field: Value, context: Context, name: string): string {
  const parsed = context.parse(field, context);
  const isLiteral = field instanceof Doc && (field.size === 0 || field.has('$literal') || field.has('$const'));
  if (!parsed.constant || ((field instanceof Doc || Array.isArray(field)) && !isLiteral))
    return fail(4161106, `${name} requires 'field' to evaluate to a constant`);
  const text = parsed.evaluate(nowhere);
  if (typeof text !== 'string')
    return fail(4161107, `${name} requires 'field' to evaluate to type String, but got ${typeName(text)}`);
  return text.includes('\0') ? fail(9534700, `${name} requires 'field' without null bytes`) : text;
}
