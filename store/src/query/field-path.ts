import { fail } from '../errors.js';
import { Doc, MISSING, type Value } from '../values/index.js';

/** The value of an expression, or `MISSING`. */
export type Result = Value | typeof MISSING;

const maximumDepth = 200;

/** Splits a dotted path into field names; throws when it is not valid. https://www.mongodb.com/docs/manual/core/field-paths/ */
export function checkPath(path: string): readonly string[] {
  if (path === '') fail(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.");
  const names = path.split('.');
  if (names.length > maximumDepth) fail('Overflow', 'FieldPath is too long');
  for (const name of names) checkName(name);
  return names;
}

/** Refuses field names that are not valid in an expression. */
export function checkName(name: string): void {
  if (name === '') fail(15998, 'FieldPath field names may not be empty strings.');
  if (name.startsWith('$') && !/^\$(?:id|ref|db)$/.test(name))
    fail(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
  if (name.includes('\0')) fail(16411, 'FieldPath field names may not contain null bytes.');
  if (name.includes('.'))
    fail(16412, `FieldPath field names may not contain '.'. Consider using $getField or $setField.`);
}

/** The value at the rest of the path from `path[at]`; an array maps to the values in its documents. */
export function valueAt(value: Result, path: readonly string[], at: number): Result {
  if (at === path.length) return value;
  if (value instanceof Doc) {
    const inner = value.get(path[at]!);
    return inner === undefined ? MISSING : valueAt(inner, path, at + 1);
  }
  if (!Array.isArray(value)) return MISSING;
  const values: Value[] = [];
  for (const element of value) {
    const inner = element instanceof Doc ? valueAt(element, path, at) : MISSING;
    if (inner !== MISSING) values.push(inner);
  }
  return values;
}
