import { fail } from '../errors.js';
import type { Modifier } from './modifiers/modifier.js';

/** The paths of an update as a tree. */
export type UpdateNode = ObjectNode | LeafNode;

export interface ObjectNode {
  readonly kind: 'object';
  readonly children: Map<string, UpdateNode>;
  /** The node under the positional operator `$`. */
  positional: UpdateNode | null;
}

interface LeafNode {
  readonly kind: 'leaf';
  readonly path: string;
  readonly modifier: Modifier;
}

export const emptyObjectNode = (): ObjectNode => ({ kind: 'object', children: new Map(), positional: null });

/** Adds a leaf at its path; throws `ConflictingUpdateOperators` when another path is equal, a prefix or an extension. */
export function addLeaf(root: ObjectNode, path: string, leaf: LeafNode): void {
  const components = path.split('.');
  let node = root;
  components.forEach((component, index) => {
    const isLast = index === components.length - 1;
    const existing = component === '$' ? node.positional : node.children.get(component);
    if (existing == null) {
      const next: UpdateNode = isLast ? leaf : emptyObjectNode();
      if (component === '$') node.positional = next;
      else node.children.set(component, next);
      if (next.kind === 'object') node = next;
    } else if (isLast || existing.kind === 'leaf') {
      const at = components.slice(0, index + 1).join('.');
      fail('ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${at}'`);
    } else node = existing;
  });
}

/** Merges the subtree of the positional `$` with that of the same explicit index. */
export function mergeNodes(a: UpdateNode, b: UpdateNode, path: string): UpdateNode {
  if (a.kind === 'leaf' || b.kind === 'leaf')
    return fail('ConflictingUpdateOperators', `Update created a conflict at '${path}'`);
  const children = new Map(a.children);
  for (const [name, node] of b.children) {
    const existing = children.get(name);
    children.set(name, existing == null ? node : mergeNodes(existing, node, `${path}.${name}`));
  }
  // Paths have at most one `$`, so there is none further down.
  return { kind: 'object', children, positional: null };
}

/** MongoDB's order for updating and appending fields: numeric names by value, then all others by their bytes. */
export function compareFieldNames(a: string, b: string): number {
  const [numberA, numberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numberA && numberB) return a.length === b.length ? (a < b ? -1 : 1) : a.length - b.length;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
