import { fail } from '../../errors.js';
import { numberIn } from '../../plain.js';
import { Binary, Doc, compareValues, typeName, type Value } from '../../values/index.js';
import {
  aBool,
  aDocument,
  aNumber,
  aText,
  anything,
  evenNull,
  inRange,
  listOf,
  oneOf,
  structured,
  wrongType,
  type Check,
} from '../checks.js';

const aPositive = inRange(1, 2_147_483_647);
const mostQueryTypes = 2;
const uuid = 4;

/** How a field is searched; a kind that only some types have is checked with the type. */
const query = structured(
  {
    queryType: oneOf('equality', 'range', 'rangePreview', 'prefixPreview', 'suffixPreview', 'substringPreview'),
    contention: inRange(0, Number.MAX_SAFE_INTEGER),
    sparsity: inRange(1, 8),
    precision: inRange(0, 2_147_483_647),
    trimFactor: inRange(0, 2_147_483_647),
    min: anything,
    max: anything,
    strMaxLength: aPositive,
    strMinQueryLength: aPositive,
    strMaxQueryLength: aPositive,
    caseSensitive: aBool,
    diacriticSensitive: aBool,
  },
  ['queryType'],
);

const aKeyId: Check = (value, path) => {
  if (!(value instanceof Binary) || value.subtype !== uuid) return wrongType(path, value, 'UUID');
  if (value.bytes.length !== 16) fail('InvalidUUID', `'${path}' must be a UUID of 16 bytes`);
};

const queries = evenNull((value, path) => {
  if (Array.isArray(value)) listOf(query)(value, path);
  else query(value, path);
});

const field = structured({ keyId: aKeyId, path: aText, bsonType: aText, queries }, ['keyId', 'path']);
const shape = structured(
  {
    fields: listOf(checkedField),
    escCollection: aText,
    ecocCollection: aText,
    eccCollection: aText,
    strEncodeVersion: aNumber,
  },
  ['fields'],
);
const unencryptable = new Set(['minKey', 'maxKey', 'null', 'undefined']);
const ranged = new Set(['int', 'long', 'double', 'decimal', 'date']);

/** https://www.mongodb.com/docs/manual/core/queryable-encryption/ */
export const encryptedFields: Check = (value, path) => {
  aDocument(value, path);
  shape(value, path);
};

function checkedField(value: Value, path: string): void {
  field(value, path);
  if (!(value instanceof Doc)) return;
  const name = value.get('path') as string;
  if (name === '_id' || name.startsWith('_id.')) fail(6316403, 'Cannot encrypt _id or its subfields.');
  const type = value.get('bsonType') ?? null;
  if (typeof type === 'string' && unencryptable.has(type)) fail(6338406, `Type '${type}' is not encryptable`);
  const given = value.get('queries');
  if (Array.isArray(given) && given.length === 0) fail(9783412, `Field '${name}' must have at least one query type`);
  const all = Array.isArray(given) ? given : [given];
  if (all.length > mostQueryTypes) fail(9783413, `Field '${name}' must not have more than two query types`);
  for (const one of all) if (one instanceof Doc) checkQuery(one, type);
}

function checkQuery(spec: Doc, type: Value): void {
  const kind = spec.get('queryType') as string;
  if (kind.startsWith('range')) checkRange(spec, type);
  else if (kind.endsWith('Preview')) checkTexts(spec, kind, type);
}

function checkTexts(spec: Doc, kind: string, type: Value): void {
  if (type !== 'string') fail(9783400, `Query type ${kind} is only for texts`);
  const [least, most] = [numberIn(spec.get('strMinQueryLength')), numberIn(spec.get('strMaxQueryLength'))];
  if (least === null) fail(9783402, `strMinQueryLength is required for ${kind}`);
  if (most === null) fail(9783403, `strMaxQueryLength is required for ${kind}`);
  if (least > most) fail(9783406, 'strMinQueryLength must not be greater than strMaxQueryLength');
}

function checkRange(spec: Doc, type: Value): void {
  if (typeof type !== 'string' || !ranged.has(type)) fail(6775201, 'The type of the field has no range queries');
  const min = spec.get('min') ?? null;
  const max = spec.get('max') ?? null;
  for (const bound of [min, max] as Value[])
    if (bound !== null && typeName(bound) !== type) fail(7018200, `A bound of the range is no ${type}`);
  if (min !== null && max !== null && compareValues(min, max) >= 0) fail(6720005, 'min must be less than max');
}
