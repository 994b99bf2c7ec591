import { fail } from '../../errors.js';
import { Doc, MISSING, RawDoc, type UtcDate, type Value } from '../../values/index.js';
import { constant, operation, orNull, type Context, type Expression, type Operator } from './expression.js';
import { checkName, parseFieldPath } from './field-path.js';
import { operators } from './operators.js';

/** Where there are no variables yet. */
export const outermost = (now: UtcDate | null): Context => ({
  variables: new Set(),
  now,
  inGroup: false,
  parse: parseExpression,
});

/** Parses an expression; throws what MongoDB finds wrong in it. https://www.mongodb.com/docs/manual/reference/operator/aggregation/ */
export function parseExpression(value: Value, context: Context): Expression {
  if (typeof value === 'string') return value.startsWith('$') ? parseFieldPath(value, context) : constant(value);
  if (Array.isArray(value)) return parseArray(value, context);
  if (value instanceof Doc && !(value instanceof RawDoc)) return parseDocument(value, context);
  return constant(value);
}

function parseArray(items: readonly Value[], context: Context): Expression {
  const parsed = items.map((item) => parseExpression(item, context));
  return operation(parsed, (scope) => parsed.map((item) => orNull(item.evaluate(scope))));
}

function parseDocument(doc: Doc, context: Context): Expression {
  const [first] = doc.keys();
  if (first?.startsWith('$') === true) return parseOperation(doc, context);
  const fields = [...doc.entries()].map(([name, value]) => {
    checkName(name);
    return [name, parseExpression(value, context)] as const;
  });
  return operation(
    fields.map(([, value]) => value),
    (scope) => {
      const result = new Doc();
      for (const [name, expression] of fields) {
        const value = expression.evaluate(scope);
        if (value !== MISSING) result.set(name, value);
      }
      return result;
    },
  );
}

/** `{$name: argument}`. */
export function parseOperation(doc: Doc, context: Context): Expression {
  if (doc.size !== 1) {
    const names = [...doc.keys()].join(', ');
    fail(15983, `An object representing an expression must have exactly one field: { ${names} }`);
  }
  const [[name, argument]] = [...doc.entries()] as [[string, Value]];
  return operatorOf(name)(argument, context, name);
}

function operatorOf(name: string): Operator {
  return operators.get(name) ?? fail('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
}
