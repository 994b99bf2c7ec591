import type { Collection } from '../catalog/collection.js';
import { fail } from '../errors.js';
import { document, int } from '../plain.js';
import { removeDocument } from '../records/document-writer.js';
import type { Unit } from '../storage/group-commit.js';
import { compileUpdate } from '../update/index.js';
import { Doc, Regex, isTrue, type Value } from '../values/index.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { checkHint } from './hint.js';
import { compileFilterOf, compileProjectionOf, compileSortOf } from './language.js';
import { Matcher } from './matching.js';
import type { Matching } from './matching.js';
import { applyUpdate, insertFromUpsert } from './update-statement.js';
import type { UpdateRequest } from './update-statement.js';
import { runStatements, writableCollection } from './write-batch.js';

/** https://www.mongodb.com/docs/manual/reference/command/findAndModify/ */
export async function findAndModify(command: Command): Promise<Doc> {
  const { body } = command;
  const { name, collection: existing } = targetOf(command);
  const change = parseChange(body);
  const sort = namesOneDocument(body.get('query')) ? undefined : compileSortOf(body.get('sort'));
  const project = compileProjectionOf(body.get('fields'));
  const hint = checkHint(body.get('hint'), existing);
  if (existing === undefined && !change.upsert) return nothingFound(change.kind);
  const collection = existing ?? (await writableCollection(command, name));
  const matcher = new Matcher(command, collection, change.filter, { one: true, sort, hint });
  const { answers, errors } = await runStatements(command, [
    {
      scan: () => matcher.scan(),
      run: (unit) => {
        const found = matcher.findOne(unit);
        const answer =
          change.kind === 'remove' ? remove(unit, collection, found) : update(unit, collection, found, change);
        const value = answer.get('value');
        if (project !== undefined && value instanceof Doc) answer.set('value', project(value));
        return answer;
      },
    },
  ]);
  if (errors[0] !== undefined) throw errors[0].error;
  return withoutNumber(answers.get(0) ?? nothingFound(change.kind));
}

/** With an `_id` there is nothing to sort, and MongoDB does not look at the sort. */
const namesOneDocument = (query: Value | undefined): boolean => {
  const id = query instanceof Doc && query.size === 1 ? query.get('_id') : undefined;
  return id !== undefined && !(id instanceof Doc) && !(id instanceof Regex);
};

type Change = { kind: 'remove'; filter: UpdateRequest['filter']; upsert: false } | Update;
type Update = UpdateRequest & { kind: 'update'; answersNew: boolean };

const parseChange = (body: Doc): Change => {
  const filter = compileFilterOf(body.get('query'));
  const answersNew = isTrue(body.get('new'));
  const upsert = isTrue(body.get('upsert'));
  const given = body.get('update');
  if (isTrue(body.get('remove'))) {
    if (given != null) fail('FailedToParse', "Cannot specify both an 'update' and 'remove'='true'");
    if (upsert) fail('FailedToParse', "Cannot specify both 'upsert'='true' and 'remove'='true'");
    if (answersNew)
      fail(
        'FailedToParse',
        "Cannot specify both 'new'='true' and 'remove'='true'; 'remove' always returns the deleted document",
      );
    return { kind: 'remove', filter, upsert: false };
  }
  if (given == null) fail('FailedToParse', "Either an 'update' or 'remove'='true' must be specified");
  return {
    kind: 'update',
    filter,
    update: compileUpdate(given),
    multi: false,
    upsert,
    answersNew,
  };
};

const remove = (unit: Unit, collection: Collection, found: Matching | undefined): Doc => {
  if (found === undefined) return nothingFound('remove');
  removeDocument(unit, collection, found);
  return document({ lastErrorObject: document({ n: int(1) }), value: found.doc });
};

const update = (unit: Unit, collection: Collection, found: Matching | undefined, change: Update): Doc => {
  if (found !== undefined) {
    const next = applyUpdate(unit, collection, found, change) ?? found.doc;
    return document({
      lastErrorObject: document({ n: int(1), updatedExisting: true }),
      value: change.answersNew ? next : found.doc,
    });
  }
  if (!change.upsert) return nothingFound('update');
  const inserted = insertFromUpsert(unit, collection, change);
  return document({
    lastErrorObject: document({ n: int(1), updatedExisting: false, upserted: inserted.get('_id') }),
    value: change.answersNew ? inserted : null,
  });
};

const nothingFound = (kind: 'remove' | 'update'): Doc =>
  document({
    lastErrorObject: document({ n: int(0), updatedExisting: kind === 'update' ? false : undefined }),
    value: null,
  });

/** A kept answer carries the number of its statement. */
const withoutNumber = (answer: Doc): Doc =>
  document({ lastErrorObject: answer.get('lastErrorObject'), value: answer.get('value') });
