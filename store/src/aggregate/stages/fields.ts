import { fail } from '../../errors.js';
import { Doc, typeName, type Value } from '../../values/index.js';

/** Whether an option says anything: null stands for what is left out. */
export const isGiven = (value: Value | undefined): boolean => value !== undefined && value !== null;

/** Refuses fields that the argument of a stage does not have. */
export function refuseUnknown(argument: Doc, known: readonly string[], place: string): void {
  for (const field of argument.keys())
    if (!known.includes(field)) fail(40415, `BSON field '${place}.${field}' is an unknown field.`);
}

/** A field that is a string; null when it is left out. */
export function stringIn(argument: Doc, field: string, place: string): string | null {
  const value = argument.get(field);
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  return fail(
    'TypeMismatch',
    `BSON field '${place}.${field}' is the wrong type '${typeName(value)}', expected type 'string'`,
  );
}

/** The stages of a pipeline within a stage. */
export function listOfStages(value: Value): readonly Value[] {
  if (!Array.isArray(value)) return fail('TypeMismatch', "A 'pipeline' must be an array");
  for (const stage of value)
    if (!(stage instanceof Doc)) fail('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  return value;
}
