import { fail } from '../errors.js';
import { Doc, isNumber, isTruthy, type Value } from '../values/index.js';
import { compileExpression, type Expression } from './expression.js';
import { checkName } from './field-path.js';
import { applyNode, emptyNode, isNode, type Leaf, type ProjectionNode } from './projection-apply.js';

export type CompiledProjection = (doc: Doc) => Doc;

interface Parsing {
  readonly root: ProjectionNode;
  /** Set by the first field other than `_id` that is included or excluded. */
  type: 'inclusion' | 'exclusion' | null;
  id: 'inclusion' | 'exclusion' | null;
}

/**
 * Compiles a projection of `find` or `$project` with included, excluded and computed fields. The projection operators of `find`
 * (`$slice`, `$elemMatch`, positional `$`) are refused.
 */
export function compileProjection(spec: Doc): CompiledProjection {
  const root = emptyNode();
  const parsing: Parsing = { root, type: null, id: null };
  for (const [path, value] of spec.entries()) parseField(parsing, path.split('.'), path, value);
  const type = parsing.type ?? parsing.id ?? 'exclusion';
  const id = root.children.get('_id');
  if (type === 'inclusion') {
    if (id == null) root.children.set('_id', { kind: 'include' });
    else if (!isNode(id) && id.kind === 'exclude') root.children.delete('_id');
  } else if (id != null && !isNode(id) && id.kind === 'include') root.children.delete('_id');
  const keepsOthers = type === 'exclusion';
  return (doc) => applyNode(root, doc, { root: doc, keepsOthers });
}

function parseField(parsing: Parsing, path: readonly string[], full: string, value: Value): void {
  checkPath(path, full);
  if (typeof value === 'boolean' || isNumber(value)) return parseFlag(parsing, path, full, isTruthy(value));
  if (!(value instanceof Doc)) return parseComputed(parsing, path, full, value);
  if (value.size === 0) fail(51270, 'An empty sub-projection is not a valid value. Found empty object at path');
  const [operator] = value.keys();
  if (value.size === 1 && operator?.startsWith('$')) {
    if (operator !== '$literal') fail(31325, `Unknown expression ${operator}`);
    return parseComputed(parsing, path, full, value);
  }
  for (const [name, inner] of value.entries()) {
    const innerPath = [...path, ...name.split('.')];
    parseField(parsing, innerPath, innerPath.join('.'), inner);
  }
}

function checkPath(path: readonly string[], full: string): void {
  if (full === '') fail(40352, 'FieldPath cannot be constructed with empty string');
  if (full.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.");
  if (path.includes('$')) fail(31324, `Cannot use positional projection: it is not supported, found in ${full}`);
  path.forEach(checkName);
}

function parseFlag(parsing: Parsing, path: readonly string[], full: string, included: boolean): void {
  const type = included ? 'inclusion' : 'exclusion';
  if (full === '_id') parsing.id = type;
  else {
    if (parsing.type != null && parsing.type !== type) {
      if (included) fail(31253, `Cannot do inclusion on field ${full} in exclusion projection`);
      fail(31254, `Cannot do exclusion on field ${full} in inclusion projection`);
    }
    parsing.type = type;
  }
  add(parsing.root, path, full, { kind: included ? 'include' : 'exclude' });
}

function parseComputed(parsing: Parsing, path: readonly string[], full: string, value: Value): void {
  if (parsing.type === 'exclusion') {
    if (!(value instanceof Doc)) fail(31310, `Cannot use an expression ${full} in an exclusion projection`);
    fail(31252, 'Cannot use expression other than $meta in exclusion projection');
  }
  parsing.type = 'inclusion';
  add(parsing.root, path, full, { kind: 'computed', expression: compileExpression(value) });
}

export interface AddedField {
  readonly path: readonly string[];
  readonly expression: Expression;
}

/** Compiles `$set` / `$addFields`: sets computed fields and keeps all others. */
export function compileAddedFields(fields: readonly AddedField[]): (doc: Doc) => Doc {
  const root = emptyNode();
  for (const { path, expression } of fields) add(root, path, path.join('.'), { kind: 'computed', expression });
  return (doc) => applyNode(root, doc, { root: doc, keepsOthers: true });
}

/** Adds a leaf to the tree; throws on path collisions. */
function add(root: ProjectionNode, path: readonly string[], full: string, leaf: Leaf): void {
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
