import { fail } from '../../errors.js';
import { compileFilter, type CompiledFilter } from '../../query/index.js';
import { withPauses } from '../../restart.js';
import { PAUSE } from '../../slices.js';
import { Doc, Regex, type Value } from '../../values/index.js';
import { sizeOf } from '../accumulators/size-of.js';
import type { Expression, Scope, Variable } from '../expressions/expression.js';
import { checkPath, checkUserVariable } from '../expressions/field-path.js';
import { isGiven, listOfStages, refuseUnknown, stringIn } from './fields.js';
import { localValues } from './local-values.js';
import { filtered } from './match.js';
import {
  docOf,
  through,
  type Flow,
  type Frame,
  type Item,
  type Pipeline,
  type StageContext,
  type StageParser,
} from './stage.js';
import { withValue } from './with-value.js';

/** How large the documents that are joined to one may be together; MongoDB's limit. */
const mostBytes = 100 * 1024 * 1024;

const known = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'];

interface Lookup {
  /** The collection; empty where the pipeline brings its own documents. */
  readonly from: string;
  readonly equal: Equality | null;
  readonly as: readonly string[];
  readonly variables: Variables;
  /** Where the pipeline finds the values of the variables. */
  readonly frame: Frame;
  readonly pipeline: Pipeline | null;
}

interface Equality {
  readonly local: readonly string[];
  readonly foreign: string;
}

export type Variables = readonly (readonly [name: string, value: Expression])[];

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/lookup/ */
export const parseLookup: StageParser = (argument, context, name) => {
  const lookup = lookupOf(argument, context);
  return { name, run: (source) => joined(source, lookup, context) };
};

function lookupOf(argument: Value, context: StageContext): Lookup {
  if (!(argument instanceof Doc)) return fail('FailedToParse', 'the $lookup specification must be an Object');
  const specs = argument.get('pipeline');
  const from = fromOf(argument.get('from'), specs);
  refuseUnknown(argument, known, '$lookup');
  const [local, foreign] = [stringIn(argument, 'localField', '$lookup'), stringIn(argument, 'foreignField', '$lookup')];
  const as = stringIn(argument, 'as', '$lookup');
  if (as === null) return fail(40414, "BSON field '$lookup.as' is missing but a required field");
  const given = argument.get('let');
  if (isGiven(given) && !(given instanceof Doc)) fail('TypeMismatch', "$lookup.let must be of type 'object'");
  if (specs === undefined && isGiven(given)) fail('FailedToParse', "$lookup with 'let' must have a 'pipeline'");
  checkPair(local, foreign, specs !== undefined);
  const path = checkPath(as);
  const equal = local === null || foreign === null || local === '' ? null : { local: checkPath(local), foreign };
  if (equal !== null) checkPath(equal.foreign);
  const variables = given instanceof Doc ? parseVariables(given, context) : [];
  const frame: Frame = { variables: null };
  const inner = { names: variables.map(([name]) => name), frame, onCollection: isGiven(argument.get('from')) };
  const pipeline =
    specs === undefined ? null : context.pipeline(listOfStages(specs), { ...inner, check: refuseForbidden });
  return { from, equal, as: path, variables, frame, pipeline };
}

const refuseForbidden = (stage: string, { onCollection }: StageContext): void => {
  if (stage === '$out' || stage === '$merge') fail(51047, `${stage} is not allowed within a $lookup's sub-pipeline`);
  if (stage === '$documents' && onCollection) fail('InvalidNamespace', '$documents is not valid on a collection');
};

function fromOf(from: Value | undefined, pipeline: Value | undefined): string {
  if (typeof from === 'string') {
    if (from === '' || from.startsWith('.') || from.includes('\0'))
      fail('InvalidNamespace', `Invalid namespace specified '${from}'`);
    return from;
  }
  if (from instanceof Doc) {
    refuseUnknown(from, ['db', 'coll'], '$lookup.from');
    for (const field of from.keys()) stringIn(from, field, '$lookup.from');
  }
  const first = Array.isArray(pipeline) ? pipeline[0] : undefined;
  const bringsDocuments = first instanceof Doc && first.has('$documents');
  if (isGiven(from) || !bringsDocuments)
    fail('FailedToParse', "$lookup argument 'from' must be a string, or its pipeline begins with $documents");
  return '';
}

function checkPair(local: string | null, foreign: string | null, hasPipeline: boolean): void {
  if ((local ?? '') === '' && (foreign ?? '') === '' && local === foreign && hasPipeline) return;
  if ((local ?? '') === '' || (foreign ?? '') === '')
    fail('FailedToParse', "$lookup requires both or neither of 'localField' and 'foreignField', or a pipeline");
}

/** Variables see the document, not each other. */
export function parseVariables(variables: Doc, context: StageContext): Variables {
  return [...variables.entries()].map(([name, value]) => {
    checkUserVariable(name);
    return [name, context.expression(value)] as const;
  });
}

function* joined(source: Flow, lookup: Lookup, context: StageContext): Generator<Item | typeof PAUSE> {
  const { variables, frame, as } = lookup;
  for (const item of source) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    const doc = docOf(item);
    frame.variables = yield* withPauses(() => valuesOf(variables, context.scope(doc)));
    const found: Doc[] = [];
    let bytes = 0;
    for (const one of matching(lookup, doc, context)) {
      if (one === PAUSE) {
        yield PAUSE;
        continue;
      }
      const match = docOf(one);
      found.push(match);
      bytes += sizeOf(match);
      if (bytes > mostBytes) fail(4568, `Total size of documents in $lookup exceeds ${mostBytes} bytes`);
    }
    yield withValue(doc, as, found);
  }
}

/** The values of variables before those that are there already. */
const valuesOf = (variables: Variables, scope: Scope): Variable | null =>
  variables.reduce<Variable | null>(
    (outer, [name, value]) => ({ name, value: value.evaluate(scope), outer }),
    scope.variables,
  );

/** What is joined to a document. */
function matching({ from, equal, pipeline }: Lookup, doc: Doc, { readCollection }: StageContext): Flow {
  if (equal === null) {
    if (pipeline === null) return [];
    return pipeline.run(pipeline.hasSource ? [] : readCollection(from, pipeline));
  }
  const filter = equalityFilter(doc, equal);
  const [first, ...others] = pipeline?.stages ?? [];
  if (first !== undefined && pipeline?.hasSource === true) return through(others, filtered(first.run([]), filter));
  return through(pipeline?.stages ?? [], readCollection(from, { filter, sort: undefined, most: Infinity }));
}

/** Lets through what has one of the values at the local path, where nothing is the same as null. */
function equalityFilter(doc: Doc, { local, foreign }: Equality): CompiledFilter {
  const values = localValues(doc, local);
  const equalTo = (value: Value): Doc => new Doc([[foreign, new Doc([['$eq', value]])]]);
  if (values.length < 2) return compileFilter(equalTo(values[0] ?? null));
  if (values.some((value) => value instanceof Regex)) return compileFilter(new Doc([['$or', values.map(equalTo)]]));
  return compileFilter(new Doc([[foreign, new Doc([['$in', values]])]]));
}
