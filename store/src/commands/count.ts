import { count as countOf, document, numberIn } from '../plain.js';
import { findRecords } from '../records/find-records.js';
import { drain } from '../slices.js';
import { Doc } from '../values/index.js';
import { fail } from '../errors.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { wholeNumber } from './find.js';
import { checkHint } from './hint.js';
import { compileFilterOf } from './language.js';

/** https://www.mongodb.com/docs/manual/reference/command/count/ */
export async function count(command: Command): Promise<Doc> {
  const { body } = command;
  const { collection } = targetOf(command);
  const query = body.get('query');
  const filter = compileFilterOf(query);
  const skip = wholeNumber(body, 'skip') ?? 0;
  const given = numberIn(body.get('limit')) ?? 0;
  if (!Number.isInteger(given)) fail('FailedToParse', `BSON field 'limit' must be a whole number`);
  const limit = Math.abs(given);
  checkHint(body.get('hint'), collection);
  if (collection === undefined) return document({ n: countOf(0) });
  let matched = 0;
  if (query instanceof Doc && query.size > 0) {
    const view = command.executor.view();
    try {
      const enough = limit === 0 ? Number.POSITIVE_INFINITY : skip + limit;
      await drain(findRecords(view, collection, filter), () => ++matched < enough);
    } finally {
      view.release();
    }
  } else matched = collection.count;
  const counted = Math.max(0, matched - skip);
  return document({ n: countOf(limit === 0 ? counted : Math.min(counted, limit)) });
}
