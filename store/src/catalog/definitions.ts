import type { Cursors } from '../cursors/cursors.js';
import { fail } from '../errors.js';
import { indexDocument } from '../records/document-writer.js';
import { AGAIN } from '../storage/group-commit.js';
import type { GroupCommit, Unit } from '../storage/group-commit.js';
import { rangeOfId, recordIdOfKey, recordKey, verifiedContent } from '../storage/keys.js';
import type { Sessions } from '../transactions/sessions.js';
import { decode } from '../values/index.js';
import { newIndex, type Catalog } from './catalog.js';
import { idIndexName, namespaceOf } from './collection.js';
import type { Collection, CollectionIndex } from './collection.js';
import { hasSameOptions, sameIndex } from './index-spec.js';
import type { IndexRequest } from './index-spec.js';
import { checkNamespace } from './names.js';

const maxIndexes = 64;
const buildMilliseconds = 15;

interface DefinitionsDeps {
  readonly catalog: Catalog;
  readonly commits: GroupCommit;
  readonly cursors: Cursors;
  readonly sessions: Sessions;
}

/** Creates and drops collections and indexes, one operation at a time. Each is a single commit; an index build takes many. */
export class Definitions {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: DefinitionsDeps) {}

  create(database: string, name: string, options: { mayExist?: boolean } = {}): Promise<Collection> {
    checkNamespace(database, name);
    return this.serialize(async () => {
      const existing = this.deps.catalog.find(database, name);
      if (existing !== undefined) {
        if (options.mayExist === true) return existing;
        fail('NamespaceExists', `namespace ${database}.${name} already exists, but with different options`);
      }
      const collection = await this.deps.commits.run((unit) => this.deps.catalog.create(unit, database, name));
      for (const index of collection.indexes) index.readyAt = 0;
      this.deps.catalog.register(collection);
      return collection;
    });
  }

  drop(collection: Collection): Promise<void> {
    return this.serialize(() => this.dropNow(collection));
  }

  dropDatabase(database: string): Promise<void> {
    return this.serialize(async () => {
      for (const collection of this.deps.catalog.list(database)) await this.dropNow(collection);
    });
  }

  /** Creates the indexes that do not exist yet; resolves when they are built. */
  createIndexes(collection: Collection, requests: readonly IndexRequest[]): Promise<void> {
    return this.serialize(async () => {
      const wanted = requests.filter((request) => isNew(collection, request));
      wanted.forEach((request, at) => checkAgainstEarlier(wanted.slice(0, at), request));
      if (wanted.length === 0) return;
      if (collection.indexes.length + wanted.length > maxIndexes)
        fail('CannotCreateIndex', `add index fails, too many indexes for ${namespaceOf(collection)}`);
      await this.build(collection, wanted);
    });
  }

  dropIndexes(collection: Collection, indexes: readonly CollectionIndex[]): Promise<void> {
    return this.serialize(async () => {
      const kept = collection.indexes.filter((index) => !indexes.includes(index));
      await this.deps.commits.run((unit) => {
        this.deps.sessions.waitForWriters(collection.id);
        this.deps.catalog.store(unit, collection, kept);
        for (const index of indexes) this.deps.catalog.markGarbage(unit, index.id, 'entries');
      });
      collection.indexes.splice(0, collection.indexes.length, ...kept);
    });
  }

  private async dropNow(collection: Collection): Promise<void> {
    const { catalog, cursors, commits } = this.deps;
    if (catalog.withId(collection.id) === undefined) return;
    await commits.run((unit) => {
      this.deps.sessions.waitForWriters(collection.id);
      catalog.remove(unit, collection);
    });
    catalog.unregister(collection);
    cursors.invalidate(namespaceOf(collection));
  }

  /**
   * Every write maintains the new indexes from the first commit on; existing documents are added in batches; the last commit
   * adds the indexes to the catalog. Until then their entries are marked as garbage, so that a crash leaves nothing behind.
   */
  private async build(collection: Collection, requests: readonly IndexRequest[]): Promise<void> {
    const { catalog, commits } = this.deps;
    const added: CollectionIndex[] = [];
    try {
      await commits.run((unit) => {
        this.deps.sessions.waitForWriters(collection.id);
        for (const request of requests) {
          const index = newIndex(catalog.allocateId(unit), request);
          catalog.markGarbage(unit, index.id, 'entries');
          added.push(index);
        }
        collection.indexes.push(...added);
      });
      await this.fill(collection, added);
      await commits.run((unit) => {
        for (const index of added) catalog.unmarkGarbage(unit, index);
        catalog.store(unit, collection, collection.indexes);
      });
      for (const index of added) index.readyAt = commits.commits;
    } catch (error) {
      collection.indexes.splice(
        0,
        collection.indexes.length,
        ...collection.indexes.filter((index) => !added.includes(index)),
      );
      throw error;
    }
  }

  private async fill(collection: Collection, indexes: readonly CollectionIndex[]): Promise<void> {
    const { from, to } = rangeOfId(collection.id);
    let next = from;
    await this.deps.commits.run((unit: Unit) => {
      const ends = performance.now() + buildMilliseconds;
      for (const { key, value } of Array.from(take(unit.range('records', next, to), 500))) {
        const stored = { record: recordIdOfKey(key), doc: decode(verifiedContent(key, value)) };
        for (const index of indexes) indexDocument(unit, collection, index, stored);
        next = recordKey(collection.id, stored.record + 1);
        if (performance.now() > ends) return AGAIN;
      }
      return hasMore(unit, next, to) ? AGAIN : null;
    });
  }

  /** Runs operations one after the other, in the order of their calls. */
  private serialize<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work, work);
    this.last = result.catch(() => undefined);
    return result;
  }
}

const checkAgainstEarlier = (others: readonly IndexRequest[], request: IndexRequest): void => {
  if (others.some((other) => hasSameOptions(other, request)))
    fail('IndexOptionsConflict', `Identical index already exists: ${request.name}`);
  if (others.some((other) => other.name === request.name))
    fail('IndexKeySpecsConflict', `Two indexes of the request have the same name: ${request.name}`);
};

const isNew = (collection: Collection, request: IndexRequest): boolean => {
  const sameName = collection.indexes.find((index) => index.name === request.name);
  if (request.fields.length === 1 && request.fields[0]?.path === '_id' && request.fields[0].direction === 1)
    return false;
  if (sameName !== undefined) {
    if (sameIndex(sameName, request)) return false;
    fail(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${request.name}`,
    );
  }
  const alike = collection.indexes.find((index) => index.name !== idIndexName && hasSameOptions(index, request));
  if (alike !== undefined) fail('IndexOptionsConflict', `Index already exists with a different name: ${alike.name}`);
  return true;
};

function* take<T>(items: Iterable<T>, most: number): Generator<T> {
  let taken = 0;
  for (const item of items) {
    yield item;
    if (++taken === most) return;
  }
}

const hasMore = (unit: Unit, from: Buffer, to: Buffer): boolean => {
  for (const _ of unit.range('records', from, to)) return true;
  return false;
};
