import { fail } from '../errors.js';
import { int } from '../plain.js';
import { indexOptions, refusedIndexKinds, refusedOptions } from '../supported.js';
import { Doc, isNumber, isTrue, toNumber, typeName, type Value } from '../values/index.js';
import { idIndexName } from './collection.js';
import type { CollectionIndex, IndexField } from './collection.js';
import { compilePartialFilter, partialFilterKey } from './partial-filter.js';

/** A validated index specification, before the index has an id. */
export type IndexRequest = Omit<CollectionIndex, 'id' | 'readyAt' | 'multikey'>;

const maximumFields = 32;
const maximumExpiry = 2_147_483_647;

/** Validates an index specification of `createIndexes`; refuses unsupported index types and options. */
export function parseIndexSpec(spec: Doc): IndexRequest {
  const key = spec.get('key');
  if (!(key instanceof Doc)) fail('FailedToParse', "The 'key' field is a required property of an index specification");
  const name = parseName(spec.get('name'));
  checkOptions(spec, name);
  checkKey(key);
  const fields = [...key.entries()].map(([path, order]) => ({ path, direction: parseDirection(order) }));
  checkIdIndex(name, fields, spec);
  const partial = spec.get('partialFilterExpression');
  const request = {
    name,
    fields,
    unique: flag(spec, 'unique'),
    sparse: flag(spec, 'sparse'),
    expireAfterSeconds: parseExpiry(spec.get('expireAfterSeconds'), fields),
    partialFilter: partial === undefined ? null : compilePartialFilter(partial),
  };
  flag(spec, 'background');
  if (request.sparse && partial !== undefined)
    fail('CannotCreateIndex', "cannot mix 'partialFilterExpression' and 'sparse' options");
  return { ...request, spec: specOf(spec, request) };
}

/** The specification as `listIndexes` returns it. */
const specOf = (spec: Doc, { unique, sparse }: Omit<IndexRequest, 'spec'>): Doc => {
  const normalized = new Doc([['v', int(2)]]);
  if (unique) normalized.set('unique', true);
  for (const option of ['key', 'name']) normalized.set(option, spec.get(option) as Value);
  if (sparse) normalized.set('sparse', true);
  for (const option of ['expireAfterSeconds', 'partialFilterExpression']) {
    const value = spec.get(option);
    if (value !== undefined) normalized.set(option, value);
  }
  return normalized;
};

const parseName = (name: Value | undefined): string => {
  if (typeof name !== 'string')
    return fail('FailedToParse', "The 'name' field is a required property of an index specification");
  if (name === '') fail('CannotCreateIndex', 'index name cannot be empty');
  if (name === '*') fail('BadValue', "The index name '*' is not valid.");
  return name;
};

const checkOptions = (spec: Doc, name: string): void => {
  for (const option of spec.keys()) {
    if (indexOptions.includes(option)) continue;
    if (refusedOptions['createIndexes.indexes']?.includes(option) === true)
      fail('CommandNotSupported', `The index option '${option}' is not supported`);
    fail(
      'InvalidIndexSpecificationOption',
      `The field '${option}' is not valid for an index specification. Specification: ${name}`,
    );
  }
};

/** A boolean option, which may be given as a number. */
const flag = (spec: Doc, option: string): boolean => {
  const value = spec.get(option);
  if (value !== undefined && typeof value !== 'boolean' && !isNumber(value))
    fail(
      'TypeMismatch',
      `The field '${option}' has value of type ${typeName(value)}, which is not convertible to bool`,
    );
  return isTrue(value);
};

const checkKey = (key: Doc): void => {
  if (key.size === 0) fail('CannotCreateIndex', 'Index keys cannot be empty.');
  if (key.size > maximumFields) fail(13103, 'too many compound keys');
  for (const [path, order] of key.entries()) {
    if (typeof order === 'string') refuseKind(order);
    if (/(?:^|\.)\$\*\*$/.test(path)) fail('CommandNotSupported', 'Wildcard indexes are not supported');
    if (path === '') fail('CannotCreateIndex', 'Index keys cannot be an empty field.');
    const parts = path.split('.');
    if (parts.includes('')) fail('CannotCreateIndex', 'Index keys cannot contain an empty field.');
    if (parts.some((part) => part.startsWith('$') && !/^\$(?:id|ref|db)$/.test(part)))
      fail('CannotCreateIndex', `Index key contains an illegal field name: field name starts with '$'.`);
  }
};

const refuseKind = (kind: string): never => {
  if (kind === 'wildcard') fail(7246202, "The index plugin 'wildcard' is not allowed: use a path with '$**'");
  if (refusedIndexKinds.includes(kind)) fail('CommandNotSupported', `Indexes of the kind '${kind}' are not supported`);
  fail('CannotCreateIndex', `Unknown index plugin '${kind}'`);
};

const parseDirection = (order: Value): 1 | -1 => {
  const number = toNumber(order);
  if (number == null) fail('CannotCreateIndex', 'Values in the index key pattern must be numbers or strings');
  if (number === 0 || Number.isNaN(number)) fail('CannotCreateIndex', 'Values in the index key pattern cannot be 0.');
  return number > 0 ? 1 : -1;
};

/** The index on `_id` exists in every collection: its name is reserved and it takes no options. */
const checkIdIndex = (name: string, fields: readonly IndexField[], spec: Doc): void => {
  const onlyId = fields.length === 1 && fields[0]?.path === '_id';
  if (name === idIndexName && !(onlyId && fields[0]?.direction === 1))
    fail('BadValue', `The index name '_id_' is reserved for the _id index, which must have key pattern {_id: 1}`);
  if (!onlyId) return;
  if (fields[0]?.direction !== 1) fail('BadValue', "The field 'key' for an _id index must be {_id: 1}");
  for (const option of ['expireAfterSeconds', 'partialFilterExpression'])
    if (spec.has(option)) fail(197, `The field '${option}' is not valid for an _id index specification`);
};

const parseExpiry = (value: Value | undefined, fields: readonly IndexField[]): number | null => {
  if (value === undefined) return null;
  const seconds = toNumber(value);
  if (seconds == null) fail('CannotCreateIndex', "TTL index 'expireAfterSeconds' option must be numeric");
  if (Number.isNaN(seconds) || seconds < 0 || seconds > maximumExpiry)
    fail('CannotCreateIndex', `TTL index 'expireAfterSeconds' option must be within an acceptable range`);
  if (fields.length > 1)
    fail('CannotCreateIndex', 'TTL indexes are single-field indexes, compound indexes do not support TTL');
  return seconds;
};

/** Whether two specifications describe the same index. */
export function sameIndex(a: IndexRequest, b: IndexRequest): boolean {
  return hasSameOptions(a, b) && a.expireAfterSeconds === b.expireAfterSeconds;
}

/** Whether two indexes conflict: same fields and the same `unique`, `sparse` and partial filter, whatever their names and TTLs. */
export function hasSameOptions(a: IndexRequest, b: IndexRequest): boolean {
  return (
    JSON.stringify(a.fields) === JSON.stringify(b.fields) &&
    a.unique === b.unique &&
    a.sparse === b.sparse &&
    partialFilterKey(a.partialFilter) === partialFilterKey(b.partialFilter)
  );
}

export function keyPatternOf(index: { spec: Doc }): Value {
  return index.spec.get('key') ?? null;
}
