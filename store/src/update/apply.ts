import { fail } from '../errors.js';
import { Doc, typeName, type Value } from '../values/index.js';
import { identical } from './identical.js';
import { REMOVE, type UpdateContext } from './modifiers/modifier.js';
import { compareFieldNames, mergeNodes, type ObjectNode, type UpdateNode } from './tree.js';

/** Limit for padding an array with nulls, as in MongoDB. */
const maximumPadding = 1_500_000;

type Result = Value | undefined | typeof REMOVE;

/** Applies an operator update to a document; returns the same object when nothing changes. */
export function applyTree(root: ObjectNode, doc: Doc, context: UpdateContext): Doc {
  const result = applyObject(root, doc, '', context);
  return result instanceof Doc ? result : doc;
}

function applyNode(node: UpdateNode, current: Value | undefined, path: string, context: UpdateContext): Result {
  if (node.kind === 'object') return applyObject(node, current, path, context);
  const { modifier } = node;
  if (modifier.skips?.(context)) return current;
  if (current === undefined && !modifier.creates) return undefined;
  const after = modifier.apply(current, context, path);
  const isSame =
    !modifier.alwaysChanges &&
    current !== undefined &&
    after !== undefined &&
    after !== REMOVE &&
    identical(current, after);
  return isSame ? current : after;
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function applyObject(node: ObjectNode, current: Value | undefined, path: string, context: UpdateContext): Result {
  const children = orderedChildren(node, path, context);
  if (current === undefined || current instanceof Doc) return applyToFields(children, current, path, context);
  if (Array.isArray(current)) return applyToIndexes(children, current, path, context);
  for (const [name, child] of children) refuseUnlessTolerant(child, name, current, path, context);
  return current;
}

/** The children in update order, with the positional `$` resolved to its index. */
function orderedChildren(node: ObjectNode, path: string, context: UpdateContext): [string, UpdateNode][] {
  const children = new Map(node.children);
  if (node.positional != null) {
    if (context.position == null) {
      fail('BadValue', 'The positional operator did not find the match needed from the query.');
    }
    const name = String(context.position);
    const existing = children.get(name);
    children.set(name, existing == null ? node.positional : mergeNodes(existing, node.positional, below(path, name)));
  }
  return [...children].sort(([a], [b]) => compareFieldNames(a, b));
}

function applyToFields(
  children: readonly [string, UpdateNode][],
  doc: Doc | undefined,
  path: string,
  context: UpdateContext,
): Result {
  let result: Doc | undefined;
  for (const [name, child] of children) {
    const before = doc?.get(name);
    const after = applyNode(child, before, below(path, name), context);
    if (Object.is(after, before)) continue;
    result ??= new Doc(doc?.entries());
    if (after === REMOVE || after === undefined) result.delete(name);
    else result.set(checkedName(name, path, context), after);
  }
  return result ?? doc;
}

/** Refuses to create a top-level field that starts with `$` in an existing document. */
function checkedName(name: string, path: string, { isInsert }: UpdateContext): string {
  if (path === '' && !isInsert && /^\$(?!(?:ref|id|db)$)/.test(name)) {
    fail(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update.`,
    );
  }
  return name;
}

function applyToIndexes(
  children: readonly [string, UpdateNode][],
  array: Value[],
  path: string,
  context: UpdateContext,
): Result {
  let result: Value[] | undefined;
  for (const [name, child] of children) {
    if (!/^(?:0|[1-9]\d*)$/.test(name)) {
      refuseUnlessTolerant(child, name, array, path, context);
      continue;
    }
    const index = Number(name);
    const before = array[index];
    const after = applyNode(child, before, below(path, name), context);
    if (Object.is(after, before)) continue;
    result ??= [...array];
    if (index > result.length + maximumPadding)
      fail('BadValue', `Cannot extend the array '${path}' by more than ${maximumPadding} elements`);
    while (result.length < index) result.push(null);
    result[index] = after === REMOVE || after === undefined ? null : after;
  }
  return result ?? array;
}

/** Throws `PathNotViable` for a path through a scalar, unless the modifier tolerates it. */
function refuseUnlessTolerant(
  node: UpdateNode,
  name: string,
  current: Value,
  path: string,
  context: UpdateContext,
): void {
  if (node.kind === 'leaf') {
    if (node.modifier.toleratesAnyPath || node.modifier.skips?.(context)) return;
    fail('PathNotViable', `Cannot create field '${name}' in element {${path.split('.').at(-1)}: ${typeName(current)}}`);
  }
  for (const child of node.children.values()) refuseUnlessTolerant(child, name, current, path, context);
  if (node.positional != null) refuseUnlessTolerant(node.positional, name, current, path, context);
}
