import { fail } from '../errors.js';
import { document, int } from '../plain.js';
import type { Reader, Writer } from '../storage/environment.js';
import { newUuid } from '../records/new-id.js';
import { rangeOfId, recordIdOfKey, withChecksum, verifiedContent } from '../storage/keys.js';
import { Binary, Doc, decode, encode, toNumber, type Value } from '../values/index.js';
import { idIndexName, namespaceOf, notReady } from './collection.js';
import type { Collection, CollectionIndex } from './collection.js';
import { parseIndexSpec } from './index-spec.js';
import type { IndexRequest } from './index-spec.js';

const nextIdKey = Buffer.from('next-id');
const collectionPrefix = 'c:';
const countPrefix = 'n:';
const multikeyPrefix = 'm:';
const garbagePrefix = 'g:';

/**
 * The catalog of collections and indexes, in memory and in the `meta` space: one document per collection. Counts, multikey
 * flags and the garbage of dropped collections and indexes have keys of their own, so that the document need not be rewritten.
 */
export class Catalog {
  private readonly collections = new Map<string, Collection>();
  private readonly byId = new Map<number, Collection>();
  private nextId = 1;

  constructor(reader: Reader) {
    this.nextId = Number(reader.get('meta', nextIdKey)?.toString() ?? 1);
    for (const { key, value } of withPrefix(reader, collectionPrefix)) {
      const namespace = key.toString('utf8', collectionPrefix.length);
      this.register(readCollection(reader, namespace, decode(verifiedContent(key, value))));
    }
  }

