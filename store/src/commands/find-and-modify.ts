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
import type { Match } from './matching.js';
import { applyUpdate, insertFromUpsert } from './update-statement.js';
import type { UpdateRequest } from './update-statement.js';
import { runStatements, writableCollection } from './write-batch.js';

/** https://www.mongodb.com/docs/manual/reference/command/findAndModify/ */
export async function findAndModify(command: Command): Promise<Doc> {
  const { body } = command;
  const { name, collection: existing } = targetOf(command);
  const change = parseChange(body);
  const sort = selectsById(body.get('query')) ? undefined : compileSortOf(body.get('sort'));
  const project = compileProjectionOf(body.get('fields'));
  const hint = checkHint(body.get('hint'), existing);
  if (existing === undefined && !change.upsert) return noMatchReply(change.kind);
  const collection = existing ?? (await writableCollection(command, name));
  const matcher = new Matcher(command, collection, change.filter, { one: true, sort, hint });
  const { answers, errors } = await runStatements(command, [
    {
      scan: () => matcher.scan(),
      run: (unit) => {
        const match = matcher.findOne(unit);
        const answer =
          change.kind === 'remove' ? remove(unit, collection, match) : update(unit, collection, match, change);
        const value = answer.get('value');
        if (project !== undefined && value instanceof Doc) answer.set('value', project(value));
        return answer;
      },
    },
  ]);
  if (errors[0] !== undefined) throw errors[0].error;
  return withoutStatementNumber(answers.get(0) ?? noMatchReply(change.kind));
}

/** Whether the query selects at most one document by `_id`: MongoDB then ignores the sort, even an invalid one. */
const selectsById = (query: Value | undefined): boolean => {
  const id = query instanceof Doc && query.size === 1 ? query.get('_id') : undefined;
  return id !== undefined && !(id instanceof Doc) && !(id instanceof Regex);
};

type Change = { kind: 'remove'; filter: UpdateRequest['filter']; upsert: false } | Update;
type Update = UpdateRequest & { kind: 'update'; returnsNew: boolean };

const parseChange = (body: Doc): Change => {
  const filter = compileFilterOf(body.get('query'));
  const returnsNew = isTrue(body.get('new'));
  const upsert = isTrue(body.get('upsert'));
  const updateSpec = body.get('update');
  if (isTrue(body.get('remove'))) {
    if (updateSpec != null) fail('FailedToParse', "Cannot specify both an 'update' and 'remove'='true'");
    if (upsert) fail('FailedToParse', "Cannot specify both 'upsert'='true' and 'remove'='true'");
    if (returnsNew)
      fail(
        'FailedToParse',
        "Cannot specify both 'new'='true' and 'remove'='true'; 'remove' always returns the deleted document",
      );
    return { kind: 'remove', filter, upsert: false };
  }
  if (updateSpec == null) fail('FailedToParse', "Either an 'update' or 'remove'='true' must be specified");
  return {
    kind: 'update',
    filter,
    update: compileUpdate(updateSpec),
    multi: false,
    upsert,
    returnsNew: returnsNew,
  };
};

const remove = (unit: Unit, collection: Collection, match: Match | undefined): Doc => {
  if (match === undefined) return noMatchReply('remove');
  removeDocument(unit, collection, match);
  return document({ lastErrorObject: document({ n: int(1) }), value: match.doc });
};

const update = (unit: Unit, collection: Collection, match: Match | undefined, change: Update): Doc => {
  if (match !== undefined) {
    const next = applyUpdate(unit, collection, match, change) ?? match.doc;
    return document({
      lastErrorObject: document({ n: int(1), updatedExisting: true }),
      value: change.returnsNew ? next : match.doc,
    });
  }
  if (!change.upsert) return noMatchReply('update');
  const inserted = insertFromUpsert(unit, collection, change);
  return document({
    lastErrorObject: document({ n: int(1), updatedExisting: false, upserted: inserted.get('_id') }),
    value: change.returnsNew ? inserted : null,
  });
};

const noMatchReply = (kind: 'remove' | 'update'): Doc =>
  document({
    lastErrorObject: document({ n: int(0), updatedExisting: kind === 'update' ? false : undefined }),
    value: null,
  });

/** Drops the statement number that an answer from a retry record carries. */
const withoutStatementNumber = (answer: Doc): Doc =>
  document({ lastErrorObject: answer.get('lastErrorObject'), value: answer.get('value') });
