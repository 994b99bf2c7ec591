import { fail } from '../errors.js';
import { valueTypes } from '../supported.js';
import { toNumber, type Value } from '../values/index.js';

/** The type aliases of `$type`. Source: https://www.mongodb.com/docs/manual/reference/operator/query/type/ */
const typeAliases: ReadonlyMap<string, number> = new Map(Object.entries(valueTypes));

const numberTypes = [1, 16, 18, 19];
const typeNumbers = new Set(typeAliases.values());

/** The type numbers in the argument of `$type`: a number, an alias, `'number'`, or an array of these. */
export function parseTypes(argument: Value): ReadonlySet<number> {
  const types = new Set<number>();
  const items: readonly Value[] = Array.isArray(argument) ? argument : [argument];
  if (items.length === 0) fail('FailedToParse', '$type must match at least one type');
  for (const item of items) for (const type of typesOf(item)) types.add(type);
  return types;
}

function typesOf(item: Value): number[] {
  if (typeof item === 'string') {
    if (item === 'number') return numberTypes;
    return [typeAliases.get(item) ?? fail('BadValue', `Unknown type name alias: ${item}`)];
  }
  const number = toNumber(item) ?? fail('TypeMismatch', 'type must be represented as a number or a string');
  if (!typeNumbers.has(number)) fail('BadValue', `Invalid numerical type code: ${number}`);
  return [number];
}
