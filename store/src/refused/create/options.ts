import { fail } from '../../errors.js';
import { compileFilter } from '../../query/index.js';
import { compileTest } from '../../aggregate/index.js';
import { Doc, type Value } from '../../values/index.js';
import {
  aBool,
  aDocument,
  aLooseBool,
  aNumber,
  aText,
  inRange,
  listOf,
  oneOf,
  structured,
  type Checks,
} from '../checks.js';
import { aCollation } from '../collation.js';
import { aClusteredIndex } from './clustered-index.js';
import { encryptedFields } from './encrypted-fields.js';
import { indexOptionDefaults, storageEngine } from './engine.js';
import { anIdIndex } from './id-index.js';
import { timeSeries } from './timeseries.js';

/** What `create` takes in MongoDB and not here. https://www.mongodb.com/docs/manual/reference/command/create/ */
export const createOptions: Checks = {
  capped: aLooseBool,
  size: inRange(1, 2 ** 50),
  max: inRange(Number.NEGATIVE_INFINITY, 2 ** 31 - 1),
  validator: aValidator,
  validationLevel: oneOf('off', 'strict', 'moderate'),
  validationAction: oneOf('error', 'warn', 'errorAndLog'),
  viewOn: aText,
  pipeline: listOf(aDocument),
  collation: aCollation,
  timeseries: timeSeries,
  expireAfterSeconds: aNumber,
  clusteredIndex: aClusteredIndex,
  changeStreamPreAndPostImages: structured({ enabled: aBool }, ['enabled']),
  encryptedFields,
  storageEngine,
  indexOptionDefaults,
  idIndex: anIdIndex,
};

const near = new Set(['$near', '$nearSphere', '$geoNear']);

function aValidator(value: Value, path: string): void {
  aDocument(value, path);
  refuseNear(value);
  compileFilter(value as Doc, { compileExpression: compileTest });
}

/** What sorts by distance is refused by name, before it is looked at. */
function refuseNear(value: Value): void {
  if (Array.isArray(value)) value.forEach(refuseNear);
  if (!(value instanceof Doc)) return;
  for (const [name, inner] of value.entries()) {
    if (near.has(name)) fail(5626500, '$geoNear, $near and $nearSphere are not allowed in this context');
    refuseNear(inner);
  }
}
