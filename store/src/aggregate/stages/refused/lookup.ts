import { fail } from '../../../errors.js';
import { Doc, type Value } from '../../../values/index.js';
import { checkPath, checkUserVariable } from '../../expressions/field-path.js';
import type { StageContext } from '../stage.js';
import { checkInner, isGiven, refuseUnknown, stringIn } from './fields.js';

const known = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'];

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/lookup/#syntax */
export function checkLookup(argument: Value, context: StageContext): void {
  if (!(argument instanceof Doc)) return fail('FailedToParse', 'the $lookup specification must be an Object');
  const pipeline = argument.get('pipeline');
  checkFrom(argument.get('from'), pipeline);
  refuseUnknown(argument, known, '$lookup');
  const [local, foreign] = [stringIn(argument, 'localField', '$lookup'), stringIn(argument, 'foreignField', '$lookup')];
  const as = stringIn(argument, 'as', '$lookup');
  if (as === null) return fail(40414, "BSON field '$lookup.as' is missing but a required field");
  const variables = argument.get('let');
  if (isGiven(variables) && !(variables instanceof Doc)) fail('TypeMismatch', "$lookup.let must be of type 'object'");
  if (pipeline === undefined && isGiven(variables)) fail('FailedToParse', "$lookup with 'let' must have a 'pipeline'");
  checkPair(local, foreign, pipeline !== undefined);
  for (const path of [as, local, foreign]) if (path !== null) checkPath(path);
  const names = variables instanceof Doc ? checkVariables(variables, context) : [];
  if (pipeline === undefined) return;
  checkInner(pipeline, context, {
    names,
    onCollection: isGiven(argument.get('from')),
    check: (stage) => {
      if (stage === '$out' || stage === '$merge')
        fail(51047, `${stage} is not allowed within a $lookup's sub-pipeline`);
      if (stage === '$documents' && isGiven(argument.get('from')))
        fail('InvalidNamespace', '$documents is not valid on a collection');
    },
  });
}

function checkFrom(from: Value | undefined, pipeline: Value | undefined): void {
  if (typeof from === 'string') {
    if (from === '' || from.startsWith('.') || from.includes('\0'))
      fail('InvalidNamespace', `Invalid namespace specified '${from}'`);
    return;
  }
  if (from instanceof Doc) {
    refuseUnknown(from, ['db', 'coll'], '$lookup.from');
    for (const field of from.keys()) stringIn(from, field, '$lookup.from');
  }
  const first = Array.isArray(pipeline) ? pipeline[0] : undefined;
  const bringsDocuments = first instanceof Doc && first.has('$documents');
  if (isGiven(from) || !bringsDocuments)
    fail('FailedToParse', "$lookup argument 'from' must be a string, or its pipeline begins with $documents");
}

function checkPair(local: string | null, foreign: string | null, hasPipeline: boolean): void {
  if ((local ?? '') === '' && (foreign ?? '') === '' && local === foreign && hasPipeline) return;
  if ((local ?? '') === '' || (foreign ?? '') === '')
    fail('FailedToParse', "$lookup requires both or neither of 'localField' and 'foreignField', or a pipeline");
}

/** Variables see the document, not each other. */
export function checkVariables(variables: Doc, context: StageContext): string[] {
  for (const [name, value] of variables.entries()) {
    checkUserVariable(name);
    context.expression(value);
  }
  return [...variables.keys()];
}
