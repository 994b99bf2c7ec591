import { compileFilter } from '../query/index.js';
import { compileTest } from '../aggregate/index.js';
import { fail } from '../errors.js';
import { isTrue, wholeIn } from '../plain.js';
import { Doc, isNumber, type Value } from '../values/index.js';
import { aBool, aDocument, aNumber, aText, anything, evenNull, type Check } from './checks.js';
import { aCollation, isSimple } from './collation.js';

/** Options of indexes that MongoDB has and this store has not. */
const options: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['partialFilterExpression', evenNull(aPartialFilter)],
  ['collation', anIndexCollation],
  ['hidden', aBool],
  ['storageEngine', aDocument],
  ['weights', anything],
  ['default_language', aText],
  ['language_override', aText],
  ['textIndexVersion', aNumber],
  ['2dsphereIndexVersion', aNumber],
  ['bits', aNumber],
  ['min', aNumber],
  ['max', aNumber],
  ['wildcardProjection', aDocument],
  ['prepareUnique', aBool],
  ['clustered', aBool],
]);
const kinds = new Set(['text', '2d', '2dsphere', 'hashed', 'geoHaystack']);
const mostBits = 32;
const newestSphere = 4;

/** Checks an option of an index that this store has not; false when MongoDB does not know it either. */
export function checkIndexOption(option: string, value: Value): boolean {
  const check = options.get(option);
  if (check === undefined) return false;
  if (value !== null || option === 'partialFilterExpression') check(value, `createIndexes.indexes.${option}`);
  return true;
}

/** Refuses options and kinds of indexes that this store has not, after what MongoDB finds wrong in them. */
export function refuseIndex(spec: Doc, key: Doc): void {
  const orders = [...key.values()].filter((order) => typeof order === 'string');
  const wildcards = [...key.keys()].filter((path) => path === '$**' || path.endsWith('.$**'));
  for (const order of orders) checkKind(order);
  checkHashed(spec, orders);
  checkText(spec, orders);
  checkWildcard(spec, wildcards);
  const sphere = wholeIn(spec.get('2dsphereIndexVersion'));
  if (sphere !== null && (sphere < 1 || sphere > newestSphere))
    fail('CannotCreateIndex', `unsupported geo index version { 2dsphereIndexVersion : ${sphere} }`);
  const bits = wholeIn(spec.get('bits'));
  if (bits !== null && (bits < 1 || bits > mostBits))
    fail('InvalidOptions', 'bits in geo index must be between 1 and 32');
  for (const option of spec.keys())
    if (options.has(option)) fail('CommandNotSupported', `The index option '${option}' is not supported`);
  const [kind] = [...orders, ...wildcards];
  if (kind !== undefined) fail('CommandNotSupported', `Indexes of the kind '${kind}' are not supported`);
}

function checkKind(order: string): void {
  if (order === 'wildcard') fail(7246202, "The index plugin 'wildcard' is not allowed: use a path with '$**'");
  if (!kinds.has(order)) fail('CannotCreateIndex', `Unknown index plugin '${order}'`);
}

function checkHashed(spec: Doc, orders: readonly string[]): void {
  const hashed = orders.filter((order) => order === 'hashed');
  if (hashed.length > 1) fail(31303, 'A maximum of one index field is allowed to be hashed');
  if (hashed.length > 0 && isTrue(spec.get('unique')))
    fail(16764, 'Currently hashed indexes cannot guarantee uniqueness. Use a regular index.');
}

function checkText(spec: Doc, orders: readonly string[]): void {
  if (!orders.includes('text')) return;
  if (!isSimple(spec.get('collation'))) fail('CannotCreateIndex', 'text indexes only support simple collation');
  if (spec.get('language_override') === '') fail('CannotCreateIndex', 'language_override must not be empty');
  const weights = spec.get('weights');
  for (const weight of weights instanceof Doc ? weights.values() : [])
    if (!isNumber(weight) || (wholeIn(weight) ?? 0) < 1 || (wholeIn(weight) ?? 0) >= 1_000_000_000)
      fail('CannotCreateIndex', 'text index weights must be in the exclusive interval (0, 1000000000)');
}

function checkWildcard(spec: Doc, paths: readonly string[]): void {
  if (paths.length > 0 && (isTrue(spec.get('unique')) || isTrue(spec.get('sparse')) || spec.has('expireAfterSeconds')))
    fail('CannotCreateIndex', 'wildcard indexes are not unique, sparse or with an expiry');
  if (spec.get('wildcardProjection') == null) return;
  if (paths.length === 0) fail('BadValue', "'wildcardProjection' is only allowed in a wildcard index");
  if (!paths.includes('$**'))
    fail('FailedToParse', "'wildcardProjection' is only allowed when the key of the wildcard index is '$**'");
}

function anIndexCollation(value: Value, path: string): void {
  if (value instanceof Doc && value.size === 0) fail('BadValue', `'${path}' must not be empty`);
  aCollation(value, path);
}

/** Operators that a partial index may have. https://www.mongodb.com/docs/manual/core/index-partial/ */
const partial = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$type', '$exists', '$all', '$and', '$or']);
const geographic = new Set(['$geoWithin', '$geoIntersects']);
/** What the filters of indexes refuse by name before they look at it. */
const banned = new Set(['$expr', '$jsonSchema']);

function aPartialFilter(value: Value, path: string): void {
  aDocument(value, path);
  const filter = value as Doc;
  for (const name of filter.keys())
    if (banned.has(name)) fail('QueryFeatureNotAllowed', `${name} is not allowed in this context`);
  compileFilter(filter, { compileExpression: compileTest });
  checkOperators(filter);
}

function checkOperators(filter: Doc): void {
  for (const [name, argument] of filter.entries()) {
    if (name.startsWith('$') && !partial.has(name) && !geographic.has(name))
      fail('CannotCreateIndex', `Expression not supported in partial index: ${name}`);
    if (name === '$exists' && !isTrue(argument))
      fail('CannotCreateIndex', 'Expression not supported in partial index: $exists: false');
    if (name === '$and' || name === '$or') {
      for (const part of argument as Value[]) if (part instanceof Doc) checkOperators(part);
    } else if (!name.startsWith('$') && argument instanceof Doc && isOperators(argument)) checkOperators(argument);
  }
}

const isOperators = (value: Doc): boolean => value.keys().next().value?.startsWith('$') === true;
