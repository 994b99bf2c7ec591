import type { Document } from 'mongodb';
import { fold } from '../restart.js';
import { codeOf, TestStore } from '../testing/kit.js';
import { Unhurried } from './unhurried.js';
import { NeedsScan } from './write-batch.js';

const wanted = 8_000_000;
const sum = (): number => fold({ length: wanted }, 0, (total) => total + 1);
const subject = (text: string): Buffer => Buffer.from(text);

describe('unhurried work', () => {
  it('is broken off, done outside, and done again when it is about something else', async () => {
    const work = new Unhurried();
    let begun = 0;
    const counted = (): number => {
      begun += 1;
      return sum();
    };
    expect(() => work.on('a', subject('one'), counted)).toThrow(NeedsScan);
    expect(work.isBroken).toBe(true);
    let pauses = 0;
    await work.finish(() => (pauses += 1));
    expect(pauses).toBeGreaterThan(0);
    const before = begun;
    expect(work.on('a', subject('one'), counted)).toBe(wanted);
    expect(begun).toBe(before);
    expect(() => work.on('a', subject('two'), counted)).toThrow(NeedsScan);
  });

  it('fails when it comes to it with what it failed with outside', async () => {
    const work = new Unhurried();
    const failing = (): number => {
      throw new RangeError(String(sum()));
    };
    expect(() => work.on('a', subject('one'), failing)).toThrow(NeedsScan);
    await work.finish(() => undefined);
    expect(() => work.on('a', subject('one'), failing)).toThrow(new RangeError(String(wanted)));
  });
});

describe('writes that compute long on each document', () => {
  const store = new TestStore();
  beforeAll(() => store.open());
  afterAll(() => store.remove());

  const long = {
    $reduce: { input: { $range: [0, 200_000] }, initialValue: '$n', in: { $add: ['$$value', '$$this'] } },
  };
  const total = (199_999 * 200_000) / 2;

  it.each<[string, (name: string) => Promise<unknown>, Document[]]>([
    [
      'an update by stages',
      (name) => store.db.collection(name).updateMany({}, [{ $set: { n: long } }]),
      [0, 1, 2].map((at) => ({ _id: at, n: total + at })),
    ],
    [
      'an update by a filter',
      (name) => store.db.collection(name).updateMany({ $expr: { $gt: [long, total] } }, { $set: { n: -1 } }),
      [0, 1, 2].map((at) => ({ _id: at, n: at === 0 ? 0 : -1 })),
    ],
    [
      'a removal by a filter',
      (name) => store.db.collection(name).deleteMany({ $expr: { $gt: [long, total] } }),
      [{ _id: 0, n: 0 }],
    ],
    [
      'a change of the first that is found',
      (name) =>
        store.db
          .collection(name)
          .findOneAndUpdate({ $expr: { $eq: [long, total + 2] } }, [{ $set: { n: long } }], { sort: { n: 1 } }),
      [0, 1, 2].map((at) => ({ _id: at, n: at === 2 ? total + 2 : at })),
    ],
  ])('%s lets others have their turn in between', async (_what, write, expected) => {
    const rows = store.collection();
    await rows.insertMany([0, 1, 2].map((at) => ({ _id: at, n: at }) as Document));
    let ended = false;
    const writing = write(rows.collectionName).finally(() => (ended = true));
    let answers = 0;
    while (!ended) {
      await store.db.command({ ping: 1 });
      answers += 1;
    }
    await writing;
    expect(await rows.find().toArray()).toEqual(expected);
    // Three documents, looked at twice at most: as many answers there would be if each held all others up to its end.
    expect(answers).toBeGreaterThan(12);
  });

  it('fails for the document with which its computing fails, and goes on with others when it is not ordered', async () => {
    const rows = store.collection();
    await rows.insertMany([
      { _id: 1, n: 0 },
      { _id: 2, n: 0 },
    ] as Document[]);
    const failing = [{ $set: { n: { $divide: [long, { $subtract: ['$_id', 1] }] } } }];
    const updates = [1, 2].map((id) => ({ updateOne: { filter: { _id: id }, update: failing } }));
    expect(await codeOf(rows.bulkWrite(updates as never, { ordered: false }))).toBe(2);
    expect(await rows.find().toArray()).toEqual([
      { _id: 1, n: 0 },
      { _id: 2, n: total },
    ]);
  });
});
