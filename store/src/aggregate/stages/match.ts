import { fail } from '../../errors.js';
import { compileFilter, type CompiledFilter } from '../../query/index.js';
import { PAUSE } from '../../slices.js';
import { Doc, RawDoc } from '../../values/index.js';
import type { Flow, Item, Stage, StageParser } from './stage.js';

export interface MatchStage extends Stage {
  readonly spec: Doc;
  readonly filter: CompiledFilter;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/match/ */
export const parseMatch: StageParser = (argument, name): MatchStage => {
  if (!(argument instanceof Doc)) return fail(15959, 'the match filter must be an expression in an object');
  const filter = compileFilter(argument);
  return { name, spec: argument, filter, run: (source) => filtered(source, filter) };
};

function* filtered(source: Flow, filter: CompiledFilter): Generator<Item | typeof PAUSE> {
  for (const item of source) {
    if (item === PAUSE) yield PAUSE;
    else if (item instanceof RawDoc ? filter.matches(item.bytes) : filter.matchesDoc(item)) yield item;
  }
}
