import { fail } from '../errors.js';
import { Doc, MISSING, UNDEFINED, type Value } from '../values/index.js';
import { checkName, checkPath, valueAt, type Result } from './field-path.js';

/** A compiled expression: a field path, a literal, or a document or array of expressions. */
export type Expression = (doc: Doc) => Result;

/**
 * Compiles an expression; operators other than `$literal` are refused.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation/
 */
export function compileExpression(value: Value): Expression {
  if (typeof value === 'string' && value.startsWith('$')) return compilePath(value);
  if (Array.isArray(value)) {
    const items = value.map(compileExpression);
    return (doc) => items.map((item) => orNull(item(doc)));
  }
  return value instanceof Doc ? compileDocument(value) : () => value;
}

function compilePath(text: string): Expression {
  if (text.startsWith('$$')) return compileVariable(text.slice(2));
  if (text === '$') fail(16872, "'$' by itself is not a valid FieldPath");
  const path = checkPath(text.slice(1));
  return (doc) => valueAt(doc, path, 0);
}

function compileVariable(text: string): Expression {
  const dot = text.indexOf('.');
  const name = dot === -1 ? text : text.slice(0, dot);
  if (!/^[A-Za-z\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*$/.test(name))
    fail('FailedToParse', `'${name}' is not a valid name for a variable`);
  if (name !== 'ROOT') fail(17276, `Use of undefined variable: ${name}`);
  const path = dot === -1 ? [] : checkPath(text.slice(dot + 1));
  return (doc) => valueAt(doc, path, 0);
}

function compileDocument(spec: Doc): Expression {
  const [first] = spec.keys();
  if (first?.startsWith('$') === true) return compileOperation(spec);
  const fields = [...spec.entries()].map(([name, value]) => {
    checkName(name);
    return [name, compileExpression(value)] as const;
  });
  return (doc) => {
    const result = new Doc();
    for (const [name, expression] of fields) {
      const value = expression(doc);
      if (value !== MISSING) result.set(name, value);
    }
    return result;
  };
}

function compileOperation(spec: Doc): Expression {
  const [[name, argument]] = [...spec.entries()] as [[string, Value]];
  if (spec.size !== 1) fail(15983, 'An object representing an expression must have exactly one field');
  if (name !== '$literal') fail('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
  return () => argument;
}

/** Whether a value is missing, null or undefined. */
export function isNullish(value: Result): value is null | typeof UNDEFINED | typeof MISSING {
  return value === null || value === MISSING || value === UNDEFINED;
}

/** The value, or null when it is missing. */
export const orNull = (value: Result): Value => (value === MISSING ? null : value);
