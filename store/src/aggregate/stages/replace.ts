import { fail } from '../../errors.js';
import { Doc, MISSING, RawDoc, typeName, type Value } from '../../values/index.js';
import { mapping } from './simple.js';
import type { StageContext, StageParser } from './stage.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/replaceRoot/ */
export const parseReplaceRoot: StageParser = (argument, context, name) => {
  if (!(argument instanceof Doc)) return fail(40229, 'expected an object as specification for $replaceRoot stage');
  for (const field of argument.keys())
    if (field !== 'newRoot') fail(40415, `BSON field '$replaceRoot.${field}' is an unknown field.`);
  const root = argument.get('newRoot');
  if (root === undefined) return fail(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
  return replacing(name, root, context);
};

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/replaceWith/ */
export const parseReplaceWith: StageParser = (argument, context, name) => replacing(name, argument, context);

const replacing = (name: string, newRoot: Value, context: StageContext): ReturnType<StageParser> => {
  const expression = context.expression(newRoot);
  return mapping(name, (root) => {
    const value = expression.evaluate(context.scope(root));
    if (value instanceof Doc && !(value instanceof RawDoc)) return value;
    return fail(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was of type: '${typeName(value === MISSING ? MISSING : value)}'`,
    );
  });
};
