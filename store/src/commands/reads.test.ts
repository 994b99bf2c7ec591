import { TestStore, codeOf } from '../testing/kit.js';
import { MongoClient, type Collection } from 'mongodb';

interface Row {
  _id: number;
  a: number;
  b?: string;
}

describe('reads', () => {
  const store = new TestStore();
  let rows: Collection<Row>;
  beforeAll(async () => {
    await store.open();
    rows = store.collection<Row>();
    await rows.insertMany(
      Array.from({ length: 500 }, (_, at) => ({ _id: at, a: (at * 37) % 500, b: 'x'.repeat(100) })),
    );
  });
  afterAll(() => store.remove());

  it('returns results in batches', async () => {
    const command = await store.db.command({ find: rows.collectionName, batchSize: 200 });
    expect(command['cursor'].firstBatch).toHaveLength(200);
    const more = { getMore: command['cursor'].id, collection: rows.collectionName };
    const second = await store.db.command({ ...more, batchSize: 200 });
    expect(second['cursor'].nextBatch).toHaveLength(200);
    const last = await store.db.command(more);
    expect(last['cursor'].nextBatch).toHaveLength(100);
    expect(last['cursor'].id).toEqual(0);
    expect(await codeOf(store.db.command(more))).toBe(43);
  });

  it('skips, limits and sorts, with and without an index', async () => {
    const page = (): Promise<number[]> =>
      rows
        .find()
        .sort({ a: -1 })
        .skip(10)
        .limit(5)
        .map((row) => row.a)
        .toArray();
    expect(await page()).toEqual([489, 488, 487, 486, 485]);
    await rows.createIndex({ a: 1 });
    expect(await page()).toEqual([489, 488, 487, 486, 485]);
  });

  it('reads a cursor from the snapshot of its opening', async () => {
    const other = store.collection<Row>();
    await other.insertMany([1, 2, 3].map((a) => ({ _id: a, a })));
    const cursor = other.find({}, { batchSize: 1 });
    await cursor.next();
    await other.deleteMany({});
    expect(await cursor.toArray()).toHaveLength(2);
  });

  it('ends a cursor that is killed or whose collection is dropped', async () => {
    const other = store.collection<Row>();
    await other.insertMany([1, 2, 3].map((a) => ({ _id: a, a })));
    const open = async (): Promise<unknown> =>
      (await store.db.command({ find: other.collectionName, batchSize: 1 }))['cursor'].id;
    const killed = await open();
    const reply = await store.db.command({ killCursors: other.collectionName, cursors: [killed, 5n] });
    expect([reply['cursorsKilled'].length, reply['cursorsNotFound'].length]).toEqual([1, 1]);
    expect(await codeOf(store.db.command({ getMore: killed, collection: other.collectionName }))).toBe(43);
    const dropped = await open();
    await other.drop();
    expect(await codeOf(store.db.command({ getMore: dropped, collection: other.collectionName }))).toBe(175);
  });

  it('counts and lists distinct values', async () => {
    expect(await rows.countDocuments({ a: { $gte: 490 } })).toBe(10);
    expect(await rows.countDocuments({}, { skip: 490, limit: 20 })).toBe(10);
    expect(await rows.estimatedDocumentCount()).toBe(500);
    expect((await store.db.command({ count: rows.collectionName, query: { a: { $lt: 5 } }, limit: -3 }))['n']).toBe(3);
    expect(await rows.distinct('a', { a: { $in: [3, 1, 2] } })).toEqual([1, 2, 3]);
  });

  it('finds nothing in a missing collection and does not create it', async () => {
    const nowhere = store.collection<Row>();
    expect(await nowhere.findOne()).toBeNull();
    expect(await nowhere.countDocuments()).toBe(0);
    expect(await nowhere.distinct('a')).toEqual([]);
    expect(await nowhere.deleteMany({})).toMatchObject({ deletedCount: 0 });
    expect(await store.db.listCollections({ name: nowhere.collectionName }).toArray()).toEqual([]);
  });

  it('stops commands that exceed maxTimeMS', async () => {
    const large = store.collection();
    await large.insertMany(Array.from({ length: 20_000 }, (_, at) => ({ _id: at, text: 'y'.repeat(300) }) as never));
    expect(await codeOf(large.find({ text: /z/ }, { maxTimeMS: 1 }).toArray())).toBe(50);
    expect(await codeOf(large.updateMany({ _id: { $gte: 0 } } as never, { $set: { a: 1 } }, { maxTimeMS: 1 }))).toBe(
      50,
    );
  });

  it('serves other clients during a long scan', async () => {
    const large = store.collection();
    await large.insertMany(Array.from({ length: 20_000 }, (_, at) => ({ _id: at, text: 'y'.repeat(200) }) as never));
    // Both connections are open before the scan starts, and its reply is small: only pauses let the other client in.
    await Promise.all([rows.findOne(), large.findOne()]);
    // Only turns between the sending of the scan and its reply count, whatever the driver does before.
    let [started, ended] = [false, false];
    const client = await new MongoClient(store.uri, { monitorCommands: true }).connect();
    client.on('commandStarted', ({ command }) => (started ||= command['find'] === large.collectionName));
    const scan = client
      .db(store.db.databaseName)
      .collection(large.collectionName)
      .find()
      .sort({ text: 1, missing: -1, _id: -1 })
      .limit(1)
      .toArray()
      .then(() => (ended = true));
    let turns = 0;
    while (!ended) {
      await rows.findOne({ _id: turns % 500 });
      if (started) turns++;
    }
    await scan;
    await client.close();
    expect(turns).toBeGreaterThan(4);
  });
});
