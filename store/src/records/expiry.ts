import type { Collection, CollectionIndex } from '../catalog/collection.js';
import { drain } from '../slices.js';
import type { Store } from '../store.js';
import { decode, UtcDate, type Doc, type Value } from '../values/index.js';
import { removeDocument } from './document-writer.js';
import { findRecords, readRecord } from './find-records.js';
import { keysOf } from './index-keys.js';
import { compileFilter } from '../query/index.js';
import { document } from '../plain.js';

/** Removes the documents whose time is over by an index with `expireAfterSeconds`. */
export async function sweepExpired(store: Store, now: number): Promise<void> {
  for (const collection of store.catalog.list())
    for (const index of collection.indexes)
      if (index.expireAfterSeconds != null) await sweepIndex(store, collection, index, now);
}

const sweepIndex = async (store: Store, collection: Collection, index: CollectionIndex, now: number): Promise<void> => {
  const limit = now - (index.expireAfterSeconds ?? 0) * 1000;
  const path = index.fields[0]?.path ?? '';
  const filter = compileFilter(document({ [path]: document({ $lte: new UtcDate(BigInt(limit)) }) }));
  const expired: number[] = [];
  const view = store.direct.view();
  try {
    await drain(findRecords(view, collection, { filter }), (found) => void expired.push(found.record));
  } finally {
    view.release();
  }
  for (const record of expired)
    await store.commits.run((unit) => {
      const raw = readRecord(unit, collection, record);
      if (raw === undefined) return;
      const doc = decode(raw);
      if (isOver(index, doc, limit)) removeDocument(unit, collection, { record, doc });
    });
};

const isOver = (index: CollectionIndex, doc: Doc, limit: number): boolean => {
  const dates = keysOf(index, doc).flatMap((key) => key.values.filter(isDate));
  return dates.some((date) => Number(date.ms) <= limit);
};

const isDate = (value: Value): value is UtcDate => value instanceof UtcDate;
