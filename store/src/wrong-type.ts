import { fail } from './errors.js';
import { typeName, type Value } from './values/index.js';

/** Throws `TypeMismatch` for a field of the wrong type; `types` are the expected type aliases. */
export function wrongType(path: string, value: Value, types: readonly string[]): never {
  const expected = types.length === 1 ? `type '${types[0]}'` : `types '[${types.join(', ')}]'`;
  return fail('TypeMismatch', `BSON field '${path}' is the wrong type '${typeName(value)}', expected ${expected}`);
}
