import { compileFilter, compileProjection, compileSort } from '../query/index.js';
import type { CompiledFilter, CompiledProjection, CompiledSort } from '../query/index.js';
import { Doc, type Value } from '../values/index.js';

/** The filter in a field of a command; without one every document matches. */
export function compileFilterOf(value: Value | undefined): CompiledFilter {
  return compileFilter(value instanceof Doc ? value : new Doc());
}

/** The sort in a field of a command, or undefined when there is none. */
export function compileSortOf(value: Value | undefined): CompiledSort | undefined {
  return value instanceof Doc && value.size > 0 ? compileSort(value) : undefined;
}

/** The projection in a field of a command, or undefined when documents are answered whole. */
export function compileProjectionOf(value: Value | undefined): CompiledProjection | undefined {
  return value instanceof Doc && value.size > 0 ? compileProjection(value) : undefined;
}
