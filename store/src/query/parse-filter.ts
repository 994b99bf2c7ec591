import { fail } from '../errors.js';
import { Doc, Regex, type Value } from '../values/index.js';
import { conjunction, type Constraint } from './constraints.js';
import { isOperatorDoc, parseOperators } from './parse-operators.js';
import { parseJsonSchema } from './json-schema/index.js';
import { regexTest } from './parse-regex.js';

/** Where a filter stands. */
export interface Place {
  /** Not inside `$elemMatch`, where operators of the whole document are refused. */
  readonly isTop: boolean;
  /** `$jsonSchema` is refused in filters of array elements in updates and projections. */
  readonly takesSchema: boolean;
}

/** Parses a filter. Everything that MongoDB finds wrong in a filter is found here, before a document is read. */
export function parseFilter(filter: Doc, place: Place = { isTop: true, takesSchema: true }): Constraint {
  const parts: Constraint[] = [];
  for (const [name, argument] of filter.entries()) {
    const part = name.startsWith('$') ? parseTopOperator(name, argument, place) : parseField(name, argument, place);
    if (part != null) parts.push(part);
  }
  return conjunction(parts);
}

function parseField(path: string, argument: Value, place: Place): Constraint {
  if (argument instanceof Regex) return { kind: 'field', path, ...regexTest(argument.pattern, argument.options) };
  if (isOperatorDoc(argument)) {
    const parseNested = (filter: Doc): Constraint => parseFilter(filter, { ...place, isTop: false });
    return conjunction(parseOperators(path, argument, parseNested));
  }
  return { kind: 'field', path, op: 'eq', value: argument };
}

/** The operators that stand in place of a field, for the list of what is supported. */
export const logicalOperators: readonly string[] = ['$and', '$or', '$nor', '$comment', '$expr', '$jsonSchema'];

/** The operators in place of a field; null for `$comment`, which says nothing. */
function parseTopOperator(name: string, argument: Value, place: Place): Constraint | null {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor':
      return parseLogical(name, argument, place);
    case '$comment':
      return null;
    case '$expr':
      if (!place.isTop) fail('BadValue', '$expr can only be applied to the top-level document');
      return { kind: 'expr', expression: argument };
    case '$jsonSchema':
      if (!place.takesSchema) fail('QueryFeatureNotAllowed', '$jsonSchema is not allowed in this context');
      return { kind: 'schema', test: parseJsonSchema(argument) };
    default:
      return fail(
        'BadValue',
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function parseLogical(name: '$and' | '$or' | '$nor', argument: Value, place: Place): Constraint {
  if (!Array.isArray(argument)) fail('BadValue', `${name} must be an array`);
  if (argument.length === 0) fail('BadValue', '$and/$or/$nor must be a nonempty array');
  const parts = argument.map((entry) => {
    if (!(entry instanceof Doc)) fail('BadValue', '$or/$and/$nor entries need to be full objects');
    return parseFilter(entry, place);
  });
  if (name === '$and') return conjunction(parts);
  return { kind: name === '$or' ? 'or' : 'nor', parts };
}
