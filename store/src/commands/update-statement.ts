import type { Collection } from '../catalog/collection.js';
import { document, int } from '../plain.js';
import type { CompiledFilter } from '../query/index.js';
import { insertDocument, replaceDocument } from '../records/document-writer.js';
import type { Hint } from '../records/find-records.js';
import { newObjectId } from '../records/new-id.js';
import { AGAIN } from '../storage/group-commit.js';
import type { Unit } from '../storage/group-commit.js';
import type { CompiledUpdate } from '../update/index.js';
import { encode, type Doc } from '../values/index.js';
import type { Command } from './command.js';
import { Matcher } from './matching.js';
import type { Match } from './matching.js';
import type { Statement } from './write-batch.js';
import { checkDepth, checkId, withIdFirst } from './insert.js';

export interface UpdateRequest {
  readonly filter: CompiledFilter;
  readonly update: CompiledUpdate;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly hint?: Hint;
}

const stepMilliseconds = 10;

/** The statement for one element of `updates`; its answer is `{ n, nModified, upserted? }`. */
export function updateStatement(command: Command, collection: Collection, request: UpdateRequest): Statement {
  const matcher = new Matcher(command, collection, request.filter, { one: !request.multi, hint: request.hint ?? null });
  const change = (unit: Unit, match: Match): boolean => applyUpdate(unit, collection, match, request) !== null;
  const runOne = (unit: Unit): Doc => {
    const match = matcher.findOne(unit);
    if (match !== undefined) return document({ n: int(1), nModified: int(change(unit, match) ? 1 : 0) });
    return request.upsert ? runUpsert(unit) : document({ n: int(0), nModified: int(0) });
  };
  const runUpsert = (unit: Unit): Doc => {
    const inserted = insertFromUpsert(unit, collection, request);
    return document({ n: int(1), nModified: int(0), upserted: inserted.get('_id') });
  };
  let position = 0;
  let matched = 0;
  let modified = 0;
  const runMany = (unit: Unit): Doc | typeof AGAIN => {
    const records = matcher.find(unit);
    const ends = performance.now() + stepMilliseconds;
    for (; position < records.length; position++) {
      if (performance.now() > ends) return AGAIN;
      const match = matcher.recheck(unit, records[position]!);
      if (match !== undefined) {
        if (change(unit, match)) modified++;
        matched++;
      }
    }
    if (matched === 0 && request.upsert) return runUpsert(unit);
    return document({ n: int(matched), nModified: int(modified) });
  };
  return { run: request.multi ? runMany : runOne, scan: () => matcher.scan() };
}

/** Updates a stored document and returns it; null when the update changes nothing. */
export function applyUpdate(unit: Unit, collection: Collection, match: Match, request: UpdateRequest): Doc | null {
  const { doc, changed } = request.update.apply(match.doc, request.filter);
  if (!changed) return null;
  checkDepth(doc);
  replaceDocument(unit, collection, match, encode(doc), doc);
  return doc;
}

/** Inserts the document of an upsert that matched nothing. */
export function insertFromUpsert(unit: Unit, collection: Collection, request: UpdateRequest): Doc {
  const doc = withIdFirst(request.update.fromUpsert(request.filter, newObjectId));
  checkId(doc.get('_id'));
  checkDepth(doc);
  insertDocument(unit, collection, encode(doc), doc);
  return doc;
}
