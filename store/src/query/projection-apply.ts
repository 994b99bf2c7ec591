import { fail } from '../errors.js';
import { Doc, MISSING, type Value } from '../values/index.js';
import type { CompiledFilter } from './filter.js';
import { isNode, type Leaf, type ProjectionNode } from './projection-node.js';

interface Context {
  /** The document as stored: what expressions and the positional operator look at. */
  root: Doc;
  /** Fields that are not named stay. */
  keepsOthers: boolean;
  filter: CompiledFilter | undefined;
}

/**
 * Projects a document: fields keep their order, computed ones that are not there yet come last. What is in the place of a document
 * with computed fields, an element of an array too, becomes one.
 */
export function applyNode(node: ProjectionNode, doc: Doc, context: Context): Doc {
  const result = new Doc();
  for (const [name, value] of doc.entries()) {
    const entry = node.children.get(name);
    const projected = entry == null ? (context.keepsOthers ? value : MISSING) : applyEntry(entry, value, context);
    if (projected !== MISSING) result.set(name, projected);
  }
  for (const [name, entry] of node.children) addComputed(result, name, entry, doc, context);
  return result;
}

function applyEntry(entry: ProjectionNode | Leaf, value: Value, context: Context): Value | typeof MISSING {
  if (isNode(entry)) return applyInside(entry, value, context);
  switch (entry.kind) {
    case 'include':
      return value;
    case 'exclude':
    case 'elemMatch':
      return MISSING;
    case 'computed':
      // Keeps the place of the field.
      return context.keepsOthers ? value : MISSING;
    case 'positional':
      return Array.isArray(value) ? positional(value, context) : value;
    case 'slice':
      return Array.isArray(value) ? slice(value, entry.skip, entry.limit) : value;
  }
}

function applyInside(node: ProjectionNode, value: Value, context: Context): Value | typeof MISSING {
  if (value instanceof Doc) return applyNode(node, value, context);
  if (Array.isArray(value)) {
    if (hasPositional(node)) return applyInside(node, positional(value, context), context);
    return value.flatMap((element) => {
      const projected = applyInside(node, element, context);
      return projected === MISSING ? [] : [projected];
    });
  }
  if (node.computes) return applyNode(node, new Doc(), context);
  return context.keepsOthers ? value : MISSING;
}

function hasPositional(node: ProjectionNode): boolean {
  for (const entry of node.children.values()) {
    if (isNode(entry) ? hasPositional(entry) : entry.kind === 'positional') return true;
  }
  return false;
}

function positional(array: Value[], context: Context): Value[] {
  const position = context.filter?.positionIn(context.root);
  if (position == null || position >= array.length) {
    fail(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  }
  return [array[position]!];
}

function slice(array: Value[], skip: number | null, limit: number): Value[] {
  if (skip == null) return limit < 0 ? array.slice(limit) : array.slice(0, limit);
  const start = skip < 0 ? Math.max(array.length + skip, 0) : skip;
  return array.slice(start, start + limit);
}

function addComputed(result: Doc, name: string, entry: ProjectionNode | Leaf, doc: Doc, context: Context): void {
  if (isNode(entry)) {
    if (entry.computes && !doc.has(name)) result.set(name, applyNode(entry, new Doc(), context));
  } else if (entry.kind === 'elemMatch') {
    const value = doc.get(name);
    const found = Array.isArray(value) ? value.find(entry.element) : undefined;
    if (found !== undefined) result.set(name, [found]);
  } else if (entry.kind === 'computed') {
    const value = entry.evaluate(context.root);
    if (value === MISSING) result.delete(name);
    else result.set(name, value);
  }
}
