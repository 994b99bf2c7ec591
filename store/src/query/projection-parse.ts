import { fail } from '../errors.js';
import { Doc, isNumber, type Value } from '../values/index.js';
import { isTruthy, toNumber, truncatedInteger } from './numbers.js';
import { parseElemMatchProjection } from './projection-elem-match.js';
import { emptyNode, isNode, type Leaf, type ProjectionNode } from './projection-node.js';
import type { ProjectionOptions } from './projection.js';

interface Parsing {
  readonly options: ProjectionOptions;
  readonly root: ProjectionNode;
  /** Decided by the first field other than `_id` that is included or excluded. */
  type: 'inclusion' | 'exclusion' | null;
  id: 'inclusion' | 'exclusion' | null;
  hasElemMatch: boolean;
  hasPositional: boolean;
}

/** Parses the projection of a `find` or of a pipeline. `keepsOthers`: fields that are not named stay. */
export function parseProjection(
  spec: Doc,
  options: ProjectionOptions,
): { root: ProjectionNode; keepsOthers: boolean; hasPositional: boolean } {
  const root = emptyNode();
  const parsing: Parsing = { options, root, type: null, id: null, hasElemMatch: false, hasPositional: false };
  for (const [path, value] of spec.entries()) parseField(parsing, path.split('.'), path, value);
  const type = parsing.type ?? (parsing.hasElemMatch ? 'inclusion' : (parsing.id ?? 'exclusion'));
  const id = root.children.get('_id');
  if (type === 'inclusion') {
    if (id == null) root.children.set('_id', { kind: 'include' });
    else if (!isNode(id) && id.kind === 'exclude') root.children.delete('_id');
  } else if (id != null && !isNode(id) && id.kind === 'include') root.children.delete('_id');
  return { root, keepsOthers: type === 'exclusion', hasPositional: parsing.hasPositional };
}

function parseField(parsing: Parsing, path: readonly string[], full: string, value: Value): void {
  const isPositional = full.endsWith('.$') || full === '$';
  if (isPositional && parsing.options.inPipeline === true && full !== '$')
    fail(31324, 'Cannot use positional projection in aggregation projection');
  if (isPositional && parsing.options.inPipeline !== true) return parsePositional(parsing, path, full, value);
  checkPath(path, full, parsing.options.inPipeline === true);
  if (typeof value === 'boolean' || isNumber(value)) return parseFlag(parsing, path, full, isTruthy(value));
  if (!(value instanceof Doc)) return parseComputed(parsing, path, full, value);
  if (value.size === 0) fail(51270, 'An empty sub-projection is not a valid value. Found empty object at path');
  const [operator] = value.keys();
  if (value.size === 1 && operator?.startsWith('$')) return parseOperator(parsing, path, full, value);
  for (const [name, inner] of value.entries()) {
    const innerPath = [...path, ...name.split('.')];
    parseField(parsing, innerPath, innerPath.join('.'), inner);
  }
}

