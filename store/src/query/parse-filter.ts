import { fail } from '../errors.js';
import { Doc, Regex, type Value } from '../values/index.js';
import { conjunction, type Constraint } from './constraints.js';
import { isOperatorDoc, parseOperators } from './parse-operators.js';
import { regexTest } from './parse-regex.js';

/**
 * Parses a filter. Everything that MongoDB finds wrong in a filter is found here, before a document is read.
 * `isTop` is false inside `$elemMatch`, where operators of the whole document are refused.
 */
export function parseFilter(filter: Doc, isTop = true): Constraint {
  const parts: Constraint[] = [];
  for (const [name, argument] of filter.entries()) {
    const part = name.startsWith('$') ? parseTopOperator(name, argument, isTop) : parseField(name, argument);
    if (part != null) parts.push(part);
  }
  return conjunction(parts);
}

function parseField(path: string, argument: Value): Constraint {
  if (argument instanceof Regex) return { kind: 'field', path, ...regexTest(argument.pattern, argument.options) };
  if (isOperatorDoc(argument)) return conjunction(parseOperators(path, argument, parseNested));
  return { kind: 'field', path, op: 'eq', value: argument };
}

const parseNested = (filter: Doc): Constraint => parseFilter(filter, false);

/** The operators that stand in place of a field, for the list of what is supported. */
export const logicalOperators: readonly string[] = ['$and', '$or', '$nor', '$comment', '$expr'];

/** The logical operators and `$expr`; null for `$comment`, which says nothing. */
function parseTopOperator(name: string, argument: Value, isTop: boolean): Constraint | null {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor':
      return parseLogical(name, argument, isTop);
    case '$comment':
      return null;
    case '$expr':
      if (!isTop) fail('BadValue', '$expr can only be applied to the top-level document');
      return { kind: 'expr', expression: argument };
    default:
      return fail(
        'BadValue',
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function parseLogical(name: '$and' | '$or' | '$nor', argument: Value, isTop: boolean): Constraint {
  if (!Array.isArray(argument)) fail('BadValue', `${name} must be an array`);
  if (argument.length === 0) fail('BadValue', '$and/$or/$nor must be a nonempty array');
  const parts = argument.map((entry) => {
    if (!(entry instanceof Doc)) fail('BadValue', '$or/$and/$nor entries need to be full objects');
    return parseFilter(entry, isTop);
  });
  if (name === '$and') return conjunction(parts);
  return { kind: name === '$or' ? 'or' : 'nor', parts };
}
