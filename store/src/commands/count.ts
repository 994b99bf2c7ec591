import { count as countOf, document } from '../plain.js';
import { findRecords } from '../records/find-records.js';
import { drain } from '../slices.js';
import { Doc, exactInteger, isNumber, type Value } from '../values/index.js';
import { fail } from '../errors.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { nonNegativeInteger } from './find.js';
import { checkHint } from './hint.js';
import { compileFilterOf } from './language.js';

/** https://www.mongodb.com/docs/manual/reference/command/count/ */
export async function count(command: Command): Promise<Doc> {
  const { body } = command;
  const { collection } = targetOf(command);
  const query = body.get('query');
  const filter = compileFilterOf(query);
  const skip = nonNegativeInteger(body, 'skip') ?? 0;
  const limit = limitIn(body.get('limit'));
  const hint = checkHint(body.get('hint'), collection);
  if (collection === undefined) return document({ n: countOf(0) });
  let matched = 0;
  if ((query instanceof Doc && query.size > 0) || hint !== null) {
    const view = command.executor.view();
    try {
      const enough = limit === 0 ? Number.POSITIVE_INFINITY : skip + limit;
      await drain(findRecords(view, collection, { filter, hint }), () => ++matched < enough, command.time.check);
    } finally {
      view.release();
    }
  } else matched = collection.count;
  const counted = Math.max(0, matched - skip);
  return document({ n: countOf(limit === 0 ? counted : Math.min(counted, limit)) });
}

/** The absolute value of the limit; 0 for no limit. */
const limitIn = (value: Value | undefined): number => {
  if (value === undefined) return 0;
  if (!isNumber(value)) return fail('BadValue', 'limit value is not a valid number');
  const exact = exactInteger(value) ?? fail('FailedToParse', 'limit value for count must be a whole number');
  if (exact === -(2n ** 63n)) fail('BadValue', 'Limit value for count cannot be min long');
  return Math.abs(Number(exact));
};
