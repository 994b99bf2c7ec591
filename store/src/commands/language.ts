import { compileFilter, compileProjection, compileSort } from '../query/index.js';
import type { CompiledFilter, CompiledProjection, CompiledSort } from '../query/index.js';
import { Doc, type Value } from '../values/index.js';

/** Compiles an optional filter; without one, every document matches. */
export function compileFilterOf(value: Value | undefined): CompiledFilter {
  return compileFilter(value instanceof Doc ? value : new Doc());
}

/** Compiles an optional sort; undefined when it is absent or empty. */
export function compileSortOf(value: Value | undefined): CompiledSort | undefined {
  return value instanceof Doc && value.size > 0 ? compileSort(value) : undefined;
}

/** Compiles an optional projection; undefined when it is absent or empty. */
export function compileProjectionOf(value: Value | undefined): CompiledProjection | undefined {
  return value instanceof Doc && value.size > 0 ? compileProjection(value) : undefined;
}
