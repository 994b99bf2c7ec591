import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { garbageIn } from './catalog/catalog.js';
import type { Collection } from './catalog/collection.js';
import { parseIndexSpec } from './catalog/index-spec.js';
import { document, int } from './plain.js';
import { insertDocument } from './records/document-writer.js';
import { sweepExpired } from './records/expiry.js';
import { rangeOfId } from './storage/keys.js';
import { openStore } from './store.js';
import type { Store } from './store.js';
import { transactionLifetimeMilliseconds } from './transactions/transaction.js';
import { sweepGarbage } from './upkeep.js';
import { UtcDate, encode, type Doc, type Value } from './values/index.js';

describe('upkeep', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-test-'));
  let store: Store;
  beforeAll(async () => {
    store = await openStore(folder);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const insert = (collection: Collection, doc: Doc): Promise<number> =>
    store.commits.run((unit) => insertDocument(unit, collection, encode(doc), doc));
  const keysIn = (space: 'records' | 'entries', id: number): number => {
    const view = store.direct.view();
    const { from, to } = rangeOfId(id);
    const found = [...view.reader.range(space, from, to)].length;
    view.release();
    return found;
  };

  it('removes expired documents and no others', async () => {
    const sessions = await store.definitions.create('test', 'sessions');
    const spec = document({ key: document({ at: int(1) }), name: 'at_1', expireAfterSeconds: int(60) });
    await store.definitions.createIndexes(sessions, [parseIndexSpec(spec)]);
    const now = 1_000_000_000;
    const at = (seconds: number): UtcDate => new UtcDate(BigInt(now + seconds * 1000));
    const values: Value[] = [at(-61), at(-60), at(-59), at(100), 'text', null, [at(100), at(-61)], []];
    for (const [id, value] of values.entries()) await insert(sessions, document({ _id: int(id), at: value }));
    await insert(sessions, document({ _id: int(100) }));
    await sweepExpired(store, now);
    expect(sessions.count).toBe(values.length + 1 - 3);
    expect(keysIn('records', sessions.id)).toBe(sessions.count);
  });

  it('deletes the records and index entries of a dropped collection', async () => {
    const dropped = await store.definitions.create('test', 'dropped');
    for (let id = 0; id < 5; id++) await insert(dropped, document({ _id: int(id) }));
    const idIndex = dropped.indexes[0]?.id ?? 0;
    await store.definitions.drop(dropped);
    expect(keysIn('records', dropped.id)).toBe(5);
    await sweepGarbage(store);
    expect([keysIn('records', dropped.id), keysIn('entries', idIndex)]).toEqual([0, 0]);
    const view = store.direct.view();
    expect(garbageIn(view.reader)).toEqual([]);
    view.release();
  });

  it('aborts a transaction that exceeds its lifetime', () => {
    const transaction = store.sessions.start('a session', 1n);
    store.sessions.sweep(transaction.startedAt + transactionLifetimeMilliseconds);
    expect(transaction.state).toBe('open');
    store.sessions.sweep(transaction.startedAt + transactionLifetimeMilliseconds + 1);
    expect(transaction.state).toBe('aborted');
  });
});
