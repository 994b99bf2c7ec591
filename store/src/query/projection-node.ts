import type { Doc, MISSING, Value } from '../values/index.js';

/** What happens to the field at the end of a path. */
export type Leaf =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  /** The one element at the position by which the document matched the filter. */
  | { readonly kind: 'positional' }
  | { readonly kind: 'slice'; readonly skip: number | null; readonly limit: number }
  | { readonly kind: 'elemMatch'; readonly element: (element: Value) => boolean }
  | { readonly kind: 'computed'; readonly evaluate: (root: Doc) => Value | typeof MISSING };

/** A projection as a tree of field names. */
export interface ProjectionNode {
  readonly children: Map<string, ProjectionNode | Leaf>;
  /** Whether a computed field stands at or below one of the children. */
  computes: boolean;
}

export const emptyNode = (): ProjectionNode => ({ children: new Map(), computes: false });

export function isNode(entry: ProjectionNode | Leaf): entry is ProjectionNode {
  return 'children' in entry;
}
