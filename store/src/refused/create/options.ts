import { compileFilter, refuseNear } from '../../query/index.js';
import { compileTest } from '../../aggregate/index.js';
import type { Doc, Value } from '../../values/index.js';
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

function aValidator(value: Value, path: string): void {
  aDocument(value, path);
  refuseNear(value);
  compileFilter(value as Doc, { compileExpression: compileTest });
}
