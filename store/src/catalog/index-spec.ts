import { fail } from '../errors.js';
import { int, isTrue, numberIn } from '../plain.js';
import { checkIndexOption, refuseIndex } from '../refused/index-options.js';
import { Doc, isNumber, typeName, type Value } from '../values/index.js';
import { idIndexName } from './collection.js';
import type { CollectionIndex, IndexField } from './collection.js';

/** An index as it is asked for, checked, before it has a number. */
export type IndexRequest = Omit<CollectionIndex, 'id' | 'readyAt' | 'multikey'>;

const knownOptions = new Set(['key', 'name', 'unique', 'sparse', 'expireAfterSeconds', 'background', 'v', 'ns']);
const mostFields = 32;
const longestExpiry = 2_147_483_647;

/** Checks what `createIndexes` is asked for; refuses kinds and options of indexes that the store does not have. */
export function parseIndexSpec(given: Doc): IndexRequest {
  const key = given.get('key');
  if (!(key instanceof Doc)) fail('FailedToParse', "The 'key' field is a required property of an index specification");
  const name = given.get('name');
  if (typeof name !== 'string')
    fail('FailedToParse', "The 'name' field is a required property of an index specification");
  if (name === '') fail('CannotCreateIndex', 'index name cannot be empty');
  if (name === '*') fail('BadValue', "The index name '*' is not valid.");
  for (const option of given.keys()) {
    if (!knownOptions.has(option) && !checkIndexOption(option, given.get(option) as Value))
      fail(
        'InvalidIndexSpecificationOption',
        `The field '${option}' is not valid for an index specification. Specification: ${name}`,
      );
  }
  checkKey(key);
  refuseIndex(given, key);
  const fields = parseFields(key);
  const isIdIndex = fields.length === 1 && fields[0]?.path === '_id' && fields[0].direction === 1;
  if (name === idIndexName && !isIdIndex)
    fail('BadValue', `The index name '_id_' is reserved for the _id index, which must have key pattern {_id: 1}`);
  if (fields.length === 1 && fields[0]?.path === '_id' && fields[0].direction !== 1)
    fail('BadValue', "The field 'key' for an _id index must be {_id: 1}");
  const expireAfterSeconds = parseExpiry(given.get('expireAfterSeconds'), fields);
  const unique = flag(given, 'unique');
  const sparse = flag(given, 'sparse');
  flag(given, 'background');
  const spec = new Doc();
  spec.set('v', int(2));
  if (unique) spec.set('unique', true);
  spec.set('key', key);
  spec.set('name', name);
  if (sparse) spec.set('sparse', true);
  if (expireAfterSeconds != null) spec.set('expireAfterSeconds', given.get('expireAfterSeconds') as Value);
  return { name, fields, unique, sparse, expireAfterSeconds, spec };
}

const flag = (given: Doc, option: string): boolean => {
  const value = given.get(option);
  if (value != null && typeof value !== 'boolean' && !isNumber(value))
    fail(
      'TypeMismatch',
      `The field '${option}' has value of type ${typeName(value)}, which is not convertible to bool`,
    );
  return isTrue(value);
};

const checkKey = (key: Doc): void => {
  if (key.size === 0) fail('CannotCreateIndex', 'Index keys cannot be empty.');
  if (key.size > mostFields) fail(13103, 'too many compound keys');
  for (const [path, order] of key.entries()) {
    checkPath(path.replace(/(?:^|\.)\$\*\*$/, ''), path);
    if (typeof order !== 'string') parseDirection(order);
  }
};

/** `path` is the field that an index is on, `whole` its name in the key. */
const checkPath = (path: string, whole: string): void => {
  if (whole === '') fail('CannotCreateIndex', 'Index keys cannot be an empty field.');
  const parts = path === '' ? [] : path.split('.');
  if (parts.includes('')) fail('CannotCreateIndex', 'Index keys cannot contain an empty field.');
  if (parts.some((part) => part.startsWith('$') && !/^\$(?:id|ref|db)$/.test(part)))
    fail('CannotCreateIndex', `Index key contains an illegal field name: field name starts with '$'.`);
};

const parseFields = (key: Doc): IndexField[] =>
  [...key.entries()].map(([path, order]) => ({ path, direction: parseDirection(order) }));

const parseDirection = (order: Value): 1 | -1 => {
  const number = numberIn(order);
  if (number == null) fail('CannotCreateIndex', 'Values in the index key pattern must be numbers or strings');
  if (number === 0 || Number.isNaN(number)) fail('CannotCreateIndex', 'Values in the index key pattern cannot be 0.');
  return number > 0 ? 1 : -1;
};

const parseExpiry = (value: Value | undefined, fields: readonly IndexField[]): number | null => {
  if (value === undefined) return null;
  const seconds = numberIn(value);
  if (seconds == null) fail('CannotCreateIndex', "TTL index 'expireAfterSeconds' option must be numeric");
  if (Number.isNaN(seconds) || seconds < 0 || seconds > longestExpiry)
    fail('CannotCreateIndex', `TTL index 'expireAfterSeconds' option must be within an acceptable range`);
  if (fields.length > 1)
    fail('CannotCreateIndex', 'TTL indexes are single-field indexes, compound indexes do not support TTL');
  if (fields[0]?.path === '_id')
    fail(197, "The field 'expireAfterSeconds' is not valid for an _id index specification");
  return seconds;
};

/** Whether two index specifications ask for the same index. */
export function sameIndex(a: IndexRequest, b: IndexRequest): boolean {
  return (
    sameKey(a, b) && a.unique === b.unique && a.sparse === b.sparse && a.expireAfterSeconds === b.expireAfterSeconds
  );
}

export function sameKey(a: IndexRequest, b: IndexRequest): boolean {
  return JSON.stringify(a.fields) === JSON.stringify(b.fields);
}

export function keyPatternOf(index: { spec: Doc }): Value {
  return index.spec.get('key') ?? null;
}
