import { Binary, Long } from 'mongodb';
import type { Document } from 'mongodb';
import { randomUUID } from 'node:crypto';
import { TestStore } from '../testing/kit.js';
import { RawClient } from '../testing/raw-client.js';

describe('retry records', () => {
  const store = new TestStore();
  let client: RawClient;
  const restart = async (): Promise<void> => {
    client.close();
    await store.reopen();
    client = await RawClient.connect(store.uri);
  };
  beforeAll(async () => {
    await store.open();
    client = await RawClient.connect(store.uri);
  });
  afterAll(() => {
    client.close();
    return store.remove();
  });

  const newSession = (): Document => ({ id: new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4) });
  const send = (command: Document, lsid: Document, number: number): Promise<Document> =>
    client.send({ ...command, lsid, txnNumber: Long.fromNumber(number) });

  it('executes a retried insert once, also across a restart', async () => {
    const { collectionName: name } = store.collection();
    const lsid = newSession();
    const command = { insert: name, documents: [{ _id: 1 }, { _id: 2 }] };
    expect(await send(command, lsid, 1)).toMatchObject({ n: 2, ok: 1 });
    expect(await send(command, lsid, 1)).toMatchObject({ n: 2, ok: 1 });
    await restart();
    const again = await send(command, lsid, 1);
    expect(again).toMatchObject({ n: 2, ok: 1 });
    expect(again['writeErrors']).toBeUndefined();
  });

  it('executes a retried insert of thousands of documents once', async () => {
    const rows = store.collection<{ _id: number }>();
    const lsid = newSession();
    const command = { insert: rows.collectionName, documents: Array.from({ length: 3_000 }, (_, _id) => ({ _id })) };
    for (let times = 0; times < 2; times++) {
      const answer = await send(command, lsid, 1);
      expect([answer['ok'], answer['n'], answer['writeErrors']]).toEqual([1, 3_000, undefined]);
      await restart();
    }
    expect(await store.db.collection(rows.collectionName).countDocuments()).toBe(3_000);
  });

  it('executes a retried increment once and repeats its reply', async () => {
    const rows = store.collection<{ _id: number; a: number }>();
    await rows.insertOne({ _id: 1, a: 1 });
    const lsid = newSession();
    const update = { update: rows.collectionName, updates: [{ q: { _id: 1 }, u: { $inc: { a: 1 } } }] };
    await send(update, lsid, 1);
    await restart();
    expect(await send(update, lsid, 1)).toMatchObject({ n: 1, nModified: 1 });
    expect(await store.db.collection(rows.collectionName).findOne()).toEqual({ _id: 1, a: 2 });
    await send(update, lsid, 2);
    expect(await store.db.collection(rows.collectionName).findOne()).toEqual({ _id: 1, a: 3 });
    expect(await send(update, lsid, 1)).toMatchObject({ ok: 0, code: 225 });
  });

  it('repeats the replies of retried findAndModify commands and upserts', async () => {
    const { collectionName: name } = store.collection();
    const lsid = newSession();
    const modify = { findAndModify: name, query: { _id: 1 }, update: { $inc: { a: 1 } }, upsert: true, new: true };
    const first = await send(modify, lsid, 1);
    expect(first['value']).toEqual({ _id: 1, a: 1 });
    await restart();
    expect(await send(modify, lsid, 1)).toEqual(first);
    const upsert = { update: name, updates: [{ q: { _id: 2 }, u: { $set: { a: 5 } }, upsert: true }] };
    await send(upsert, lsid, 2);
    expect(await send(upsert, lsid, 2)).toMatchObject({ n: 1, upserted: [{ index: 0, _id: 2 }] });
  });

  it('resumes a retried ordered insert after the statements already done', async () => {
    const rows = store.collection<{ _id: number }>();
    await rows.insertOne({ _id: 2 });
    const lsid = newSession();
    const command = { insert: rows.collectionName, documents: [{ _id: 1 }, { _id: 2 }, { _id: 3 }] };
    expect(await send(command, lsid, 1)).toMatchObject({ n: 1 });
    await rows.deleteOne({ _id: 2 });
    expect(await send(command, lsid, 1)).toMatchObject({ n: 3 });
    expect(await rows.countDocuments()).toBe(3);
  });

  it('knows after a restart which transactions were committed', async () => {
    const { collectionName: name } = store.collection();
    const lsid = newSession();
    const inTransaction = { txnNumber: Long.fromNumber(1), autocommit: false, lsid };
    const commit = { commitTransaction: 1, $db: 'admin', ...inTransaction };
    await client.send({ insert: name, documents: [{ _id: 1 }], startTransaction: true, ...inTransaction });
    expect(await client.send(commit)).toMatchObject({ ok: 1 });
    await restart();
    expect(await client.send(commit)).toMatchObject({ ok: 1 });
    expect(await client.send({ ...commit, txnNumber: Long.fromNumber(2) })).toMatchObject({
      code: 251,
      errorLabels: ['TransientTransactionError'],
    });
  });

  it('closes while a write waits for an abandoned transaction', async () => {
    const { collectionName: name } = store.collection();
    await client.send({ insert: name, documents: [{ _id: 1, a: 1 }] });
    const updates = [{ q: { _id: 1 }, u: { $inc: { a: 1 } } }];
    const open = { txnNumber: Long.fromNumber(1), autocommit: false, startTransaction: true, lsid: newSession() };
    await client.send({ update: name, updates, ...open });
    const waiting = await RawClient.connect(store.uri);
    void waiting.send({ update: name, updates });
    await client.send({ ping: 1 });
    await restart();
    waiting.close();
    const { cursor } = await client.send({ find: name });
    expect([1, 2]).toContain(cursor.firstBatch[0].a);
  });
});
