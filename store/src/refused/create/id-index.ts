import { fail } from '../../errors.js';
import { numberIn } from '../../plain.js';
import { Doc, type Value } from '../../values/index.js';
import { aDocument, aNumber, aText, evenNull, checkGiven, wrongType, type Check } from '../checks.js';
import { aCollation } from '../collation.js';

const fields: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['key', evenNull(aDocument)],
  ['name', evenNull(aText)],
  ['v', aVersion],
  ['ns', aText],
  ['collation', aCollation],
]);

/** The specification of the index on `_id`, which leaves little to choose. */
export const anIdIndex: Check = (value, path) => {
  if (!(value instanceof Doc)) return wrongType(path, value, 'object');
  for (const [name, inner] of value.entries()) {
    const check = fields.get(name);
    if (check === undefined)
      fail('InvalidIndexSpecificationOption', `The field '${name}' is not valid for an _id index specification`);
    checkGiven(check, inner, `${path}.${name}`);
  }
  for (const name of ['key', 'name'])
    if (!value.has(name)) fail('FailedToParse', `The '${name}' field is a required property of an index specification`);
  const key = value.get('key') as Doc;
  if (key.size !== 1 || numberIn(key.get('_id')) !== 1)
    fail('BadValue', `The field 'key' for an _id index must be {_id: 1}`);
};

function aVersion(value: Value, path: string): void {
  aNumber(value, path);
  const version = numberIn(value) ?? Number.NaN;
  if (!Number.isInteger(version)) fail('BadValue', `Index version must be representable as a 32-bit integer`);
  if (version !== 1 && version !== 2) fail('CannotCreateIndex', `Invalid index version ${version}`);
}