  find(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  withId(id: number): Collection | undefined {
    return this.byId.get(id);
  }

  /** The collections of one database, or of all, sorted by namespace. */
  list(database?: string): Collection[] {
    const all = [...this.collections.values()].filter(
      (collection) => database == null || collection.database === database,
    );
    return all.sort((a, b) => (namespaceOf(a) < namespaceOf(b) ? -1 : 1));
  }

  /** Allocates an id that no collection or index has ever had. */
  allocateId(writer: Writer): number {
    const id = this.nextId++;
    writer.put('meta', nextIdKey, Buffer.from(String(this.nextId)));
    return id;
  }

  /** Writes a new collection with its index on `_id`; it becomes visible with `register`. */
  create(writer: Writer, database: string, name: string): Collection {
    const id = this.allocateId(writer);
    const idSpec = document({ v: int(2), key: document({ _id: int(1) }), name: idIndexName });
    const idIndex = newIndex(this.allocateId(writer), { ...parseIndexSpec(idSpec), unique: true }, 0);
    const collection = {
      id,
      database,
      name,
      uuid: newUuid(),
      indexes: [idIndex],
      count: 0,
      nextRecord: 1,
      dropped: false,
    };
    this.store(writer, collection, collection.indexes);
    return collection;
  }

  /** Writes the catalog entry of a collection with these indexes, without changing the collection in memory. */
  store(writer: Writer, collection: Collection, indexes: readonly CollectionIndex[]): void {
    const list: Value[] = indexes.map((index) => document({ id: int(index.id), spec: index.spec }));
    const stored = document({ id: int(collection.id), uuid: new Binary(4, collection.uuid), indexes: list });
    const key = collectionKey(namespaceOf(collection));
    writer.put('meta', key, withChecksum(key, encode(stored)));
  }

  /** Removes a collection from the catalog; its documents and index entries become garbage, which is swept later. */
  remove(writer: Writer, collection: Collection): void {
    writer.remove('meta', collectionKey(namespaceOf(collection)));
    writer.remove('meta', countKey(collection.id));
    this.markGarbage(writer, collection.id, 'records');
    for (const index of collection.indexes) this.markGarbage(writer, index.id, 'entries');
  }

  /** Marks everything stored under an id as garbage. */
  markGarbage(writer: Writer, id: number, space: 'records' | 'entries'): void {
    writer.put('meta', Buffer.from(`${garbagePrefix}${space}:${id}`), Buffer.of(1));
    if (space === 'entries') writer.remove('meta', multikeyKey(id));
  }

  /** Undoes `markGarbage` once the index is built. */
  unmarkGarbage(writer: Writer, index: CollectionIndex): void {
    writer.remove('meta', Buffer.from(`${garbagePrefix}entries:${index.id}`));
  }

  register(collection: Collection): void {
    this.collections.set(namespaceOf(collection), collection);
    this.byId.set(collection.id, collection);
  }

  unregister(collection: Collection): void {
    collection.dropped = true;
    this.collections.delete(namespaceOf(collection));
    this.byId.delete(collection.id);
  }

  storeCounts(writer: Writer, changes: ReadonlyMap<number, number>): void {
    for (const [id, change] of changes) {
      const collection = this.byId.get(id);
      if (collection === undefined || change === 0) continue;
      writer.put('meta', countKey(id), Buffer.from(String(collection.count + change)));
    }
  }

  applyCounts(changes: ReadonlyMap<number, number>): void {
    for (const [id, change] of changes) {
      const collection = this.byId.get(id);
      if (collection !== undefined) collection.count += change;
    }
  }
}

/** Marks an index as multikey: it may hold several keys of one document. This is never undone. */
export function markMultikey(writer: Writer, index: CollectionIndex): void {
  index.multikey = true;
  const key = multikeyKey(index.id);
  if (writer.get('meta', key) === undefined) writer.put('meta', key, Buffer.of(1));
}

export function newIndex(id: number, request: IndexRequest, readyAt: number = notReady): CollectionIndex {
  return { ...request, id, readyAt, multikey: false };
}

/** The garbage that dropped collections and indexes have left behind. */
export function garbageIn(reader: Reader): { key: Buffer; id: number; space: 'records' | 'entries' }[] {
  return [...withPrefix(reader, garbagePrefix)].map(({ key }) => {
    const [, space, id] = key.toString().split(':');
    return { key, id: Number(id), space: space === 'records' ? 'records' : 'entries' };
  });
}

const readCollection = (reader: Reader, namespace: string, stored: Doc): Collection => {
  const id = toNumber(stored.get('id')) ?? 0;
  const uuid = stored.get('uuid');
  const list = stored.get('indexes');
  if (id === 0 || !(uuid instanceof Binary) || !Array.isArray(list))
    fail('DataCorruptionDetected', `The catalog entry of ${namespace} cannot be read`);
  const dot = namespace.indexOf('.');
  return {
    id,
    database: namespace.slice(0, dot),
    name: namespace.slice(dot + 1),
    uuid: uuid.bytes,
    indexes: list.map((entry) => readIndex(reader, entry)),
    count: Number(reader.get('meta', countKey(id))?.toString() ?? 0),
    nextRecord: lastRecordOf(reader, id) + 1,
    dropped: false,
  };
};

const readIndex = (reader: Reader, stored: Value): CollectionIndex => {
  const spec = stored instanceof Doc ? stored.get('spec') : null;
  const id = stored instanceof Doc ? toNumber(stored.get('id')) : null;
  if (!(spec instanceof Doc) || id == null)
    return fail('DataCorruptionDetected', 'An index in the catalog cannot be read');
  const request = parseIndexSpec(spec);
  const unique = request.unique || request.name === idIndexName;
  return { ...request, unique, id, readyAt: 0, multikey: reader.get('meta', multikeyKey(id)) !== undefined };
};

const lastRecordOf = (reader: Reader, collection: number): number => {
  const { from, to } = rangeOfId(collection);
  for (const { key } of reader.range('records', from, to, true)) return recordIdOfKey(key);
  return 0;
};

const collectionKey = (namespace: string): Buffer => Buffer.from(collectionPrefix + namespace);
const countKey = (id: number): Buffer => Buffer.from(countPrefix + id);
const multikeyKey = (id: number): Buffer => Buffer.from(multikeyPrefix + id);

const withPrefix = (reader: Reader, prefix: string): Iterable<{ key: Buffer; value: Buffer }> => {
  const to = Buffer.from(prefix);
  to[to.length - 1]!++;
  return reader.range('meta', Buffer.from(prefix), to);
};
