import { fail } from '../../errors.js';
import { checkName, checkPath, compileAddedFields, compileExpression, compileProjection } from '../../query/index.js';
import type { AddedField } from '../../query/index.js';
import { PAUSE } from '../../slices.js';
import { Doc, type Value } from '../../values/index.js';
import { docOf, type Stage, type StageParser } from './stage.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/project/ */
export const parseProject: StageParser = (argument, name) => {
  if (!(argument instanceof Doc)) return fail(15969, '$project specification must be an object');
  if (argument.size === 0)
    return fail(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  return mapping(name, compileProjection(argument));
};

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/addFields/ */
export const parseAddFields: StageParser = (argument, name) => {
  if (!(argument instanceof Doc)) return fail(40272, `${name} specification stage must be an object`);
  const fields: AddedField[] = [];
  for (const [path, value] of argument.entries()) collect([...checkPath(path)], value, fields);
  refuseConflicts(fields);
  return mapping(name, compileAddedFields(fields));
};

/** A stage that maps each document to another. */
const mapping = (name: string, change: (doc: Doc) => Doc): Stage => ({
  name,
  run: function* (source) {
    for (const item of source) yield item === PAUSE ? PAUSE : change(docOf(item));
  },
});

/** Flattens nested specifications: a plain document names subfields, anything else is the expression of its field. */
function collect(path: string[], value: Value, fields: AddedField[]): void {
  const first = value instanceof Doc ? [...value.keys()][0] : undefined;
  if (!(value instanceof Doc) || first === undefined || first.startsWith('$')) {
    if (value instanceof Doc && value.size > 1) fail(40181, 'an expression must be the only field of its object');
    fields.push({ path, expression: compileExpression(value) });
    return;
  }
  for (const [name, inner] of value.entries()) {
    if (name.startsWith('$')) fail(40182, `cannot mix an expression with fields at path ${path.join('.')}`);
    if (name.includes('.')) fail(40183, `FieldPath field names may not contain '.': ${name}`);
    checkName(name);
    collect([...path, name], inner, fields);
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
