import { fail } from '../../errors.js';
import { withPauses } from '../../restart.js';
import { PAUSE, pauseIsDue } from '../../slices.js';
import { Doc, type Value } from '../../values/index.js';
import type { Result } from '../expressions/expression.js';
import type { Item, Stage, StageParser } from './stage.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/documents/ */
export const parseDocuments: StageParser = (argument, context, name): Stage => {
  const documents = context.expression(argument);
  return { name, run: () => given(() => documents.evaluate(context.scope(new Doc()))) };
};

function* given(documents: () => Result): Generator<Item | typeof PAUSE> {
  const list = yield* withPauses(documents);
  if (!Array.isArray(list)) return fail(5858203, 'an array is expected');
  for (const one of list as Value[]) {
    if (!(one instanceof Doc)) return fail(40228, "'newRoot' expression must evaluate to an object");
    yield one;
    if (pauseIsDue()) yield PAUSE;
  }
}
