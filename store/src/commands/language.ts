import { compileFieldExpression, compileTest, compileTimelessTest, currentTime } from '../aggregate/index.js';
import { fail } from '../errors.js';
import { compileFilter, compileProjection, compileSort } from '../query/index.js';
import type { CompiledFilter, CompiledProjection, CompiledSort } from '../query/index.js';
import { compileUpdate } from '../update/index.js';
import type { CompiledUpdate } from '../update/index.js';
import { Doc, type UtcDate, type Value } from '../values/index.js';

/** The filter in a command's field; without one everything matches. */
export function compileFilterOf(value: Value | undefined): CompiledFilter {
  return compileFilter(value instanceof Doc ? value : new Doc(), { compileExpression: compileTest });
}

/** The same for commands in whose filters MongoDB has no `$$NOW`. */
export function compileTimelessFilterOf(value: Value | undefined): CompiledFilter {
  return compileFilter(value instanceof Doc ? value : new Doc(), { compileExpression: compileTimelessTest });
}

/** The sort in a command's field, or undefined when there is none. */
export function compileSortOf(value: Value | undefined): CompiledSort | undefined {
  return value instanceof Doc && value.size > 0 ? compileSort(value) : undefined;
}

/** The projection in a command's field, or undefined when documents are answered whole. */
export function compileProjectionOf(value: Value | undefined, filter: CompiledFilter): CompiledProjection | undefined {
  if (!(value instanceof Doc) || value.size === 0) return undefined;
  return compileProjection(value, filter, { compileExpression: compileFieldExpression });
}

/** `constants` are what the stages of an update see as variables, `now` what they see as the time. */
export function compileUpdateOf(
  update: Value,
  arrayFilters: Value | undefined,
  constants: Value = null,
  now: UtcDate = currentTime(),
): CompiledUpdate {
  if (constants instanceof Doc && !Array.isArray(update))
    fail(51198, 'Constant values may only be specified for pipeline updates');
  return compileUpdate(update, {
    constants: new Map(constants instanceof Doc ? constants.entries() : []),
    now,
    ...(Array.isArray(arrayFilters) && { arrayFilters }),
  });
}
