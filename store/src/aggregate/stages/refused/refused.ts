import { fail } from '../../../errors.js';
import { Doc, isNumber, UtcDate, type Value } from '../../../values/index.js';
import { checkPath } from '../../expressions/field-path.js';
import type { StageRules } from '../rules.js';
import type { StageContext } from '../stage.js';
import { isGiven, listOfStages, refuseUnknown, stringIn } from '../fields.js';

/** A stage that is not there. What MongoDB finds wrong in it is found all the same; then the pipeline is refused. */
export interface RefusedStage extends StageRules {
  readonly check?: (argument: Value, context: StageContext) => void;
}

const withoutCollection = (_argument: Value, context: StageContext): void => {
  if (context.onCollection) fail('InvalidNamespace', 'the stage must be run against the database, with {aggregate: 1}');
};

const ofServer: RefusedStage = { check: withoutCollection, place: 'first', unstable: true };
const ofCollection: RefusedStage = { place: 'first', unstable: true };
const granularities = /^(?:R5|R10|R20|R40|R80|1-2-5|E6|E12|E24|E48|E96|E192|POWERSOF2)$/;
const notLocal = ['majority', 'available', 'linearizable', 'snapshot'];

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/ */
export const refusedStages: ReadonlyMap<string, RefusedStage> = new Map<string, RefusedStage>([
  ['$bucketAuto', { check: checkBucketAuto }],
  ['$collStats', ofCollection],
  ['$currentOp', ofServer],
  ['$densify', { check: checkDensify }],
  ['$fill', { check: checkFill }],
  ['$indexStats', ofCollection],
  ['$listClusterCatalog', { check: checkClusterCatalog, place: 'first', unstable: true }],
  ['$listLocalSessions', { ...ofServer, refusedLevels: notLocal }],
  ['$listSessions', ofServer],
  ['$out', { place: 'last', refusedLevels: ['linearizable'] }],
  ['$planCacheStats', { ...ofCollection, refusedLevels: notLocal }],
  ['$querySettings', ofServer],
  ['$sample', { check: checkSample }],
  ['$search', ofCollection],
  ['$unionWith', { check: checkUnionWith }],
]);

function checkBucketAuto(argument: Value): void {
  const granularity = argument instanceof Doc ? argument.get('granularity') : undefined;
  if (typeof granularity === 'string' && !granularities.test(granularity))
    fail(40257, `Unknown granularity: ${granularity}`);
}

/** Bounds are two numbers or two dates, and no expressions. */
function checkDensify(argument: Value): void {
  const range = argument instanceof Doc ? argument.get('range') : undefined;
  const bounds = range instanceof Doc ? range.get('bounds') : undefined;
  if (!Array.isArray(bounds) || bounds.length !== 2) return;
  if (!bounds.every((bound) => isNumber(bound)) && !bounds.every((bound) => bound instanceof UtcDate))
    fail(5733402, 'a bounding array must contain either both dates or both numeric types');
}

function checkFill(argument: Value): void {
  const sortBy = argument instanceof Doc ? argument.get('sortBy') : undefined;
  if (sortBy instanceof Doc) for (const path of sortBy.keys()) checkPath(path);
}

function checkSample(argument: Value): void {
  if (!(argument instanceof Doc)) return fail(28745, 'the $sample stage specification must be an object');
  for (const [field, size] of argument.entries()) {
    if (field !== 'size') fail(28748, `unrecognized option to $sample: ${field}`);
    if (!isNumber(size)) fail(28746, 'size argument to $sample must be a number');
  }
  if (argument.size === 0) fail(28749, '$sample stage must specify a size');
}

function checkClusterCatalog(_argument: Value, context: StageContext): void {
  if (context.onCollection) fail(9621301, '$listClusterCatalog must be run against the database, with {aggregate: 1}');
}

function checkUnionWith(argument: Value, context: StageContext): void {
  if (typeof argument === 'string') return;
  if (!(argument instanceof Doc)) return fail('FailedToParse', 'the $unionWith stage must be a string or an object');
  refuseUnknown(argument, ['coll', 'pipeline'], '$unionWith');
  const onCollection = stringIn(argument, 'coll', '$unionWith') !== null;
  const pipeline = argument.get('pipeline');
  if (pipeline === undefined || !isGiven(pipeline)) return;
  context.pipeline(listOfStages(pipeline), {
    onCollection,
    check: (stage) => {
      if (stage === '$out' || stage === '$merge')
        fail(31441, `${stage} is not allowed within a $unionWith's sub-pipeline`);
    },
  });
}
