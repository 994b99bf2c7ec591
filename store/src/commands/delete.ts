import type { Collection } from '../catalog/collection.js';
import { fail } from '../errors.js';
import { count, document, int } from '../plain.js';
import type { CompiledFilter } from '../query/index.js';
import { removeDocument } from '../records/document-writer.js';
import type { Hint } from '../records/find-records.js';
import { AGAIN } from '../storage/group-commit.js';
import { deleteFields } from '../supported.js';
import { toNumber, type Doc } from '../values/index.js';
import { checkElement } from './check-fields.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { checkHint } from './hint.js';
import { compileFilterOf } from './language.js';
import { elementsOf } from './lists.js';
import { Matcher } from './matching.js';
import { runStatements, writeErrorsOf } from './write-batch.js';
import type { Statement } from './write-batch.js';

const stepMilliseconds = 10;

/** https://www.mongodb.com/docs/manual/reference/command/delete/ */
export async function deleteDocuments(command: Command): Promise<Doc> {
  const { collection } = targetOf(command);
  const requests = elementsOf(command, 'deletes').map((value) => {
    const element = checkElement('delete.deletes', value, deleteFields, ['q', 'limit']);
    const limit = toNumber(element.get('limit'));
    if (limit !== 0 && limit !== 1)
      fail('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`);
    const hint = checkHint(element.get('hint'), collection);
    return { hint, filter: compileFilterOf(element.get('q')), one: limit === 1 };
  });
  if (collection === undefined) return document({ n: int(0) });
  const statements = requests.map((request) => deleteStatement(command, collection, request));
  const result = await runStatements(command, statements);
  const removed = [...result.answers.values()].reduce((sum, answer) => sum + (toNumber(answer.get('n')) ?? 0), 0);
  return document({ n: count(removed), writeErrors: writeErrorsOf(result) });
}

interface DeleteRequest {
  readonly filter: CompiledFilter;
  readonly one: boolean;
  readonly hint: Hint;
}

const deleteStatement = (command: Command, collection: Collection, request: DeleteRequest): Statement => {
  const { filter, one, hint } = request;
  const matcher = new Matcher(command, collection, filter, { one, hint });
  let position = 0;
  let removed = 0;
  return {
    scan: () => matcher.scan(),
    run: (unit) => {
      if (one) {
        const match = matcher.findOne(unit);
        if (match !== undefined) removeDocument(unit, collection, match);
        return document({ n: int(match === undefined ? 0 : 1) });
      }
      const records = matcher.find(unit);
      const ends = performance.now() + stepMilliseconds;
      for (; position < records.length; position++) {
        if (performance.now() > ends) return AGAIN;
        const match = matcher.recheck(unit, records[position]!);
        if (match !== undefined) {
          removeDocument(unit, collection, match);
          removed++;
        }
      }
      return document({ n: count(removed) });
    },
  };
};
