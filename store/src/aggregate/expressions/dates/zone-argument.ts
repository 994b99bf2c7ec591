import { isNullish, type Scope } from '../expression.js';
import { checked, given, type Fields } from '../named-arguments.js';
import { zoneOf, type Zone } from './zones.js';

/** The fields with their `timezone` checked before a document is read where it is the same for all. */
export const withZone = (fields: Fields, name: string): Fields =>
  checked(fields, 'timezone', (value) => zoneOf(value, name));

/** The zone of the field `timezone`: UTC where it is absent, null where it is null. */
export function zoneIn(fields: Fields, scope: Scope, name: string): Zone | null {
  const value = given(fields, 'timezone', scope);
  if (value === undefined) return zoneOf(undefined, name);
  return isNullish(value) ? null : zoneOf(value, name);
}
