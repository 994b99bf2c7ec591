import { decode, type Doc, type Value } from '../values/index.js';
import { hasKind, type Constraint } from './constraints.js';
import { parseFilter } from './parse-filter.js';
import { positionOf } from './position.js';
import { compilePredicate } from './predicate.js';
import { compileRawPredicate } from './raw-predicate.js';

export interface CompiledFilter {
  /** Whether the document in these BSON bytes matches. */
  matches(raw: Uint8Array): boolean;
  matchesDoc(doc: Doc): boolean;
  /**
   * For a document that matches: the index of the array element by which it does, which the positional operator `$`
   * of updates and projections stands for. Undefined when the filter looks into no array.
   */
  positionIn(doc: Doc): number | undefined;
  readonly constraints: Constraint;
  /** It computes expressions or checks a schema, which may take long on one document. */
  readonly evaluates: boolean;
}

export interface FilterOptions {
  /** Compiles the expression of `$expr`; without it `$expr` is refused. */
  compileExpression?: (expression: Value) => (doc: Doc) => boolean;
  /** Whether `$jsonSchema` may be part of it (true unless said otherwise). */
  takesSchema?: boolean;
}

/** Compiles a filter; throws what is wrong with it. */
export function compileFilter(filter: Doc, options: FilterOptions = {}): CompiledFilter {
  const { compileExpression, takesSchema = true } = options;
  const constraints = parseFilter(filter, { isTop: true, takesSchema });
  let evaluates = hasKind(constraints, 'schema');
  const matchesDoc = compilePredicate(
    constraints,
    compileExpression === undefined
      ? {}
      : {
          compileExpression: (expression) => {
            evaluates = true;
            return compileExpression(expression);
          },
        },
  );
  const matchesRaw = compileRawPredicate(constraints);
  return {
    constraints,
    evaluates,
    matchesDoc,
    matches: matchesRaw ?? ((raw) => matchesDoc(decode(raw))),
    positionIn: (doc) => positionOf(constraints, doc),
  };
}
