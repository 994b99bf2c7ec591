import { crc32 } from 'node:zlib';
import { Catalog, garbageIn } from '../catalog/catalog.js';
import { namespaceOf } from '../catalog/collection.js';
import type { Collection, CollectionIndex } from '../catalog/collection.js';
import { indexKeysOf } from '../records/index-keys.js';
import type { Reader, Space } from '../storage/environment.js';
import { entryKey, entryValue, rangeOfId, recordIdOfKey, recordOfEntry, verifiedContent } from '../storage/keys.js';
import type { RecordId } from '../storage/keys.js';
import { readRetryRecord } from '../transactions/retry-records.js';
import { Doc, decodeValue, findElement } from '../values/index.js';
import { Findings, type Report } from './findings.js';

/** Number of keys of a table according to LMDB; a table that lost a page has fewer. */
type KeyCount = (space: Space) => number;

const reportEvery = 50_000;
const largestId = 0xffff_fffe;

/**
 * Checks everything in a snapshot for consistency: checksums, document counts, documents against index entries in both
 * directions, and that no data is orphaned.
 */
export function checkContents(reader: Reader, report: Report, keyCount?: KeyCount): Findings {
  const findings = new Findings();
  const seen: Record<Space, number> = { records: 0, entries: 0, meta: 0 };
  const catalog = findings.attempt('The catalog cannot be read', () => new Catalog(reader));
  if (catalog === undefined) return findings;
  const collections = catalog.list();
  findings.collections = collections.length;
  for (const collection of collections) {
    findings.attempt(namespaceOf(collection), () => checkCollection(reader, collection, findings, report));
  }
  seen.records = findings.documents;
  seen.entries = findings.entries;
  findings.attempt('What was dropped', () => checkGarbage(reader, collections, seen, findings));
  findings.attempt('The catalog and retry records', () => checkMeta(reader, collections, seen, findings));
  if (keyCount !== undefined)
    for (const space of ['records', 'entries', 'meta'] as const)
      findings.attempt(`The table of ${space}`, () => {
        const stated = keyCount(space);
        if (stated !== seen[space])
          findings.add(`The table of ${space} should have ${stated} keys, ${seen[space]} can be read`);
      });
  return findings;
}

const checkCollection = (reader: Reader, collection: Collection, findings: Findings, report: Report): void => {
  const name = namespaceOf(collection);
  const wanted = new Map<CollectionIndex, Tally>(collection.indexes.map((index) => [index, new Tally()]));
  const { from, to } = rangeOfId(collection.id);
  const fields = indexedFields(collection);
  let documents = 0;
  for (const { key, value } of reader.range('records', from, to)) {
    documents++;
    if (documents % reportEvery === 0) report(`${name}: ${documents} of ${collection.count} documents`);
    findings.attempt(
      () => `${name}, record ${key.toString('hex')}`,
      () => {
        const doc = fieldsOf(verifiedContent(key, value), fields);
        if (!doc.has('_id')) findings.add(`${name}: a document without _id`);
        for (const [index, tally] of wanted) tallyDocument(index, recordIdOfKey(key), doc, tally, findings, name);
      },
    );
  }
  findings.documents += documents;
  if (documents !== collection.count)
    findings.add(`${name}: ${collection.count} documents were counted, ${documents} are there`);
  for (const [index, tally] of wanted) checkEntries(reader, collection, index, tally, findings);
  report(`${name}: ${documents} documents, ${collection.indexes.length} indexes`);
};

/** The top-level fields used by the indexes of a collection, with their encoded names. */
const indexedFields = (collection: Collection): ReadonlyMap<string, Buffer> => {
  const paths = collection.indexes.flatMap((index) => index.fields.map(({ path }) => path));
  return new Map(paths.map((path) => path.split('.')[0] ?? '').map((name) => [name, Buffer.from(name)]));
};

/** Decodes only these fields of a document whose checksum has been verified. */
const fieldsOf = (raw: Buffer, fields: ReadonlyMap<string, Buffer>): Doc => {
  const doc = new Doc();
  for (const [name, bytes] of fields) {
    const at = findElement(raw, 0, bytes);
    if (at >= 0) doc.set(name, decodeValue(raw, raw[at] ?? 0, at + bytes.length + 2));
  }
  return doc;
};

/** Count and checksum of index entries, independent of their order. */
class Tally {
  entries = 0;
  private sum = 0;

  add(key: Buffer, value: Buffer): void {
    this.entries++;
    this.sum = (this.sum + crc32(value, crc32(key))) % 2 ** 48;
  }

  equals(other: Tally): boolean {
    return this.entries === other.entries && this.sum === other.sum;
  }
}

