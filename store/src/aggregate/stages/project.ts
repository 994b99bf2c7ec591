import { fail, MongoError } from '../../errors.js';
import { compileAddedFields, compileProjection, type AddedField } from '../../query/index.js';
import { Doc, type Value } from '../../values/index.js';
import type { Result } from '../expressions/expression.js';
import { checkName, checkPath } from '../expressions/field-path.js';
import { mapping } from './simple.js';
import type { StageContext, StageParser } from './stage.js';

type Evaluate = (doc: Doc) => Result;

const evaluator = (value: Value, context: StageContext): Evaluate => {
  const expression = context.expression(value);
  return (root) => expression.evaluate(context.scope(root));
};

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/project/ */
export const parseProject: StageParser = (argument, context, name) => {
  if (!(argument instanceof Doc)) return fail(15969, '$project specification must be an object');
  if (argument.size === 0)
    return fail(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  return mapping(name, projectionOf(argument, context));
};

const projectionOf = (spec: Doc, context: StageContext): ((doc: Doc) => Doc) =>
  compileProjection(spec, undefined, {
    inPipeline: true,
    compileExpression: (value) => computedField(value, (one) => evaluator(one, context)),
  });

/** The expression of a projected field: one that is unknown has a code of its own. */
export function computedField(value: Value, compile: (value: Value) => Evaluate): Evaluate {
  try {
    return compile(value);
  } catch (error) {
    const name = value instanceof Doc && value.size === 1 ? [...value.keys()][0] : undefined;
    const isUnknown = error instanceof MongoError && error.message === `Unrecognized expression '${name ?? ''}'`;
    if (isUnknown && name !== '$elemMatch')
      fail(31325, `Invalid $project :: caused by :: Unknown expression ${name ?? ''}`);
    throw error;
  }
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/unset/ */
export const parseUnset: StageParser = (argument, context, name) => {
  const paths = Array.isArray(argument) ? argument : [argument];
  if (typeof argument !== 'string' && !Array.isArray(argument))
    return fail(31002, '$unset specification must be a string or an array');
  if (paths.length === 0)
    return fail(31119, '$unset specification must be a string or an array with at least one field');
  if (paths.some((path) => typeof path !== 'string'))
    return fail(31120, '$unset specification must be a string or an array containing only string values');
  const names = paths.map(String);
  if (names.some((path) => path.includes('\0'))) fail(9527900, '$unset field names may not contain null bytes');
  names.forEach(checkPath);
  if (new Set(names).size < names.length) fail(31250, 'Path collision in $unset');
  return mapping(name, projectionOf(new Doc(names.map((path) => [path, false] as const)), context));
};

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/addFields/ */
export const parseAddFields: StageParser = (argument, context, name) => {
  if (!(argument instanceof Doc)) return fail(40272, `${name} specification stage must be an object`);
  const fields: AddedField[] = [];
  for (const [path, value] of argument.entries()) collect([...checkPath(path)], value, fields, context);
  if (fields.length === 0 && argument.size === 0) return mapping(name, (doc) => doc);
  refuseConflicts(fields);
  return mapping(name, compileAddedFields(fields));
};

/** A document stands for fields below; an operation and everything else for a value. */
function collect(path: string[], value: Value, fields: AddedField[], context: StageContext): void {
  const first = value instanceof Doc ? [...value.keys()][0] : undefined;
  if (!(value instanceof Doc) || first === undefined || first.startsWith('$')) {
    if (value instanceof Doc && value.size > 1) fail(40181, 'an expression must be the only field of its object');
    fields.push({ path, evaluate: evaluator(value, context) });
    return;
  }
  for (const [name, inner] of value.entries()) {
    if (name.startsWith('$')) fail(40182, `cannot mix an expression with fields at path ${path.join('.')}`);
    if (name.includes('.')) fail(40183, `FieldPath field names may not contain '.': ${name}`);
    checkName(name);
    collect([...path, name], inner, fields, context);
  }
}

function refuseConflicts(fields: readonly AddedField[]): void {
  const seen = new Set<string>();
  for (const { path } of fields) {
    const full = path.join('\0');
    for (const other of seen)
      if (other === full || other.startsWith(`${full}\0`) || full.startsWith(`${other}\0`))
        fail(
          40176,
          `specification contains two conflicting paths. Cannot specify both '${path.join('.')}' and another`,
        );
    seen.add(full);
  }
}
