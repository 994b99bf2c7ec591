import { fail } from '../errors.js';
import { Doc, Regex, type Value } from '../values/index.js';
import { conjunction, type Constraint } from './constraints.js';
import { isOperatorDoc, parseOperators } from './parse-operators.js';
import { regexTest } from './parse-regex.js';

/** Parses and validates a filter, before any document is read. */
export function parseFilter(filter: Doc): Constraint {
  return conjunction(
    [...filter.entries()].map(([name, argument]) =>
      name.startsWith('$') ? parseLogical(name, argument) : parseField(name, argument),
    ),
  );
}

function parseField(path: string, argument: Value): Constraint {
  if (argument instanceof Regex) return { kind: 'field', path, ...regexTest(argument.pattern, argument.options) };
  if (isOperatorDoc(argument)) return conjunction(parseOperators(path, argument, parseFilter));
  return { kind: 'field', path, op: 'eq', value: argument };
}

function parseLogical(name: string, argument: Value): Constraint {
  if (name !== '$and' && name !== '$or' && name !== '$nor')
    return fail(
      'BadValue',
      `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
    );
  if (!Array.isArray(argument)) return fail('BadValue', `${name} must be an array`);
  if (argument.length === 0) fail('BadValue', '$and/$or/$nor must be a nonempty array');
  const parts = argument.map((entry) => {
    if (!(entry instanceof Doc)) fail('BadValue', '$or/$and/$nor entries need to be full objects');
    return parseFilter(entry);
  });
  if (name === '$and') return conjunction(parts);
  return { kind: name === '$or' ? 'or' : 'nor', parts };
}
