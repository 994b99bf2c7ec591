import type { ClientSession, Collection } from 'mongodb';
import { TestStore, codeOf } from '../testing/kit.js';

interface Row {
  _id: number;
  a: number;
}

describe('transactions', () => {
  const store = new TestStore();
  const sessions: ClientSession[] = [];
  beforeAll(() => store.open());
  afterEach(async () => {
    await Promise.all(sessions.splice(0).map((session) => session.endSession()));
  });
  afterAll(() => store.remove());

  const begin = (): ClientSession => {
    const session = store.client.startSession();
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
    sessions.push(session);
    return session;
  };
  const filled = async (): Promise<Collection<Row>> => {
    const rows = store.collection<Row>();
    await rows.insertMany([1, 2, 3].map((a) => ({ _id: a, a })));
    return rows;
  };

  it('hides its changes from other clients until it commits', async () => {
    const rows = await filled();
    const session = begin();
    await rows.insertOne({ _id: 4, a: 4 }, { session });
    await rows.updateOne({ _id: 1 }, { $set: { a: 10 } }, { session });
    await rows.deleteOne({ _id: 2 }, { session });
    expect(
      await rows
        .find({}, { session })
        .sort({ a: 1 })
        .map((row) => row.a)
        .toArray(),
    ).toEqual([3, 4, 10]);
    expect(await rows.countDocuments({}, { session })).toBe(3);
    expect(
      await rows
        .find()
        .map((row) => row.a)
        .toArray(),
    ).toEqual([1, 2, 3]);
    await session.commitTransaction();
    expect(
      await rows
        .find()
        .sort({ _id: 1 })
        .map((row) => row.a)
        .toArray(),
    ).toEqual([10, 3, 4]);
    expect(await rows.estimatedDocumentCount()).toBe(3);
  });

  it('can reuse a unique key that it has freed', async () => {
    const rows = await filled();
    await rows.createIndex({ a: 1 }, { unique: true });
    const session = begin();
    await rows.deleteOne({ _id: 2 }, { session });
    await rows.insertOne({ _id: 5, a: 2 }, { session });
    await session.commitTransaction();
    expect(await rows.findOne({ a: 2 })).toEqual({ _id: 5, a: 2 });
    expect(await codeOf(rows.insertOne({ _id: 6, a: 2 }))).toBe(11000);
  });

  it('discards all changes on abort', async () => {
    const rows = await filled();
    const session = begin();
    await rows.insertOne({ _id: 4, a: 4 }, { session });
    await rows.deleteMany({}, { session });
    await session.abortTransaction();
    expect(await rows.countDocuments()).toBe(3);
    await rows.insertOne({ _id: 4, a: 5 });
  });

  it('reads the snapshot of its beginning', async () => {
    const rows = await filled();
    const session = begin();
    await rows.findOne({}, { session });
    await rows.insertOne({ _id: 4, a: 4 });
    await rows.updateOne({ _id: 1 }, { $set: { a: 9 } });
    expect(
      await rows
        .find({}, { session })
        .map((row) => row.a)
        .toArray(),
    ).toEqual([1, 2, 3]);
    await session.commitTransaction();
  });

  it('gets a write conflict, labelled as transient, for a document that another transaction has changed', async () => {
    const rows = await filled();
    const [first, second] = [begin(), begin()];
    await rows.updateOne({ _id: 1 }, { $inc: { a: 1 } }, { session: first });
    const refused: unknown = await rows
      .updateOne({ _id: 1 }, { $inc: { a: 1 } }, { session: second })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 112, codeName: 'WriteConflict' });
    expect((refused as { hasErrorLabel(label: string): boolean }).hasErrorLabel('TransientTransactionError')).toBe(
      true,
    );
    await first.commitTransaction();
    expect(await rows.findOne({ _id: 1 })).toEqual({ _id: 1, a: 2 });
  });

  it('gets a write conflict for a document that was changed after its snapshot', async () => {
    const rows = await filled();
    const session = begin();
    await rows.findOne({ _id: 1 }, { session });
    await rows.updateOne({ _id: 1 }, { $set: { a: 9 } });
    expect(await codeOf(rows.updateOne({ _id: 1 }, { $inc: { a: 1 } }, { session }))).toBe(112);
  });

  it('gets a write conflict for a unique key that another transaction has claimed', async () => {
    const rows = await filled();
    const [first, second] = [begin(), begin()];
    await rows.insertOne({ _id: 9, a: 1 }, { session: first });
    expect(await codeOf(rows.insertOne({ _id: 9, a: 2 }, { session: second }))).toBe(112);
    await first.abortTransaction();
  });

  it('blocks a conflicting write outside transactions until it ends', async () => {
    const rows = await filled();
    const session = begin();
    await rows.updateOne({ _id: 1 }, { $set: { a: 50 } }, { session });
    const outside = rows.updateOne({ _id: 1 }, { $inc: { a: 1 } });
    await rows.updateOne({ _id: 2 }, { $inc: { a: 1 } });
    await session.commitTransaction();
    await outside;
    expect(
      await rows
        .find()
        .map((row) => row.a)
        .toArray(),
    ).toEqual([51, 3, 3]);
  });

  it('succeeds for all clients when they retry on conflicts', async () => {
    const rows = await filled();
    const increase = (): Promise<void> =>
      store.client.withSession((session) =>
        session.withTransaction(async () => {
          const row = await rows.findOne({ _id: 1 }, { session });
          await rows.updateOne({ _id: 1 }, { $set: { a: (row?.a ?? 0) + 1 } }, { session });
        }),
      );
    await Promise.all(Array.from({ length: 8 }, increase));
    expect(await rows.findOne({ _id: 1 })).toEqual({ _id: 1, a: 9 });
  });

  it('is aborted by the first error', async () => {
    const rows = await filled();
    const session = begin();
    await rows.insertOne({ _id: 4, a: 4 }, { session });
    expect(await codeOf(rows.insertOne({ _id: 1, a: 1 }, { session }))).toBe(11000);
    expect(await codeOf(rows.findOne({}, { session }))).toBe(251);
    expect(await rows.countDocuments()).toBe(3);
  });

  it('acknowledges a repeated commit', async () => {
    const rows = await filled();
    const session = begin();
    await rows.insertOne({ _id: 4, a: 4 }, { session });
    await session.commitTransaction();
    await session.commitTransaction();
    expect(await rows.countDocuments()).toBe(4);
  });

  it('creates collections implicitly and refuses commands that create or drop one', async () => {
    const rows = store.collection<Row>();
    const session = begin();
    await rows.insertOne({ _id: 1, a: 1 }, { session });
    await session.commitTransaction();
    expect(await rows.countDocuments()).toBe(1);
    const other = begin();
    await rows.findOne({}, { session: other });
    expect(await codeOf(store.db.command({ drop: rows.collectionName }, { session: other }))).toBe(263);
  });

  it('keeps reading its cursor while it changes documents', async () => {
    const rows = store.collection<Row>();
    await rows.insertMany(Array.from({ length: 50 }, (_, at) => ({ _id: at, a: at })));
    const session = begin();
    const cursor = rows.find({}, { session, batchSize: 10 });
    const seen: number[] = [];
    for await (const row of cursor) {
      seen.push(row._id);
      await rows.updateOne({ _id: row._id }, { $inc: { a: 1 } }, { session });
    }
    await session.commitTransaction();
    expect(seen).toEqual(Array.from({ length: 50 }, (_, at) => at));
  });
});
