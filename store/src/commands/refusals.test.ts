import { Long } from 'mongodb';
import type { Document } from 'mongodb';
import { commandRules } from '../supported.js';
import { TestStore } from '../testing/kit.js';
import { RawClient } from '../testing/raw-client.js';
import { handlers } from './index.js';

describe('refusals', () => {
  const store = new TestStore();
  let client: RawClient;
  beforeAll(async () => {
    await store.open();
    client = await RawClient.connect(store.uri);
  });
  afterAll(() => {
    client.close();
    return store.remove();
  });

  it('has a handler for exactly the supported commands', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(commandRules).sort());
  });

  const cases: [Document, number, string][] = [
    [{ nonsense: 1 }, 59, 'CommandNotFound'],
    [{ mapReduce: 'c' }, 59, 'CommandNotFound'],
    [{ constructor: 1 }, 59, 'CommandNotFound'],
    [{ find: 'c', nonsense: 1 }, 40415, 'Location40415'],
    [{ find: 'c', filter: 1 }, 14, 'TypeMismatch'],
    [{ find: 'c', filter: { a: { $nonsense: 1 } } }, 2, 'BadValue'],
    [{ find: 'c', limit: -1 }, 2, 'BadValue'],
    [{ find: 'c', tailable: true }, 115, 'CommandNotSupported'],
    [{ find: 'c', collation: { locale: 'ar' } }, 115, 'CommandNotSupported'],
    [{ find: 'c', let: { a: 1 } }, 115, 'CommandNotSupported'],
    [{ find: 5 }, 73, 'InvalidNamespace'],
    [{ insert: 'c' }, 40414, 'Location40414'],
    [{ insert: 'c', documents: [] }, 16, 'InvalidLength'],
    [{ insert: '', documents: [{}] }, 73, 'InvalidNamespace'],
    [{ insert: 'a$b', documents: [{}] }, 73, 'InvalidNamespace'],
    [{ update: 'c', updates: [{ q: {}, u: { $nonsense: { a: 1 } } }] }, 9, 'FailedToParse'],
    [{ update: 'c', updates: [{ q: {}, u: {}, nonsense: 1 }] }, 40415, 'Location40415'],
    [{ update: 'c', updates: [{ q: {} }] }, 40414, 'Location40414'],
    [{ update: 'c', updates: [{ q: {}, u: { a: 1 }, multi: true }] }, 9, 'FailedToParse'],
    [{ delete: 'c', deletes: [{ q: {}, limit: 5 }] }, 9, 'FailedToParse'],
    [{ aggregate: 'c', pipeline: [{ $nonsense: 1 }], cursor: {} }, 40324, 'Location40324'],
    [{ create: 'c', capped: true, size: 1000 }, 115, 'CommandNotSupported'],
    [{ create: 'c', validator: { a: 1 } }, 115, 'CommandNotSupported'],
    [{ findAndModify: 'c', query: {} }, 9, 'FailedToParse'],
    [{ listDatabases: 1 }, 13, 'Unauthorized'],
    [{ getMore: new Long(5), collection: 'c' }, 43, 'CursorNotFound'],
    [{ listIndexes: 'nowhere' }, 26, 'NamespaceNotFound'],
  ];
  it.each(cases)('refuses %j with %i', async (command, code, codeName) => {
    expect(await client.send(command)).toMatchObject({ ok: 0, code, codeName });
  });

  it('creates no collection when it refuses', async () => {
    expect(await store.db.listCollections().toArray()).toEqual([]);
  });

  it('closes a connection that violates the protocol and keeps the others', async () => {
    const broken = await RawClient.connect(store.uri);
    await broken.sendBytes(Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    expect(await client.send({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});
