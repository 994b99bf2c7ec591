import { fail } from '../errors.js';
import type { Modifier } from './modifiers/modifier.js';

/**
 * The paths of an update as a tree. An object node has named fields and may have what stands under the positional `$`;
 * an array node has what stands under `$[]` (the empty name) and under each `$[identifier]`.
 */
export type UpdateNode = ObjectNode | ArrayNode | LeafNode;

export interface ObjectNode {
  readonly kind: 'object';
  readonly children: Map<string, UpdateNode>;
  positional: UpdateNode | null;
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly children: Map<string, UpdateNode>;
}

export interface LeafNode {
  readonly kind: 'leaf';
  readonly path: string;
  readonly modifier: Modifier;
}

export const emptyObjectNode = (): ObjectNode => ({ kind: 'object', children: new Map(), positional: null });
const emptyArrayNode = (): ArrayNode => ({ kind: 'array', children: new Map() });

const arrayComponent = /^\$\[(.*)\]$/s;

/** The identifier of `$[identifier]`, the empty string for `$[]`, null for any other component of a path. */
export function arrayIdentifier(component: string): string | null {
  return arrayComponent.exec(component)?.[1] ?? null;
}

/** Puts a leaf at its path; refuses two modifiers on one path or on a path and one above it (40). */
export function addLeaf(root: ObjectNode, path: string, leaf: LeafNode): void {
  const components = path.split('.');
  let node: UpdateNode = root;
  components.forEach((component, index) => {
    const taken = components.slice(0, index).join('.');
    const isLast = index === components.length - 1;
    const slot = slotOf(node, component, path, taken);
    const existing = slot.get();
    if (existing == null) {
      const next: UpdateNode = isLast ? leaf : nodeBefore(components[index + 1]!);
      slot.set(next);
      node = next;
    } else if (isLast || existing.kind === 'leaf') {
      conflict(path, components.slice(0, index + 1).join('.'));
    } else node = existing;
  });
}

function nodeBefore(component: string): UpdateNode {
  return arrayIdentifier(component) == null ? emptyObjectNode() : emptyArrayNode();
}

interface Slot {
  get(): UpdateNode | null | undefined;
  set(node: UpdateNode): void;
}

function slotOf(node: UpdateNode, component: string, path: string, taken: string): Slot {
  const identifier = arrayIdentifier(component);
  if (node.kind === 'leaf' || (identifier == null) === (node.kind === 'array')) return conflict(path, taken);
  if (node.kind === 'object' && component === '$') {
    return { get: () => node.positional, set: (child) => (node.positional = child) };
  }
  const name = identifier ?? component;
  return { get: () => node.children.get(name), set: (child) => node.children.set(name, child) };
}

function conflict(path: string, at: string): never {
  return fail('ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${at}'`);
}

/** Both nodes in one, for an element that several of `$`, `$[]`, `$[identifier]` or an index stand for. */
export function mergeNodes(a: UpdateNode, b: UpdateNode, path: string): UpdateNode {
  if (a.kind === 'object' && b.kind === 'object') {
    const children = mergeChildren(a.children, b.children, path);
    const positional =
      a.positional != null && b.positional != null
        ? mergeNodes(a.positional, b.positional, `${path}.$`)
        : (a.positional ?? b.positional);
    return { kind: 'object', children, positional };
  }
  if (a.kind === 'array' && b.kind === 'array') {
    return { kind: 'array', children: mergeChildren(a.children, b.children, path) };
  }
  return fail('ConflictingUpdateOperators', `Update created a conflict at '${path}'`);
}

function mergeChildren(
  a: ReadonlyMap<string, UpdateNode>,
  b: ReadonlyMap<string, UpdateNode>,
  path: string,
): Map<string, UpdateNode> {
  const merged = new Map(a);
  for (const [name, node] of b) {
    const existing = merged.get(name);
    merged.set(name, existing == null ? node : mergeNodes(existing, node, `${path}.${name}`));
  }
  return merged;
}

/** The order in which fields are updated and new ones appended: numbers by size, then names. */
export function compareFieldNames(a: string, b: string): number {
  const [numberA, numberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numberA && numberB) return a.length === b.length ? (a < b ? -1 : 1) : a.length - b.length;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