function checkPath(path: readonly string[], full: string, inPipeline: boolean): void {
  if (full === '') fail(40352, 'FieldPath cannot be constructed with empty string');
  if (full.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.");
  if (!inPipeline && path.slice(0, -1).includes('$')) {
    fail(
      31394,
      "As of 4.4, it's illegal to specify positional operator in the middle of a path. Positional projection may only be used at the end",
    );
  }
  for (const component of path) {
    if (component === '') fail(15998, 'FieldPath field names may not be empty strings.');
    if (component.startsWith('$') && !/^\$(?:id|ref|db)$/.test(component)) {
      fail(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    }
  }
}

function parseFlag(parsing: Parsing, path: readonly string[], full: string, included: boolean): void {
  const type = included ? 'inclusion' : 'exclusion';
  if (full === '_id') parsing.id = type;
  else decide(parsing, type, full);
  add(parsing.root, path, full, { kind: included ? 'include' : 'exclude' });
}

function decide(parsing: Parsing, type: 'inclusion' | 'exclusion', full: string): void {
  if (parsing.type != null && parsing.type !== type) {
    if (type === 'inclusion') fail(31253, `Cannot do inclusion on field ${full} in exclusion projection`);
    fail(31254, `Cannot do exclusion on field ${full} in inclusion projection`);
  }
  parsing.type = type;
}

function parsePositional(parsing: Parsing, path: readonly string[], full: string, value: Value): void {
  if (value instanceof Doc) fail(31271, 'positional projection cannot be used with a literal or expression');
  if (typeof value !== 'boolean' && !isNumber(value)) {
    fail(31308, `positional projection cannot be used with a literal, found in field ${full}`);
  }
  if (parsing.hasPositional) fail(31276, 'Cannot specify more than one positional projection per query.');
  if (parsing.hasElemMatch) fail(31256, 'Cannot specify positional operator and $elemMatch.');
  if (!isTruthy(value) || parsing.type === 'exclusion') {
    fail(31395, `positional projection cannot be used with exclusion projection`);
  }
  const field = path.slice(0, -1);
  checkPath(field, full.slice(0, -2), false);
  decide(parsing, 'inclusion', full);
  parsing.hasPositional = true;
  add(parsing.root, field, full, { kind: 'positional' });
}

function parseOperator(parsing: Parsing, path: readonly string[], full: string, value: Doc): void {
  const [operator, argument] = [...value.entries()][0]!;
  if (parsing.options.inPipeline === true) return parseComputed(parsing, path, full, value);
  if (operator === '$elemMatch') {
    if (!(argument instanceof Doc)) fail(31274, 'elemMatch: Invalid argument, object required');
    if (path.length > 1) fail(31275, 'Cannot use $elemMatch projection on a nested field.');
    if (parsing.hasPositional) fail(31255, 'Cannot specify positional operator and $elemMatch.');
    parsing.hasElemMatch = true;
    return add(parsing.root, path, full, { kind: 'elemMatch', element: parseElemMatchProjection(value) });
  }
  if (operator === '$slice') {
    const leaf = findSlice(argument);
    if (leaf != null) return add(parsing.root, path, full, leaf);
  }
  parseComputed(parsing, path, full, value);
}

/** `$slice` as `find` has it; null when the argument is that of the expression of the same name. */
function findSlice(argument: Value): Leaf | null {
  if (isNumber(argument)) return { kind: 'slice', skip: null, limit: bounded(argument) };
  if (!Array.isArray(argument)) return fail(28667, 'Invalid $slice syntax');
  const [skip, limit] = argument;
  if (skip === undefined || limit === undefined)
    return fail(28667, 'Expression $slice takes at least 2 arguments, and at most 3');
  if (argument.length > 2 || !isNumber(skip) || !isNumber(limit)) return refuseConstant(skip);
  if (bounded(limit) <= 0) fail(28724, 'The limit in $slice must be positive');
  return { kind: 'slice', skip: bounded(skip), limit: bounded(limit) };
}

/** The first argument of the expression `$slice` is an array; a constant that is none is refused at once. */
function refuseConstant(array: Value): null {
  const isExpression = array === null || Array.isArray(array) || (typeof array === 'string' && array.startsWith('$'));
  if (isExpression || (array instanceof Doc && [...array.keys()][0]?.startsWith('$'))) return null;
  return fail(28724, 'First argument to $slice must be an array');
}

function bounded(value: Value): number {
  const integer = truncatedInteger(value);
  if (integer == null) return toNumber(value) > 0 ? 2 ** 31 - 1 : -(2 ** 31);
  return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Number(integer)));
}

function parseComputed(parsing: Parsing, path: readonly string[], full: string, expression: Value): void {
  const compile = parsing.options.compileExpression;
  if (compile == null)
    fail(31325, `Unknown expression ${expression instanceof Doc ? [...expression.keys()][0] : full}`);
  if (parsing.type === 'exclusion') {
    if (!(expression instanceof Doc)) fail(31310, `Cannot use an expression ${full} in an exclusion projection`);
    fail(31252, 'Cannot use expression other than $meta in exclusion projection');
  }
  parsing.type = 'inclusion';
  add(parsing.root, path, full, { kind: 'computed', evaluate: compile(expression) });
}

/** Puts what happens to the field at a path into the tree; no path may lead to or through another. */
export function add(root: ProjectionNode, path: readonly string[], full: string, leaf: Leaf): void {
  let node = root;
  path.forEach((name, index) => {
    if (leaf.kind === 'computed') node.computes = true;
    const existing = node.children.get(name);
    if (index === path.length - 1) {
      if (existing != null) fail(31250, `Path collision at ${full}`);
      node.children.set(name, leaf);
      return;
    }
    if (existing != null && !isNode(existing)) {
      fail(31249, `Path collision at ${full} remaining portion ${path.slice(index + 1).join('.')}`);
    }
    const next = existing ?? emptyNode();
    node.children.set(name, next);
    node = next;
  });
}
