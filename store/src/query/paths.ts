import { Doc, MISSING, type Value } from '../values/index.js';

export type PathValue = Value | typeof MISSING;

/** Receives a value at a path and the index in the outermost array leading to it; returns true to stop. */
type Visit = (value: PathValue, position: number | undefined) => boolean;

/** For an array at the end of the path, visits each element and then the array (`each`), or only the array (`self`). */
type LeafArrays = 'each' | 'self';

/**
 * Visits the values at a path with the semantics of MongoDB's filters: the path descends into documents and into every
 * document inside an array, and a numeric component also selects the array element at that index.
 * Returns whether a visit returned true.
 */
export function visitPath(doc: Doc, path: readonly string[], leafArrays: LeafArrays, visit: Visit): boolean {
  return walkDocument({ path, leafArrays, visit }, doc, 0, undefined);
}

/** Continues the traversal at a value reached by `path[0] ... path[at - 1]`. */
export function visitRest(
  walk: { path: readonly string[]; leafArrays: LeafArrays; visit: Visit },
  value: Value,
  at: number,
): boolean {
  if (Array.isArray(value)) {
    return at === walk.path.length ? leafArray(walk, value, undefined) : walkArray(walk, value, at, undefined);
  }
  if (at === walk.path.length) return walk.visit(value, undefined);
  return value instanceof Doc ? walkDocument(walk, value, at, undefined) : walk.visit(MISSING, undefined);
}

interface Walk {
  path: readonly string[];
  leafArrays: LeafArrays;
  visit: Visit;
}

function walkDocument(walk: Walk, doc: Doc, from: number, position: number | undefined): boolean {
  const { path } = walk;
  let current = doc;
  for (let at = from; ; at += 1) {
    const value = current.get(path[at]!);
    const isLast = at === path.length - 1;
    if (value === undefined) return walk.visit(MISSING, position);
    if (Array.isArray(value)) {
      return isLast ? leafArray(walk, value, position) : walkArray(walk, value, at + 1, position);
    }
    if (isLast) return walk.visit(value, position);
    if (!(value instanceof Doc)) return walk.visit(MISSING, position);
    current = value;
  }
}

function leafArray(walk: Walk, array: Value[], position: number | undefined): boolean {
  if (walk.leafArrays === 'each') {
    for (let index = 0; index < array.length; index += 1) {
      if (walk.visit(array[index]!, position ?? index)) return true;
    }
  }
  return walk.visit(array, position);
}

function walkArray(walk: Walk, array: Value[], at: number, position: number | undefined): boolean {
  const { path } = walk;
  const component = path[at]!;
  const isLast = at === path.length - 1;
  const picked = arrayIndex(component);
  for (let index = 0; index < array.length; index += 1) {
    const element = array[index]!;
    const outermost = position ?? index;
    if (element instanceof Doc && walkDocument(walk, element, at, outermost)) return true;
    if (index !== picked) continue;
    // An element selected by its index in the path does not set the position.
    if (isLast) {
      if (walk.visit(element, position)) return true;
    } else if (element instanceof Doc) {
      if (walkDocument(walk, element, at + 1, position)) return true;
    } else if (Array.isArray(element) && walkArray(walk, element, at + 1, position)) return true;
  }
  return false;
}

/** The array index in a path component (`'0'`, `'12'`), or -1 for other components (`'00'`, `'-1'`). */
export function arrayIndex(component: string): number {
  return /^(0|[1-9][0-9]{0,9})$/.test(component) ? Number(component) : -1;
}
