import { fail } from '../../errors.js';
import { compileFilter, refuseNear, type CompiledFilter } from '../../query/index.js';
import { withPauses } from '../../restart.js';
import { PAUSE, type Pause } from '../../slices.js';
import { decode, Doc, RawDoc, type Value } from '../../values/index.js';
import { isTrueResult } from '../expressions/boolean.js';
import type { Flow, Item, Stage, StageContext, StageParser } from './stage.js';

export interface MatchStage extends Stage {
  readonly spec: Doc;
  readonly filter: CompiledFilter;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/match/ */
export const parseMatch: StageParser = (argument, context, name): MatchStage => {
  if (!(argument instanceof Doc)) return fail(15959, 'the match filter must be an expression in an object');
  const filter = compileMatch(argument, context);
  return {
    name,
    spec: argument,
    filter,
    run: (source) => filtered(source, filter),
  };
};

/** What a filter lets through. */
export function* filtered(source: Flow, filter: CompiledFilter): Generator<Item | typeof PAUSE> {
  for (const item of source) {
    if (item === PAUSE) yield PAUSE;
    else if (yield* matchesItem(filter, item)) yield item;
  }
}

/** Work that may be done again is done on the decoded document, which it finds as it left it. */
function* matchesItem(filter: CompiledFilter, item: Item): Generator<Pause, boolean> {
  if (item instanceof RawDoc && !filter.evaluates) return filter.matches(item.bytes);
  const doc = item instanceof RawDoc ? decode(item.bytes) : item;
  return yield* withPauses(() => filter.matchesDoc(doc));
}

export function compileMatch(spec: Doc, context: StageContext): CompiledFilter {
  const compileExpression = (value: Value): ((doc: Doc) => boolean) => {
    const expression = context.expression(value);
    return (root) => isTrueResult(expression.evaluate(context.scope(root)));
  };
  refuseNear(spec);
  return compileFilter(spec, { compileExpression });
}
