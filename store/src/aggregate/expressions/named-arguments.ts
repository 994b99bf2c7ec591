import { codeNames, fail, MongoError } from '../../errors.js';
import { Doc, type Value } from '../../values/index.js';
import { isNullish, operation, type Context, type Expression, type Result, type Scope } from './expression.js';

/** The codes for an argument that is no document, for a field that is not known, and for each required one when it is missing. */
export type Codes = readonly [notAnObject: number, unknown: number, missing: Readonly<Record<string, number>>];

export type Fields = ReadonlyMap<string, Expression>;

/** The fields of an operator's argument `{field: expression, ...}`. */
export function parseFields(
  argument: Value,
  known: readonly string[],
  [notAnObject, unknown, missing]: Codes,
  context: Context,
  name: string,
): Fields {
  if (!(argument instanceof Doc)) return fail(notAnObject, `${name} only supports an object as its argument`);
  for (const field of argument.keys())
    if (!known.includes(field)) fail(unknown, `Unrecognized argument to ${name}: ${field}`);
  for (const [field, code] of Object.entries(missing))
    if (!argument.has(field)) fail(code, `Missing '${field}' parameter to ${name}`);
  return new Map([...argument.entries()].map(([field, value]) => [field, context.parse(value, context)]));
}

/** The value of a field that may be absent. */
export const given = (fields: Fields, field: string, scope: Scope): Result | undefined =>
  fields.get(field)?.evaluate(scope);

/** A field whose value is checked before a document is read where it is the same for all. */
export function checked(fields: Fields, field: string, check: (value: Value) => unknown): Fields {
  const expression = fields.get(field);
  if (expression === undefined) return fields;
  const checking = operation([expression], (scope) => {
    const value = expression.evaluate(scope);
    if (!isNullish(value)) check(value);
    return value;
  });
  return new Map([...fields, [field, checking]]);
}

/** What `work` gives, or the field `onError` where that is there and a conversion fails. */
export function orOnError(fields: Fields, scope: Scope, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const isCaught = error instanceof MongoError && error.code === codeNames.ConversionFailure;
    const onError = isCaught ? fields.get('onError') : undefined;
    if (onError === undefined) throw error;
    return onError.evaluate(scope);
  }
}
