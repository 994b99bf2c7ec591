import type { Catalog } from '../catalog/catalog.js';
import type { Collection, CollectionIndex } from '../catalog/collection.js';
import { drain } from '../slices.js';
import type { GroupCommit } from '../storage/group-commit.js';
import type { Executor } from '../transactions/executor.js';
import { decode, UtcDate, type Doc, type Value } from '../values/index.js';
import { removeDocument } from './document-writer.js';
import { findRecords, readRecord } from './find-records.js';
import { keysOf } from './index-keys.js';
import { compileFilter } from '../query/index.js';
import { document } from '../plain.js';

export interface ExpiryDeps {
  readonly catalog: Catalog;
  readonly direct: Executor;
  readonly commits: GroupCommit;
}

/** Removes the documents that have expired under a TTL index. `now` is in milliseconds since 1970. */
export async function sweepExpired(deps: ExpiryDeps, now: number): Promise<void> {
  for (const collection of deps.catalog.list())
    for (const index of collection.indexes)
      if (index.expireAfterSeconds != null) await sweepIndex(deps, collection, index, now);
}

const sweepIndex = async (
  deps: ExpiryDeps,
  collection: Collection,
  index: CollectionIndex,
  now: number,
): Promise<void> => {
  const limit = now - (index.expireAfterSeconds ?? 0) * 1000;
  const path = index.fields[0]?.path ?? '';
  const filter = compileFilter(document({ [path]: document({ $lte: new UtcDate(BigInt(limit)) }) }));
  const expired: number[] = [];
  const view = deps.direct.view();
  try {
    await drain(findRecords(view, collection, { filter }), (item) => void expired.push(item.record));
  } finally {
    view.release();
  }
  for (const record of expired)
    await deps.commits.run((unit) => {
      const raw = readRecord(unit, collection, record);
      if (raw === undefined) return;
      const doc = decode(raw);
      if (isExpired(index, doc, limit)) removeDocument(unit, collection, { record, doc });
    });
};

const isExpired = (index: CollectionIndex, doc: Doc, limit: number): boolean => {
  const dates = keysOf(index, doc).flatMap((key) => key.values.filter(isDate));
  return dates.some((date) => Number(date.ms) <= limit);
};

const isDate = (value: Value): value is UtcDate => value instanceof UtcDate;
