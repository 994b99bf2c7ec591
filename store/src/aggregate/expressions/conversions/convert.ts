import { fail } from '../../../errors.js';
import { Doc, MISSING, RawDoc, type Value } from '../../../values/index.js';
import {
  constant,
  isNullish,
  operation,
  type Context,
  type Expression,
  type Operator,
  type Operators,
  type Result,
  type Scope,
} from '../expression.js';
import { orOnError } from '../named-arguments.js';
import { operandsOf } from '../operands.js';
import { converted } from './converted.js';
import { byteOrderOf, formatOf, targetOf, typeCodeOf, type Settings, type Target } from './target.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#type-expression-operators */
export const conversions: Operators = [
  ['$convert', parseConvert],
  ['$toBool', to('bool')],
  ['$toDate', to('date')],
  ['$toDecimal', to('decimal')],
  ['$toDouble', to('double')],
  ['$toInt', to('int')],
  ['$toLong', to('long')],
  ['$toObjectId', to('objectId')],
  ['$toString', to('string', 'auto')],
  ['$toUUID', to('binData', 'uuid', 4)],
];

function to(type: string, format: Settings['format'] = null, subtype = 0): Operator {
  const target: Target = { type: typeCodeOf(type), subtype };
  const settings: Settings = { format, bigEndian: false };
  return (argument, context, name) => {
    const operands = operandsOf(argument);
    if (operands.length !== 1) return fail(50723, `${name} requires a single argument, got ${operands.length}`);
    const input = context.parse(operands[0]!, context);
    return operation([input], (scope) => {
      const value = input.evaluate(scope);
      return isNullish(value) ? null : converted(value, target, settings);
    });
  };
}

const parts = ['input', 'to', 'onError', 'onNull', 'format', 'byteOrder'] as const;
type Part = (typeof parts)[number];

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/convert/ */
function parseConvert(argument: Value, context: Context): Expression {
  if (!(argument instanceof Doc)) return fail('FailedToParse', '$convert expects an object of named arguments');
  const given = new Map<Part, Expression>();
  let typeAndSubtype: TypeAndSubtype | null = null;
  for (const [name, value] of argument.entries()) {
    const part = parts.find((one) => one === name);
    if (part === undefined) return fail('FailedToParse', `$convert found an unknown argument: ${name}`);
    if (part === 'to' && isNamed(value)) typeAndSubtype = parseTypeAndSubtype(value, context);
    else given.set(part, context.parse(value, context));
  }
  const input = given.get('input') ?? fail('FailedToParse', "Missing 'input' parameter to $convert");
  const target: TypeAndSubtype = typeAndSubtype ?? {
    type: given.get('to') ?? fail('FailedToParse', "Missing 'to' parameter to $convert"),
    subtype: constant(MISSING),
    isNamed: false,
  };
  const operands = [...given.values(), target.type, target.subtype];
  return operation(operands, (scope) => evaluate(scope, input, target, given));
}

/** What `to` says: a type alone, or `{type, subtype}`. */
interface TypeAndSubtype {
  readonly type: Expression;
  readonly subtype: Expression;
  readonly isNamed: boolean;
}

const isNamed = (value: Value): value is Doc =>
  value instanceof Doc && !(value instanceof RawDoc) && [...value.keys()][0]?.startsWith('$') !== true;

function parseTypeAndSubtype(argument: Doc, context: Context): TypeAndSubtype {
  for (const name of argument.keys())
    if (name !== 'type' && name !== 'subtype') fail('FailedToParse', `$convert's 'to' has an unknown field: ${name}`);
  const type = argument.get('type');
  const subtype = argument.get('subtype');
  return {
    type: type === undefined ? fail('FailedToParse', "$convert's 'to' has no 'type'") : context.parse(type, context),
    subtype: subtype === undefined ? constant(MISSING) : context.parse(subtype, context),
    isNamed: true,
  };
}

function evaluate(
  scope: Scope,
  input: Expression,
  { type, subtype, isNamed: isWhole }: TypeAndSubtype,
  given: ReadonlyMap<Part, Expression>,
): Result {
  const value = input.evaluate(scope);
  if (isNullish(value)) return given.get('onNull')?.evaluate(scope) ?? null;
  const wanted = type.evaluate(scope);
  if (isNullish(wanted) && !isWhole) return null;
  const target = targetOf(wanted, subtype.evaluate(scope));
  const format = formatOf(given.get('format')?.evaluate(scope) ?? null);
  const bigEndian = byteOrderOf(given.get('byteOrder')?.evaluate(scope) ?? null) === 'big';
  return orOnError(given, scope, () => converted(value, target, { format, bigEndian }));
}
