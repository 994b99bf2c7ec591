import { fail } from '../errors.js';
import { type Doc, type MISSING, type Value } from '../values/index.js';
import { hasExpression } from './constraints.js';
import type { CompiledFilter } from './filter.js';
import { applyNode } from './projection-apply.js';
import { emptyNode } from './projection-node.js';
import { add, parseProjection } from './projection-parse.js';

export interface CompiledProjection {
  (doc: Doc): Doc;
  /** The only fields of the document that the result can hold, or null when others are kept too. */
  readonly fields: readonly string[] | null;
}

export interface ProjectionOptions {
  /** Compiles an expression of a computed field; without it computed fields are refused. */
  compileExpression?: (expression: Value) => (doc: Doc) => Value | typeof MISSING;
  /** Without what only `find` has: the positional operator, `$elemMatch`, and `$slice` on the field itself. */
  inPipeline?: boolean;
}

/** Compiles the projection of a `find`. The filter is what the positional operator `$` asks for its index. */
export function compileProjection(
  spec: Doc,
  filter?: CompiledFilter,
  options: ProjectionOptions = {},
): CompiledProjection {
  const { root, keepsOthers, hasPositional } = parseProjection(spec, options);
  if (hasPositional && filter != null && hasExpression(filter.constraints)) {
    fail('QueryFeatureNotAllowed', '$expr is not allowed in the query predicate for a positional projection');
  }
  const project = (doc: Doc): Doc => applyNode(root, doc, { root: doc, keepsOthers, filter });
  return Object.assign(project, { fields: keepsOthers ? null : [...root.children.keys()] });
}

export interface AddedField {
  readonly path: readonly string[];
  readonly evaluate: (doc: Doc) => Value | typeof MISSING;
}

/** Sets computed fields and keeps all others. */
export function compileAddedFields(fields: readonly AddedField[]): (doc: Doc) => Doc {
  const root = emptyNode();
  for (const { path, evaluate } of fields) add(root, path, path.join('.'), { kind: 'computed', evaluate });
  return (doc) => applyNode(root, doc, { root: doc, keepsOthers: true, filter: undefined });
}
