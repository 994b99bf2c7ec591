import { fail } from '../../errors.js';
import { Doc, MISSING, type Value } from '../../values/index.js';
import { constant, operation, type Context, type Expression, type Result, type Scope } from './expression.js';

const deepest = 200;

/** Refuses what is no path of field names. https://www.mongodb.com/docs/manual/core/field-paths/ */
export function checkPath(path: string): readonly string[] {
  if (path === '') fail(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.");
  const names = path.split('.');
  if (names.length > deepest) fail('Overflow', 'FieldPath is too long');
  for (const name of names) checkName(name);
  return names;
}

/** Refuses what is no name of a field in an expression. */
export function checkName(name: string): void {
  if (name === '') fail(15998, 'FieldPath field names may not be empty strings.');
  if (name.startsWith('$') && !/^\$(?:id|ref|db)$/.test(name))
    fail(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
  if (name.includes('\0')) fail(16411, 'FieldPath field names may not contain null bytes.');
  if (name.includes('.'))
    fail(16412, `FieldPath field names may not contain '.'. Consider using $getField or $setField.`);
}

/** Variables that are always there. https://www.mongodb.com/docs/manual/reference/aggregation-variables/ */
export const systemVariables: readonly string[] = ['ROOT', 'CURRENT', 'REMOVE', 'NOW'];
/** Those that are there in MongoDB only. */
const otherVariables = ['CLUSTER_TIME', 'JS_SCOPE', 'IS_MR', 'SEARCH_META', 'USER_ROLES'];

/** `$field.path` and `$$variable.path`. */
export function parseFieldPath(text: string, context: Context): Expression {
  if (text.startsWith('$$')) return parseVariable(text.slice(2), context);
  if (text === '$') fail(16872, "'$' by itself is not a valid FieldPath");
  const path = checkPath(text.slice(1));
  const start = context.variables.has('CURRENT') ? variable('CURRENT') : (scope: Scope): Result => scope.root;
  return following(start, path);
}

function parseVariable(text: string, context: Context): Expression {
  const dot = text.indexOf('.');
  const name = dot === -1 ? text : text.slice(0, dot);
  checkVariableName(name);
  if (!context.variables.has(name) && !systemVariables.includes(name))
    fail(17276, `Use of undefined variable: ${name}`);
  if (text.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.");
  const path = dot === -1 ? [] : checkPath(text.slice(dot + 1));
  if (name === 'REMOVE') return constant(MISSING);
  if (name === 'NOW') {
    if (context.now === null) return fail(51144, 'Builtin variable $$NOW is not available');
    return constant(path.length === 0 ? context.now : MISSING);
  }
  if (name === 'ROOT' || !context.variables.has(name)) return following((scope) => scope.root, path);
  return following(variable(name), path);
}

const variable =
  (name: string) =>
  (scope: Scope): Result => {
    let one = scope.variables;
    while (one !== null && one.name !== name) one = one.outer;
    return one === null ? MISSING : one.value;
  };

function following(start: (scope: Scope) => Result, path: readonly string[]): Expression {
  const [only] = path;
  const compute =
    path.length === 1 && only !== undefined
      ? (scope: Scope): Result => {
          const from = start(scope);
          return from instanceof Doc ? fieldOf(from, only) : valueAt(from, path, 0);
        }
      : (scope: Scope): Result => valueAt(start(scope), path, 0);
  return { ...operation([], compute), constant: false, evaluate: compute, fold: () => undefined };
}

/** A field's value; one that is null is there. */
export function fieldOf(doc: Doc, name: string): Result {
  const value = doc.get(name);
  return value === undefined ? MISSING : value;
}

/** The value at the rest of a path; of an array, those of its documents. */
export function valueAt(value: Result, path: readonly string[], at: number): Result {
  if (at === path.length) return value;
  if (value instanceof Doc) return valueAt(fieldOf(value, path[at]!), path, at + 1);
  if (!Array.isArray(value)) return MISSING;
  const found: Value[] = [];
  for (const element of value) {
    if (!(element instanceof Doc)) continue;
    const inner = valueAt(element, path, at);
    if (inner !== MISSING) found.push(inner);
  }
  return found;
}

export function checkVariableName(name: string): void {
  if (name === '') fail('FailedToParse', 'empty variable names are not allowed');
  checkLetters(name, /^[A-Za-z\u0080-\uffff]/, 'letter');
}

/** Names that a user gives: they begin with a small letter. */
export function checkUserVariable(name: string): void {
  if (name === '') fail('FailedToParse', 'empty variable names are not allowed');
  if (name === 'CURRENT') return;
  checkLetters(name, /^[a-z\u0080-\uffff]/, 'lowercase letter');
}

/** Names of constants: they may begin with a capital, but no variable of the system can be one. */
export function checkConstant(name: string): void {
  checkVariableName(name);
  if (name !== 'CURRENT' && [...systemVariables, ...otherVariables].includes(name))
    fail(17275, "Can't redefine a non-user-writable variable");
}

function checkLetters(name: string, first: RegExp, what: string): void {
  if (!first.test(name))
    fail('FailedToParse', `'${name}' starts with an invalid character for a user variable name: a ${what} is needed`);
  if (!/^[A-Za-z0-9_\u0080-\uffff]*$/.test(name))
    fail('FailedToParse', `'${name}' contains an invalid character for a variable name`);
}
