import { fail } from '../../../errors.js';
import { Doc, type Value } from '../../../values/index.js';
import { isNullish, operation, type Context, type Expression, type Result, type Scope } from '../expression.js';
import { zoneOf, type Zone } from './zones.js';

/** The codes for an argument that is no document, for a field that is not known, and for a required one that is missing. */
export type Codes = readonly [notAnObject: number, unknown: number, missing: number];

export type Fields = ReadonlyMap<string, Expression>;

/** The fields of an operator's argument, whose first is required if it has a code for when it is missing. */
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
  if (!argument.has(known[0]!)) fail(missing, `Missing '${known[0]}' parameter to ${name}`);
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

export const withZone = (fields: Fields, name: string): Fields =>
  checked(fields, 'timezone', (value) => zoneOf(value, name));

/** The zone of the field `timezone`: UTC where it is absent, null where it is null. */
export function zoneIn(fields: Fields, scope: Scope, name: string): Zone | null {
  const value = given(fields, 'timezone', scope);
  if (value === undefined) return zoneOf(undefined, name);
  return isNullish(value) ? null : zoneOf(value, name);
}
