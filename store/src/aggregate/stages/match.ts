import { fail } from '../../errors.js';
import { compileFilter, type CompiledFilter } from '../../query/index.js';
import { withPauses } from '../../restart.js';
import { PAUSE } from '../../slices.js';
import { Doc, RawDoc, type Value } from '../../values/index.js';
import { isTrueResult } from '../expressions/boolean.js';
import type { Item, Stage, StageContext, StageParser } from './stage.js';

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
    run: function* (source): Generator<Item | typeof PAUSE> {
      for (const item of source) {
        if (item === PAUSE) yield PAUSE;
        else if (yield* withPauses(() => matchesItem(filter, item))) yield item;
      }
    },
  };
};

const matchesItem = (filter: CompiledFilter, item: Item): boolean =>
  item instanceof RawDoc ? filter.matches(item.bytes) : filter.matchesDoc(item);

export function compileMatch(spec: Doc, context: StageContext): CompiledFilter {
  const compileExpression = (value: Value): ((doc: Doc) => boolean) => {
    const expression = context.expression(value);
    return (root) => isTrueResult(expression.evaluate({ root, variables: null }));
  };
  return compileFilter(spec, { compileExpression });
}
