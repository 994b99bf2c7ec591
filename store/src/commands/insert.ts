import { fail } from '../errors.js';
import { count, document } from '../plain.js';
import { insertDocument } from '../records/document-writer.js';
import { Doc, ObjectId, Regex, UNDEFINED, decode, encode, type Value } from '../values/index.js';
import type { Collection } from '../catalog/collection.js';
import { targetOf } from './command.js';
import type { Command } from './command.js';
import { runStatements, writableCollection, writeErrorsOf } from './write-batch.js';
import type { Statement } from './write-batch.js';
import { newObjectId } from '../records/new-id.js';
import { withTimestamps } from '../empty-timestamps.js';

/** https://www.mongodb.com/docs/manual/reference/command/insert/ */
export async function insert(command: Command): Promise<Doc> {
  const { name } = targetOf(command);
  const documents = documentsOf(command);
  if (documents.length === 0)
    fail('InvalidLength', 'Write batch sizes must be between 1 and 100000. Got 0 operations.');
  const collection = await writableCollection(command, name);
  const statements = documents.map((input): Statement => insertStatement(collection, input));
  const result = await runStatements(command, statements);
  return document({ n: count(result.answers.size), writeErrors: writeErrorsOf(result) });
}

const documentsOf = (command: Command): (Buffer | Doc)[] => {
  const sent = command.lists.get('documents');
  if (sent !== undefined) return sent;
  return (command.body.get('documents') as Value[]).map((value) => {
    if (!(value instanceof Doc))
      return fail('TypeMismatch', `BSON field 'insert.documents' holds something other than objects`);
    return value;
  });
};

const done = document({});

const insertStatement = (collection: Collection, input: Buffer | Doc): Statement => {
  let prepared: { raw: Uint8Array; doc: Doc } | undefined;
  return {
    run: (unit) => {
      prepared ??= prepare(input);
      insertDocument(unit, collection, prepared.raw, prepared.doc);
      return done;
    },
  };
};

/** The document as stored: with `_id` as the first field, generated when missing. */
const prepare = (input: Buffer | Doc): { raw: Uint8Array; doc: Doc } => {
  const sent = input instanceof Doc ? input : decode(input);
  checkDepth(sent);
  const doc = withTimestamps(sent);
  const first = doc.keys()[Symbol.iterator]().next().value;
  if (first === '_id') {
    checkId(doc.get('_id'));
    return { raw: input instanceof Doc || doc !== sent ? encode(doc) : input, doc };
  }
  const ordered = withIdFirst(doc);
  return { raw: encode(ordered), doc: ordered };
};

const maxDepth = 180;

/** Refuses documents that are nested too deeply to be stored. */
export function checkDepth(value: Value, depth = 0): void {
  if (depth > maxDepth) fail('Overflow', `Document exceeds maximum nested object depth: ${maxDepth}`);
  if (value instanceof Doc) for (const inner of value.values()) checkDepth(inner, depth + 1);
  else if (Array.isArray(value)) for (const inner of value) checkDepth(inner, depth + 1);
}

/** A copy with `_id` as the first field, generated when missing. */
export function withIdFirst(doc: Doc): Doc {
  const id = doc.has('_id') ? doc.get('_id') : newObjectId();
  checkId(id);
  const ordered = document({ _id: id });
  for (const [name, value] of doc.entries()) if (name !== '_id') ordered.set(name, value);
  return ordered;
}

export function checkId(id: Value | undefined): void {
  if (Array.isArray(id)) fail('InvalidIdField', "The '_id' value cannot be of type array");
  if (id instanceof Regex) fail('InvalidIdField', "The '_id' value cannot be of type regex");
  if (id === UNDEFINED) fail('InvalidIdField', "The '_id' value cannot be of type undefined");
  if (!(id instanceof Doc) || id instanceof ObjectId) return;
  for (const name of id.keys())
    if (name.startsWith('$'))
      fail(
        'DollarPrefixedFieldName',
        `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
      );
}
