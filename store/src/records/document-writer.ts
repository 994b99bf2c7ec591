import { markMultikey } from '../catalog/catalog.js';
import { namespaceOf } from '../catalog/collection.js';
import type { Collection, CollectionIndex } from '../catalog/collection.js';
import { fail } from '../errors.js';
import { entryKey, entryValue, recordKey, recordOfEntry, withChecksum } from '../storage/keys.js';
import type { RecordId } from '../storage/keys.js';
import type { Unit } from '../storage/group-commit.js';
import { maxDocumentBytes } from '../wire/framing.js';
import type { Doc } from '../values/index.js';
import { duplicateKeyError } from './duplicate-key.js';
import { indexKeysOf, keysOf } from './index-keys.js';
import type { IndexKey } from './index-keys.js';

interface StoredDocument {
  record: RecordId;
  doc: Doc;
}

/** Inserts a document and its index entries. Validates everything before the first change. */
export function insertDocument(unit: Unit, collection: Collection, raw: Uint8Array, doc: Doc): RecordId {
  refuseIfDropped(collection);
  checkSize(raw);
  const plans = collection.indexes.map((index) => ({ index, added: addedKeys(unit, index, doc) }));
  for (const { index, added } of plans) claimAdded(unit, collection, index, added);
  const record = collection.nextRecord++;
  for (const { index, added } of plans) putEntries(unit, index, added, record);
  putRecord(unit, collection, record, raw);
  unit.addToCount(collection.id, 1);
  return record;
}

/** Replaces a stored document by another with the same `_id` and updates the index entries that differ. */
export function replaceDocument(
  unit: Unit,
  collection: Collection,
  stored: StoredDocument,
  raw: Uint8Array,
  doc: Doc,
): void {
  refuseIfDropped(collection);
  checkSize(raw);
  unit.claim(resourceOf(recordKey(collection.id, stored.record)));
  const plans = collection.indexes.map((index) => ({
    index,
    ...difference(keysOf(index, stored.doc), addedKeys(unit, index, doc)),
  }));
  for (const { index, added, removed } of plans) {
    claimRemoved(unit, index, removed);
    claimAdded(unit, collection, index, added, stored.record);
  }
  for (const { index, added, removed } of plans) {
    removeEntries(unit, index, removed, stored.record);
    putEntries(unit, index, added, stored.record);
  }
  putRecord(unit, collection, stored.record, raw);
  unit.addToCount(collection.id, 0);
}

export function removeDocument(unit: Unit, collection: Collection, stored: StoredDocument): void {
  const key = recordKey(collection.id, stored.record);
  unit.claim(resourceOf(key));
  const plans = collection.indexes.map((index) => ({ index, removed: keysOf(index, stored.doc) }));
  for (const { index, removed } of plans) claimRemoved(unit, index, removed);
  for (const { index, removed } of plans) removeEntries(unit, index, removed, stored.record);
  unit.remove('records', key);
  unit.addToCount(collection.id, -1);
}

/** Adds an existing document to an index that is being built. */
export function indexDocument(
  unit: Unit,
  collection: Collection,
  index: CollectionIndex,
  stored: StoredDocument,
): void {
  const added = addedKeys(unit, index, stored.doc);
  claimAdded(unit, collection, index, added, stored.record);
  putEntries(unit, index, added, stored.record);
}

/** The keys of a document that is about to be written; marks the index as multikey if needed. */
const addedKeys = (unit: Unit, index: CollectionIndex, doc: Doc): readonly IndexKey[] => {
  const { keys, multikey } = indexKeysOf(index, doc);
  if (multikey) markMultikey(unit, index);
  return keys;
};

const refuseIfDropped = (collection: Collection): void => {
  if (collection.dropped) fail('QueryPlanKilled', `collection ${namespaceOf(collection)} was dropped`);
};

const checkSize = (raw: Uint8Array): void => {
  if (raw.length > maxDocumentBytes)
    fail(
      'BSONObjectTooLarge',
      `BSONObj size: ${raw.length} is invalid. Size must be between 0 and ${maxDocumentBytes}`,
    );
};

const resourceOf = (key: Buffer): string => key.toString('latin1');

const putRecord = (unit: Unit, collection: Collection, record: RecordId, raw: Uint8Array): void => {
  const key = recordKey(collection.id, record);
  unit.put('records', key, withChecksum(key, raw));
};

const claimAdded = (
  unit: Unit,
  collection: Collection,
  index: CollectionIndex,
  added: readonly IndexKey[],
  own?: RecordId,
): void => {
  if (!index.unique) return;
  for (const { bytes, values } of added) {
    const key = entryKey(index.id, bytes);
    unit.claim(resourceOf(key));
    const present = unit.get('entries', key);
    if (present !== undefined && recordOfEntry(present) !== own) throw duplicateKeyError(collection, index, values);
  }
};

const claimRemoved = (unit: Unit, index: CollectionIndex, removed: readonly IndexKey[]): void => {
  if (!index.unique) return;
  for (const { bytes } of removed) unit.claim(resourceOf(entryKey(index.id, bytes)));
};

const putEntries = (unit: Unit, index: CollectionIndex, added: readonly IndexKey[], record: RecordId): void => {
  for (const { bytes } of added)
    unit.put('entries', entryKey(index.id, bytes, index.unique ? undefined : record), entryValue(record));
};

const removeEntries = (unit: Unit, index: CollectionIndex, removed: readonly IndexKey[], record: RecordId): void => {
  for (const { bytes } of removed) unit.remove('entries', entryKey(index.id, bytes, index.unique ? undefined : record));
};

const difference = (before: readonly IndexKey[], after: readonly IndexKey[]) => {
  const beforeBytes = new Set(before.map(nameOf));
  const afterBytes = new Set(after.map(nameOf));
  return {
    removed: before.filter((key) => !afterBytes.has(nameOf(key))),
    added: after.filter((key) => !beforeBytes.has(nameOf(key))),
  };
};

const nameOf = (key: IndexKey): string => Buffer.from(key.bytes).toString('latin1');
