import { fail } from '../errors.js';
import { count, document, int } from '../plain.js';
import { updateFields } from '../supported.js';
import { compileUpdate } from '../update/index.js';
import { isTrue, toNumber, type Doc, type Value } from '../values/index.js';
import { checkElement } from './check-fields.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { compileFilterOf } from './language.js';
import { elementsOf } from './lists.js';
import { updateStatement } from './update-statement.js';
import type { UpdateRequest } from './update-statement.js';
import { runStatements, writableCollection, writeErrorsOf } from './write-batch.js';
import { checkHint } from './hint.js';

/** https://www.mongodb.com/docs/manual/reference/command/update/ */
export async function update(command: Command): Promise<Doc> {
  const { name, collection: existing } = targetOf(command);
  const elements = elementsOf(command, 'updates').map((element) =>
    checkElement('update.updates', element, updateFields, ['q', 'u']),
  );
  const requests = elements.map((element) => ({
    ...parse(element),
    hint: checkHint(element.get('hint'), existing),
  }));
  if (existing === undefined && !requests.some((request) => request.upsert))
    return document({ n: int(0), nModified: int(0) });
  const collection = await writableCollection(command, name);
  const statements = requests.map((request) => updateStatement(command, collection, request));
  const result = await runStatements(command, statements);
  let matched = 0;
  let modified = 0;
  const upserted: Value[] = [];
  for (const [index, answer] of result.answers) {
    matched += toNumber(answer.get('n')) ?? 0;
    modified += toNumber(answer.get('nModified')) ?? 0;
    if (answer.has('upserted')) upserted.push(document({ index: int(index), _id: answer.get('upserted') }));
  }
  return document({
    n: count(matched),
    nModified: count(modified),
    upserted: upserted.length > 0 ? upserted : undefined,
    writeErrors: writeErrorsOf(result),
  });
}

const parse = (element: Doc): UpdateRequest => {
  const filter = compileFilterOf(element.get('q'));
  const update = compileUpdate(element.get('u') ?? null);
  const multi = isTrue(element.get('multi'));
  if (multi && update.isReplacement)
    fail('FailedToParse', 'multi update is not supported for replacement-style update');
  return { filter, update, multi, upsert: isTrue(element.get('upsert')) };
};
