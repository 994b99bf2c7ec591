import type { Document } from 'mongodb';
import { TestStore } from '../testing/kit.js';
import { RawClient } from '../testing/raw-client.js';

describe('options that are not supported', () => {
  const store = new TestStore();
  let client: RawClient;
  beforeAll(async () => {
    await store.open();
    client = await RawClient.connect(store.uri);
    await client.send({ create: 'there' });
  });
  afterAll(() => {
    client.close();
    return store.remove();
  });
  const index = (key: Document, options: Document): Document => ({
    createIndexes: 'c',
    indexes: [{ key, name: 'i', ...options }],
  });
  const key = { _id: 1 };

  it.each<[Document, number]>([
    [{ capped: true, size: 4096 }, 115],
    [{ capped: true }, 72],
    [{ size: 4096 }, 72],
    [{ capped: 'yes', size: 4096 }, 14],
    [{ capped: true, size: 0.9 }, 2],
    [{ capped: true, size: 4096, nonsense: 1 }, 40415],
    [{ collation: { locale: 'ar' } }, 115],
    [{ collation: { locale: 'en_US', strength: 2 } }, 115],
    [{ collation: { locale: 'no-such-locale-xyz' } }, 2],
    [{ collation: { locale: 'en', strength: 6 } }, 2],
    [{ collation: { locale: 'en', caseFirst: 'upper', strength: 2 } }, 2],
    [{ collation: { locale: 'en', backwards: null } }, 14],
    [{ collation: { locale: 'en', version: '1' } }, 161],
    [{ timeseries: { timeField: 't' } }, 115],
    [{ timeseries: { timeField: 'a.b' } }, 72],
    [{ timeseries: { timeField: 't', granularity: 'days' } }, 2],
    [{ timeseries: { timeField: 't', bucketMaxSpanSeconds: 300 } }, 72],
    [{ timeseries: { timeField: 't' }, capped: true, size: 1 }, 72],
    [{ timeseries: { timeField: 't' }, expireAfterSeconds: -1 }, 72],
    [{ expireAfterSeconds: 1 }, 72],
    [{ clusteredIndex: { key, unique: true } }, 115],
    [{ clusteredIndex: { key, unique: false } }, 5979700],
    [{ clusteredIndex: true }, 5979703],
    [{ clusteredIndex: { key, unique: true, v: 1 } }, 5979704],
    [{ idIndex: { key, name: '_id_' } }, 115],
    [{ idIndex: { key: { _id: -1 }, name: '_id_' } }, 2],
    [{ idIndex: { key, name: '_id_', unique: true } }, 197],
    [{ idIndex: { key, name: '_id_', collation: { locale: 'fr' } } }, 2],
    [{ encryptedFields: { fields: [] } }, 115],
    [{ encryptedFields: {} }, 40414],
    [{ changeStreamPreAndPostImages: { enabled: true } }, 115],
    [{ changeStreamPreAndPostImages: { enabled: 1 } }, 14],
    [{ storageEngine: { other: {} } }, 72],
    [{ indexOptionDefaults: { storageEngine: { wiredTiger: { configString: 'a=b' } } } }, 2],
    [{ validator: { a: { $gt: 1 } } }, 115],
    [{ validator: { a: { $near: [0, 0] } } }, 5626500],
    [{ validator: { $expr: { $nonsense: 1 } } }, 168],
    [{ validationLevel: 'Strict' }, 2],
    [{ viewOn: 'there', pipeline: [{ $match: { a: 1 } }] }, 115],
    [{ viewOn: 'there', pipeline: [{ $match: { a: { $nonsense: 1 } } }] }, 2],
    [{ viewOn: 'there', pipeline: [{ $out: 'x' }] }, 167],
    [{ viewOn: 'there', pipeline: [{ $facet: { a: [{ $out: 'x' }] } }] }, 40600],
    [{ viewOn: 'new', pipeline: [] }, 5],
    [{ pipeline: [] }, 72],
  ])('refuses to create with %j: %i', async (options, code) => {
    expect(await client.send({ create: 'new', ...options })).toMatchObject({ ok: 0, code });
  });

  it.each<[Document, number]>([
    [{ create: 'there', validationLevel: 'strict' }, 48],
    [{ find: 'c', awaitData: true }, 9],
    [{ find: 'c', collation: 'en' }, 14],
    [{ find: 'c', let: { Upper: 1 } }, 9],
    [{ aggregate: 'c', pipeline: [], cursor: {}, let: { a: '$x' } }, 4890500],
    [{ aggregate: 'c', pipeline: [], cursor: {}, let: { NOW: 1 } }, 4738901],
    [{ aggregate: 'c', pipeline: [], cursor: { batchSize: -1 }, explain: true }, 2],
    [{ aggregate: 'c', pipeline: [], explain: true, writeConcern: { w: 1 } }, 9],
    [{ aggregate: 'c', pipeline: [], explain: true }, 115],
    [{ update: 'c', updates: [{ q: {}, u: { a: 1 }, c: { b: 1 } }] }, 51198],
    [{ update: 'c', updates: [{ q: {}, u: { a: 1 }, collation: { locale: 'en' } }] }, 115],
    [{ explain: { find: 'c', collation: { locale: 'en' } } }, 115],
    [index({ a: 1 }, { partialFilterExpression: { a: { $gt: 1 } } }), 115],
    [index({ a: 1 }, { partialFilterExpression: null }), 14],
    [index({ a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } }), 67],
    [index({ a: 1 }, { partialFilterExpression: { a: { $exists: false } } }), 67],
    [index({ a: 1 }, { partialFilterExpression: { $expr: true } }), 224],
    [index({ a: 1 }, { collation: {} }), 2],
    [index({ a: 'hashed' }, { unique: true }), 16764],
    [index({ 'a.$**': 1 }, { wildcardProjection: { b: 1 } }), 9],
    [index({ '$**': 1 }, {}), 115],
    [index({ '$**': 1 }, { unique: true }), 67],
    [{ startSession: 1, apiVersion: '1', apiStrict: true }, 323],
    [{ ping: 1, apiVersion: '2' }, 322],
    [{ ping: 1, apiStrict: true }, 4886600],
  ])('refuses %j: %i', async (command, code) => {
    expect(await client.send(command)).toMatchObject({ ok: 0, code });
  });

  it('begins sessions, and tells more of indexes', async () => {
    expect(await client.send({ startSession: 1 })).toMatchObject({ ok: 1, timeoutMinutes: 30 });
    expect(await client.send({ listIndexes: 'there', includeIndexBuildInfo: true })).toMatchObject({
      cursor: { firstBatch: [{ spec: { name: '_id_' } }] },
    });
  });
});
