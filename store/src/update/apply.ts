import { fail } from '../errors.js';
import { Doc, typeName, type Value } from '../values/index.js';
import type { ArrayFilters } from './array-filters.js';
import { identical } from './identical.js';
import { REMOVE, type UpdateContext } from './modifiers/modifier.js';
import { type ArrayNode, compareFieldNames, mergeNodes, type ObjectNode, type UpdateNode } from './tree.js';

/** The furthest that an update may lengthen an array with nulls. */
const mostPadding = 1_500_000;

export interface Application {
  readonly context: UpdateContext;
  readonly arrayFilters: ArrayFilters;
}

type Result = Value | undefined | typeof REMOVE;

/** The document after an update of operators; the same object when nothing changes. */
export function applyTree(root: ObjectNode, doc: Doc, application: Application): Doc {
  const result = applyObject(root, doc, '', application);
  return result instanceof Doc ? result : doc;
}

function applyNode(node: UpdateNode, current: Value | undefined, path: string, application: Application): Result {
  switch (node.kind) {
    case 'object':
      return applyObject(node, current, path, application);
    case 'array':
      return applyArray(node, current, path, application);
    case 'leaf': {
      const { modifier } = node;
      if (modifier.skips?.(application.context)) return current;
      if (current === undefined && !modifier.creates) return undefined;
      const after = modifier.apply(current, application.context, path);
      const isSame =
        !modifier.alwaysChanges &&
        current !== undefined &&
        after !== undefined &&
        after !== REMOVE &&
        identical(current, after);
      return isSame ? current : after;
    }
  }
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function applyObject(node: ObjectNode, current: Value | undefined, path: string, application: Application): Result {
  const children = orderedChildren(node, path, application);
  if (current === undefined || current instanceof Doc) return applyToFields(children, current, path, application);
  if (Array.isArray(current)) return applyToIndexes(children, current, path, application);
  for (const [name, child] of children) refuseUnlessTolerant(child, name, current, path, application);
  return current;
}

/** The children with what stands under `$` in its place, in the order in which fields are updated. */
function orderedChildren(node: ObjectNode, path: string, { context }: Application): [string, UpdateNode][] {
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
  application: Application,
): Result {
  let result: Doc | undefined;
  for (const [name, child] of children) {
    const before = doc?.get(name);
    const after = applyNode(child, before, below(path, name), application);
    if (Object.is(after, before)) continue;
    result ??= new Doc(doc?.entries());
    if (after === REMOVE || after === undefined) result.delete(name);
    else result.set(checkedName(name, path, application), after);
  }
  return result ?? doc;
}

/** A field with a dollar is never made at the top of a stored document, only below and in an insert. */
function checkedName(name: string, path: string, { context }: Application): string {
  if (path === '' && !context.isInsert && /^\$(?!(?:ref|id|db)$)/.test(name)) {
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
  application: Application,
): Result {
  let result: Value[] | undefined;
  for (const [name, child] of children) {
    if (!/^(?:0|[1-9]\d*)$/.test(name)) {
      refuseUnlessTolerant(child, name, array, path, application);
      continue;
    }
    const index = Number(name);
    const before = array[index];
    const after = applyNode(child, before, below(path, name), application);
    if (Object.is(after, before)) continue;
    result ??= [...array];
    if (index > result.length + mostPadding)
      fail('BadValue', `Cannot extend the array '${path}' by more than ${mostPadding} elements`);
    while (result.length < index) result.push(null);
    result[index] = after === REMOVE || after === undefined ? null : after;
  }
  return result ?? array;
}

/** A path that leads through a value that can have no fields. */
function refuseUnlessTolerant(
  node: UpdateNode,
  name: string,
  current: Value,
  path: string,
  application: Application,
): void {
  if (node.kind === 'leaf') {
    if (node.modifier.toleratesAnyPath || node.modifier.skips?.(application.context)) return;
    fail('PathNotViable', `Cannot create field '${name}' in element {${path.split('.').at(-1)}: ${typeName(current)}}`);
  }
  if (node.kind === 'array') refuseMissingArray(path);
  for (const child of node.children.values()) refuseUnlessTolerant(child, name, current, path, application);
  if (node.kind === 'object' && node.positional != null) {
    refuseUnlessTolerant(node.positional, name, current, path, application);
  }
}

function refuseMissingArray(path: string): never {
  return fail('BadValue', `The path '${path}' must exist in the document in order to apply array updates.`);
}

function applyArray(node: ArrayNode, current: Value | undefined, path: string, application: Application): Result {
  if (current === undefined) return refuseMissingArray(path);
  if (!Array.isArray(current)) {
    return fail(
      'BadValue',
      `Cannot apply array updates to non-array element ${path.split('.').at(-1)}: ${typeName(current)}`,
    );
  }
  let result: Value[] | undefined;
  current.forEach((element, index) => {
    const child = childFor(node, element, below(path, String(index)), application.arrayFilters);
    if (child == null) return;
    const after = applyNode(child, element, below(path, String(index)), application);
    if (Object.is(after, element)) return;
    result ??= [...current];
    result[index] = after === REMOVE || after === undefined ? null : after;
  });
  return result ?? current;
}

function childFor(node: ArrayNode, element: Value, path: string, arrayFilters: ArrayFilters): UpdateNode | null {
  let merged: UpdateNode | null = null;
  for (const [identifier, child] of node.children) {
    if (identifier !== '' && arrayFilters.get(identifier)?.(element) !== true) continue;
    merged = merged == null ? child : mergeNodes(merged, child, path);
  }
  return merged;
}
