import type { Hint } from '../records/find-records.js';
import type { Collection } from '../catalog/collection.js';
import { fail } from '../errors.js';
import { keyPatternOf } from '../catalog/index-spec.js';
import { Doc, equalValues, toNumber, type Value } from '../values/index.js';

/** Resolves a hint: an index, `natural` for a collection scan, or null without a hint. Throws when the index does not exist. */
export function checkHint(hint: Value | undefined, collection: Collection | undefined): Hint {
  if (hint == null || (hint instanceof Doc && hint.size === 0)) return null;
  if (hint instanceof Doc && hint.has('$natural')) {
    const direction = toNumber(hint.get('$natural'));
    if (hint.size > 1 || (direction !== 1 && direction !== -1))
      fail('BadValue', '$natural hint must be 1 or -1, alone');
    return 'natural';
  }
  if (collection === undefined) return null;
  const index = collection.indexes.find((candidate) =>
    typeof hint === 'string' ? candidate.name === hint : equalValues(keyPatternOf(candidate), hint),
  );
  return index ?? fail('BadValue', 'hint provided does not correspond to an existing index');
}
