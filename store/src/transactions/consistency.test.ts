import type { MongoClient } from 'mongodb';
import { TestStore } from '../testing/kit.js';

interface Account {
  _id: number;
  amount: number;
}

const accounts = 12;
const openingAmount = 1000;
const clients = 5;
const transfersEach = 25;

describe('consistency', () => {
  const store = new TestStore();
  beforeAll(() => store.open());
  afterAll(() => store.remove());

  it('shows the same total of all accounts in every snapshot during concurrent transfers', async () => {
    const rows = store.collection<Account>();
    const log = store.collection<{ from: number; to: number }>();
    await rows.insertMany(Array.from({ length: accounts }, (_, at) => ({ _id: at, amount: openingAmount })));
    await store.db.createCollection(log.collectionName);
    let moving = clients;
    const move = async (client: MongoClient, seed: number): Promise<void> => {
      const [own, ownLog] = [
        client.db('test').collection<Account>(rows.collectionName),
        client.db('test').collection(log.collectionName),
      ];
      for (let at = 0; at < transfersEach; at++) {
        const from = (seed * 7 + at * 5) % accounts;
        const to = (from + 1 + ((seed + at) % (accounts - 1))) % accounts;
        await client.withSession((session) =>
          session.withTransaction(async () => {
            const source = await own.findOne({ _id: from }, { session });
            await own.updateOne({ _id: from }, { $set: { amount: (source?.amount ?? 0) - 10 } }, { session });
            await own.updateOne({ _id: to }, { $inc: { amount: 10 } }, { session });
            await ownLog.insertOne({ from, to }, { session });
          }),
        );
      }
      moving--;
    };
    const sums = new Set<number>();
    const watch = async (): Promise<void> => {
      while (moving > 0) {
        const all = await rows.find({}, { batchSize: 3 }).toArray();
        sums.add(all.reduce((sum, account) => sum + account.amount, 0));
      }
    };
    const connected = await Promise.all(Array.from({ length: clients }, () => store.connect()));
    await Promise.all([watch(), ...connected.map((client, at) => move(client, at))]);
    await Promise.all(connected.map((client) => client.close()));
    expect([...sums]).toEqual([accounts * openingAmount]);
    expect(await log.countDocuments()).toBe(clients * transfersEach);
    const expected = Array.from({ length: accounts }, () => openingAmount);
    for (const { from, to } of await log.find().toArray()) {
      expected[from]! -= 10;
      expected[to]! += 10;
    }
    expect((await rows.find().sort({ _id: 1 }).toArray()).map((account) => account.amount)).toEqual(expected);
  });
});
