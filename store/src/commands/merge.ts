import { refuseInternal, sizeOf, type Flow, type Merge } from '../aggregate/index.js';
import type { Collection } from '../catalog/collection.js';
import { fail } from '../errors.js';
import { numberIn } from '../plain.js';
import { compileFilter } from '../query/index.js';
import { withPauses } from '../restart.js';
import { PAUSE, beginSlice, giveWay, type Pause } from '../slices.js';
import { compileUpdate, type CompiledUpdate } from '../update/index.js';
import { Doc, RawDoc, UNDEFINED, decode, type Value } from '../values/index.js';
import type { Command } from './command.js';
import { insertion, withIdFirst } from './insert.js';
import { updateStatement } from './update-statement.js';
import { runStatements, writableCollection, type Statement } from './write-batch.js';

/** As many documents are written at a time, and no more bytes. */
const mostDocuments = 500;
const mostBytes = 16 * 1024 * 1024;

/** Where the documents of `$merge` go, and whether the index by which they are recognised takes what is null. */
export interface MergeTarget {
  readonly merge: Merge;
  readonly takesNull: boolean;
}

/** Finds the target of `$merge`. Refuses it when no unique index ensures that a document is recognised. */
export function mergeTarget(command: Command, merge: Merge): MergeTarget {
  if (command.transaction !== null)
    fail('OperationNotSupportedInTransaction', '$merge is not supported in a multi-document transaction');
  const { store, database } = command;
  if (merge.database === null) refuseInternal(database);
  if (merge.on.length === 1 && merge.on[0] === '_id') return { merge, takesNull: true };
  const collection = store.catalog.find(merge.database ?? database, merge.collection);
  const unique = (collection?.indexes ?? []).filter(
    ({ unique: isUnique, fields, readyAt }) =>
      isUnique &&
      readyAt <= store.commits.commits &&
      fields.length === merge.on.length &&
      fields.every(({ path }) => merge.on.includes(path)),
  );
  if (unique.length === 0)
    fail(51183, "Cannot find index to verify that join fields will be unique, for the 'on' fields of $merge");
  return { merge, takesNull: unique.some(({ sparse }) => !sparse) };
}

/** Writes the documents of a pipeline into the target, batch by batch; all of a batch are tried before an error ends it. */
export async function mergeDocuments(command: Command, target: MergeTarget, documents: Flow): Promise<void> {
  let batch: Recognised[] = [];
  let bytes = 0;
  const write = async (): Promise<void> => {
    if (batch.length > 0) await writeBatch(command, target, batch);
    batch = [];
    bytes = 0;
    beginSlice();
  };
  const iterator = recognised(documents, target);
  beginSlice();
  try {
    for (;;) {
      const { done, value } = iterator.next();
      if (done === true) break;
      if (value === PAUSE) {
        await giveWay();
        command.time.check();
        beginSlice();
        continue;
      }
      batch.push(value);
      bytes += value.bytes;
      if (batch.length >= mostDocuments || bytes > mostBytes) await write();
    }
    await write();
  } finally {
    iterator.return(undefined);
  }
}

async function writeBatch(command: Command, target: MergeTarget, batch: readonly Recognised[]): Promise<void> {
  const { merge } = target;
  const database = merge.database ?? command.database;
  const existing = command.store.catalog.find(database, merge.collection);
  if (existing === undefined && merge.whenNotMatched === 'discard') return;
  if (existing === undefined && merge.whenNotMatched === 'fail') return refuseUnmatched();
  const collection = existing ?? (await writableCollection(command, merge.collection, database));
  const statements = batch.map((one) => statementFor(command, collection, merge, one));
  const { answers, errors } = await runStatements(command, statements, { ordered: false });
  if (errors[0] !== undefined) throw errors[0].error;
  if (merge.whenNotMatched === 'fail' && [...answers.values()].some((answer) => numberIn(answer.get('n')) === 0))
    refuseUnmatched();
}

const refuseUnmatched = (): never =>
  fail(13113, '$merge could not find a matching document in the target collection for at least one document');

interface Recognised {
  readonly doc: Doc;
  /** The filter that finds the document that is there already. */
  readonly key: Doc;
  /** What the stages of an update see as variables. */
  readonly constants: ReadonlyMap<string, Value>;
  readonly bytes: number;
}

/** The documents with what they are recognised by: their values in the `on` fields. */
function* recognised(documents: Flow, { merge, takesNull }: MergeTarget): Generator<Recognised | Pause> {
  for (const item of documents) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    const given = item instanceof RawDoc ? decode(item.bytes) : item;
    const doc = merge.on.includes('_id') && !given.has('_id') ? withIdFirst(given) : given;
    const key = merge.on.map((path): [string, Value] => [path, new Doc([['$eq', keyValue(doc, path, takesNull)]])]);
    const constants = yield* withPauses(() => merge.constants(doc));
    yield { doc, key: new Doc(key), constants, bytes: item instanceof RawDoc ? item.bytes.length : sizeOf(item) };
  }
}

function keyValue(doc: Doc, path: string, takesNull: boolean): Value {
  let value: Value | undefined = doc;
  for (const name of path.split('.')) {
    value = value instanceof Doc ? value.get(name) : undefined;
    if (Array.isArray(value)) return fail(51185, `$merge write error: 'on' field '${path}' cannot be an array`);
  }
  if (value !== undefined && value !== null && value !== UNDEFINED) return value;
  if (!takesNull)
    fail(51132, `$merge write error: 'on' field '${path}' cannot be missing or null if its index is sparse`);
  return null;
}

function statementFor(command: Command, collection: Collection, merge: Merge, one: Recognised): Statement {
  const { doc, key } = one;
  if (merge.whenMatched === 'fail') return insertion(collection, doc);
  let statement: Statement | undefined;
  // Made when its turn comes: what is wrong with one update does not keep the others from being made.
  const made = (): Statement =>
    (statement ??= updateStatement(command, collection, {
      filter: compileFilter(key),
      update: updateFor(merge, one),
      multi: false,
      upsert: merge.whenNotMatched === 'insert',
    }));
  return { run: (unit) => made().run(unit), scan: async () => made().scan?.() };
}

function updateFor(merge: Merge, { doc, constants }: Recognised): CompiledUpdate {
  if (merge.whenMatched === 'replace') return compileUpdate(doc, { isReplacement: true });
  if (merge.whenMatched === 'merge') return compileUpdate(new Doc([['$set', doc]]));
  if (merge.whenMatched === 'keepExisting' || merge.whenMatched === 'fail')
    return compileUpdate(new Doc([['$setOnInsert', doc]]));
  const update = compileUpdate([...merge.whenMatched], { constants, now: merge.now });
  return { ...update, fromUpsert: () => doc };
}
