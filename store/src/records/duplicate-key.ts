import { keyPatternOf } from '../catalog/index-spec.js';
import { namespaceOf } from '../catalog/collection.js';
import type { Collection, CollectionIndex } from '../catalog/collection.js';
import { MongoError, codeNames } from '../errors.js';
import { Doc, type Value } from '../values/index.js';
import { shellText } from './shell-text.js';

/** The duplicate key error of a unique index (E11000), with `keyPattern` and `keyValue`. */
export function duplicateKeyError(
  collection: Collection,
  index: CollectionIndex,
  values: readonly Value[],
): MongoError {
  const keyValue = new Doc();
  index.fields.forEach((field, at) => keyValue.set(field.path, values[at] ?? null));
  const message = `E11000 duplicate key error collection: ${namespaceOf(collection)} index: ${index.name} dup key: ${shellText(keyValue)}`;
  return new MongoError(codeNames.DuplicateKey, message, {
    extra: new Map<string, Value>([
      ['keyPattern', keyPatternOf(index)],
      ['keyValue', keyValue],
    ]),
  });
}