/** The keys of the entries that a document must have in an index. */
const entriesOf = (index: CollectionIndex, record: RecordId, doc: Doc): { keys: Buffer[]; multikey: boolean } => {
  const { keys, multikey } = indexKeysOf(index, doc);
  return { keys: keys.map(({ bytes }) => entryKey(index.id, bytes, index.unique ? undefined : record)), multikey };
};

const tallyDocument = (
  index: CollectionIndex,
  record: RecordId,
  doc: Doc,
  tally: Tally,
  findings: Findings,
  name: string,
): void => {
  const { keys, multikey } = entriesOf(index, record, doc);
  if (multikey && !index.multikey) findings.add(`${name}, index ${index.name}: not noted that it holds arrays`);
  const value = entryValue(record);
  for (const key of keys) tally.add(key, value);
};

/** Compares the entries of an index with those expected from its documents; searches for the difference only when there is one. */
const checkEntries = (
  reader: Reader,
  collection: Collection,
  index: CollectionIndex,
  expected: Tally,
  findings: Findings,
): void => {
  const label = `${namespaceOf(collection)}, index ${index.name}`;
  const actual = new Tally();
  const { from, to } = rangeOfId(index.id);
  for (const { key, value } of reader.range('entries', from, to)) actual.add(key, value);
  findings.entries += actual.entries;
  if (actual.equals(expected)) return;
  findings.add(
    `${label}: its documents have ${expected.entries} keys, the index has ${actual.entries}, and they are not the same`,
  );
  const records = rangeOfId(collection.id);
  for (const { key, value } of reader.range('records', records.from, records.to))
    findings.attempt(label, () => {
      const record = recordIdOfKey(key);
      for (const expectedKey of entriesOf(
        index,
        record,
        fieldsOf(verifiedContent(key, value), indexedFields(collection)),
      ).keys) {
        const entry = reader.get('entries', expectedKey);
        if (entry === undefined || recordOfEntry(entry) !== record)
          findings.add(`${label}: record ${record} is not where its key is`);
      }
    });
};

/** Garbage must not be in use, and data that is not in use must be marked as garbage. */
const checkGarbage = (
  reader: Reader,
  collections: readonly Collection[],
  seen: Record<Space, number>,
  findings: Findings,
): void => {
  const used = {
    records: new Set(collections.map(({ id }) => id)),
    entries: new Set(collections.flatMap(({ indexes }) => indexes.map(({ id }) => id))),
  };
  const dropped = { records: new Set<number>(), entries: new Set<number>() };
  for (const { id, space } of garbageIn(reader)) {
    dropped[space].add(id);
    if (used[space].has(id)) findings.add(`Number ${id} of ${space} is in use and noted as dropped`);
    else seen[space] += countKeys(reader, space, id);
  }
  for (const space of ['records', 'entries'] as const)
    for (const id of idsIn(reader, space))
      if (!used[space].has(id) && !dropped[space].has(id))
        findings.add(`Number ${id} of ${space} belongs to no collection`);
};

const metaKeys = /^(?:format$|next-id$|[cnmgr]:)/;

const checkMeta = (
  reader: Reader,
  collections: readonly Collection[],
  seen: Record<Space, number>,
  findings: Findings,
): void => {
  const taken = collections.flatMap(({ id, indexes }) => [id, ...indexes.map((index) => index.id)]);
  if (new Set(taken).size !== taken.length) findings.add('Two collections or indexes have the same number');
  const next = Number(reader.get('meta', Buffer.from('next-id'))?.toString() ?? 1);
  if (!Number.isInteger(next) || taken.some((id) => id >= next))
    findings.add('The next number for a collection or index is one that is in use');
  for (const { key } of reader.range('meta', Buffer.of(0), Buffer.alloc(8, 0xff))) {
    seen.meta++;
    const name = key.toString('latin1');
    if (!metaKeys.test(name)) findings.add(`An unknown key: ${name}`);
    if (name.startsWith('r:')) findings.attempt('A retry record', () => readRetryRecord(reader, name.slice(2)));
  }
};

const countKeys = (reader: Reader, space: Space, id: number): number => {
  const { from, to } = rangeOfId(id);
  let number = 0;
  for (const { key } of reader.range(space, from, to)) if (key.length > 0) number++;
  return number;
};

/** The ids that have keys in a table. */
function* idsIn(reader: Reader, space: Space): Generator<number> {
  const end = rangeOfId(largestId).to;
  let from = Buffer.alloc(4);
  for (;;) {
    let id: number | undefined;
    for (const { key } of reader.range(space, from, end)) {
      id = key.readUInt32BE(0);
      break;
    }
    if (id === undefined) return;
    yield id;
    from = rangeOfId(id).to as Buffer<ArrayBuffer>;
  }
}
