import { Doc, MISSING, type Value } from '../values/index.js';
import type { Expression } from './expression.js';

/** What a projection does with the field at the end of a path. */
export type Leaf =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'computed'; readonly expression: Expression };

/** A projection as a tree of field names. */
export interface ProjectionNode {
  readonly children: Map<string, ProjectionNode | Leaf>;
  /** Whether the subtree contains a computed field. */
  computes: boolean;
}

export const emptyNode = (): ProjectionNode => ({ children: new Map(), computes: false });

export function isNode(entry: ProjectionNode | Leaf): entry is ProjectionNode {
  return 'children' in entry;
}

interface Context {
  /** The document that expressions are evaluated against. */
  readonly root: Doc;
  /** Whether fields not mentioned in the projection are kept. */
  readonly keepsOthers: boolean;
}

/**
 * Projects a document. Fields keep their order and new computed fields are appended. Where a computed subfield is due, a scalar
 * (also inside an array) is replaced by a document.
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
  if (entry.kind === 'include') return value;
  // `addComputed` overwrites the value; keeping the field here preserves its position.
  return entry.kind === 'computed' && context.keepsOthers ? value : MISSING;
}

function applyInside(node: ProjectionNode, value: Value, context: Context): Value | typeof MISSING {
  if (value instanceof Doc) return applyNode(node, value, context);
  if (Array.isArray(value))
    return value.flatMap((element) => {
      const projected = applyInside(node, element, context);
      return projected === MISSING ? [] : [projected];
    });
  if (node.computes) return applyNode(node, new Doc(), context);
  return context.keepsOthers ? value : MISSING;
}

function addComputed(result: Doc, name: string, entry: ProjectionNode | Leaf, doc: Doc, context: Context): void {
  if (isNode(entry)) {
    if (entry.computes && !doc.has(name)) result.set(name, applyNode(entry, new Doc(), context));
  } else if (entry.kind === 'computed') {
    const value = entry.expression(context.root);
    if (value === MISSING) result.delete(name);
    else result.set(name, value);
  }
}
