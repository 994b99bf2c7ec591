import { mongo, type QueryFilter, type Types } from 'mongoose';
import type { Family, MongooseWorld } from './mongoose-world.js';

const { BSON } = mongo;
const { EJSON } = BSON;

/** A mongoose call and MongoDB's answer to it. */
export interface Call {
  readonly call: string;
  readonly run: (world: MongooseWorld) => Promise<unknown>;
  readonly answer: unknown;
}

type Filter = QueryFilter<Family>;
type Change = Record<string, Record<string, unknown>>;

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const ids = (documents: readonly { _id: number }[]): number[] => documents.map(({ _id }) => _id);
/** Bulk writes use the driver's collection, where documents can have any shape. */
const named = (name: string, _id: number): Named => ({ _id, name });

interface Named {
  readonly _id: number;
  readonly name: string;
}

/** The families that match a filter. */
const found = (call: string, filter: Filter, answer: readonly number[]): Call => ({
  call,
  run: async ({ Families }) => ids(await Families.find(filter).sort({ _id: 1 }).lean()),
  answer,
});

export const readCalls: readonly Call[] = [
  found('find by equality', { name: 'Haddad' }, [1]),
  found('find by null, which is also what is not there', { note: null }, [1, 2, 4]),
  found('find by a field of an embedded document in an array', { 'members.name': 'Rana' }, [2]),
  found('find by an element of an array', { tags: 'baking' }, [1, 2]),
  found('$eq, $ne', { name: { $ne: 'Haddad' }, cluster: { $eq: 1 } }, [2]),
  found('$gt, $lte', { income: { $gt: 80, $lte: 120 } }, [1, 4]),
  found('$gte, $lt on dates', { enrolledOn: { $gte: day('2018-03-01'), $lt: day('2018-05-01') } }, [2, 3]),
  found('$in', { _id: { $in: [4, 1, 9] } }, [1, 4]),
  found('$nin', { tags: { $nin: ['sewing'] } }, [2, 3, 4]),
  found('$and', { $and: [{ cluster: 2 }, { income: { $gt: 100 } }] }, [4]),
  found('$or', { $or: [{ name: 'Najjar' }, { income: 250 }] }, [2, 3]),
  found('$nor', { $nor: [{ cluster: 1 }, { note: { $exists: true } }] }, [4]),
  found('$not', { income: { $not: { $gt: 100 } } }, [1, 3]),
  found('$exists', { tags: { $exists: false } }, [3]),
  found('$type', { note: { $type: 'string' } }, [3]),
  found('$size', { tags: { $size: 0 } }, [4]),
  found('$all', { tags: { $all: ['baking', 'sewing'] } }, [1]),
  found('$elemMatch', { members: { $elemMatch: { name: 'Sami', age: { $lt: 18 } } } }, [1]),
  found('$elemMatch on values', { tags: { $elemMatch: { $gt: 'b', $lt: 'c' } } }, [1, 2]),
  found('$all of $elemMatch', { members: { $all: [{ $elemMatch: { age: 41 } }, { $elemMatch: { age: 9 } }] } }, [1]),
  found('a whole embedded document', { members: { name: 'Rana', age: 35 } }, [2]),
  found('a whole array', { tags: ['sewing', 'baking'] }, [1]),
  found('an element by its place', { 'members.1.name': 'Sami' }, [1]),
  found('$mod', { _id: { $mod: [2, 0] } }, [2, 4]),
  found('a regular expression that is a prefix', { name: /^Kh/ }, [2]),
  found('$regex with $options', { name: { $regex: 'aBB', $options: 'i' } }, [4]),
  {
    call: 'findOne, and null when there is none',
    run: async ({ Families }) => [
      (await Families.findOne({ income: { $lt: 100 } }))?.name,
      await Families.findOne({ income: 1 }),
    ],
    answer: ['Najjar', null],
  },
  {
    call: 'findById',
    run: async ({ Families }) => (await Families.findById(2))?.members?.[0]?.name,
    answer: 'Rana',
  },
  {
    call: 'sort, skip and limit',
    run: async ({ Families }) => ids(await Families.find().sort({ cluster: -1, income: 1 }).skip(1).limit(2).lean()),
    answer: [4, 1],
  },
  {
    call: 'sort by elements of arrays: the least upwards, the greatest downwards, none first',
    run: async ({ Families }) => [
      ids(await Families.find().sort({ 'members.age': 1, _id: 1 }).lean()),
      ids(await Families.find().sort({ 'members.age': -1, _id: 1 }).lean()),
    ],
    answer: [
      [3, 4, 1, 2],
      [1, 2, 3, 4],
    ],
  },
  {
    call: 'values of different types, in the order of MongoDB',
    run: async ({ connection }) => {
      const things = connection.collection<{ _id: number; v?: unknown }>('things');
      const values = [null, 1, 'a', { a: 1 }, { a: 2 }, { b: 0 }, [0], false, true, day('2018-01-01')];
      await things.insertMany(values.map((v, _id) => ({ _id, v })));
      const sorted = ids(await things.find().sort({ v: 1 }).toArray());
      await things.createIndex({ v: 1 });
      return [
        sorted,
        ids(
          await things
            .find({ v: { $gte: new BSON.MinKey() } })
            .sort({ v: -1 })
            .toArray(),
        ),
      ];
    },
    answer: [
      [0, 6, 1, 2, 3, 4, 5, 7, 8, 9],
      [9, 8, 7, 5, 4, 3, 2, 1, 6, 0],
    ],
  },
  {
    call: 'select what to include',
    run: ({ Families }) => Families.findById(1).select('name members.age').lean(),
    answer: { _id: 1, name: 'Haddad', members: [{ age: 41 }, { age: 9 }] },
  },
  {
    call: 'select what to leave out',
    run: ({ Families }) => Families.findById(3).select('-__v -_id -enrolledOn').lean(),
    answer: { name: 'Najjar', cluster: 2, income: 80, note: 'moved' },
  },
  {
    call: 'countDocuments, with skip and limit too',
    run: async ({ Families }) => [
      await Families.countDocuments({ cluster: 1 }),
      await Families.countDocuments({}, { skip: 1, limit: 2 }),
    ],
    answer: [2, 2],
  },
  { call: 'estimatedDocumentCount', run: ({ Families }) => Families.estimatedDocumentCount(), answer: 4 },
  {
    call: 'exists',
    run: async ({ Families }) => [await Families.exists({ name: 'Haddad' }), await Families.exists({ name: 'Nobody' })],
    answer: [{ _id: 1 }, null],
  },
  {
    call: 'distinct, also of the elements of arrays',
    run: async ({ connection, Families }) => [
      await Families.distinct('cluster', { income: { $lt: 200 } }),
      await Families.distinct('tags'),
      await Families.distinct('members.age'),
      await connection.collection<Named>('families').distinct('name', { _id: { $gt: 2 } }, { hint: { _id: 1 } }),
    ],
    answer: [
      [1, 2],
      ['baking', 'sewing'],
      [9, 35, 41],
      ['Najjar', 'Sabbagh'],
    ],
  },
  {
    call: 'populate',
    run: async ({ Families }) =>
      (
        await Families.find({ income: { $gte: 120 } })
          .populate<{ cluster: { name: string } }>('cluster')
          .sort('name')
      ).map(({ name, cluster }) => `${name} ${cluster.name}`),
    answer: ['Khoury North', 'Sabbagh South'],
  },
  {
    call: 'a cursor in batches',
    run: async ({ Families }) => {
      const names: string[] = [];
      for await (const { name } of Families.find().sort('_id').batchSize(1).cursor()) names.push(name);
      return names;
    },
    answer: ['Haddad', 'Khoury', 'Najjar', 'Sabbagh'],
  },
  {
    call: 'a cursor that is closed before its end',
    run: async ({ Families }) => {
      const cursor = Families.find().sort('_id').batchSize(1).cursor();
      const first = await cursor.next();
      await cursor.close();
      return first?.name;
    },
    answer: 'Haddad',
  },
  {
    call: 'a hint, a comment, a time limit, a read concern and room on disk',
    run: async ({ Families }) => {
      await Families.collection.createIndex({ income: 1 });
      const query = Families.find({ income: { $gt: 100 } })
        .hint({ income: 1 })
        .comment('richer')
        .maxTimeMS(10_000);
      return ids(await query.read('primary').readConcern('majority').allowDiskUse(true).lean());
    },
    answer: [4, 2],
  },
  {
    call: 'explain of find, with the plan and what was examined',
    run: async ({ Families }) => {
      await Families.collection.createIndex({ cluster: 1, income: -1 });
      const explained = (await Families.find({ cluster: 2 })
        .sort({ income: -1 })
        .explain('executionStats')) as unknown as Explained;
      const { queryPlanner, executionStats } = explained;
      const { stage, inputStage } = queryPlanner.winningPlan;
      return [
        stage,
        inputStage?.stage,
        inputStage?.indexName,
        executionStats.totalKeysExamined,
        executionStats.nReturned,
      ];
    },
    answer: ['FETCH', 'IXSCAN', 'cluster_1_income_-1', 2, 2],
  },
  {
    call: 'explain of a query without an index',
    run: async ({ Families }) => {
      const explained = (await Families.find({ note: 'moved' })
        .sort('name')
        .explain('executionStats')) as unknown as Explained;
      const { winningPlan } = explained.queryPlanner;
      return [winningPlan.stage, winningPlan.inputStage?.stage, explained.executionStats.totalDocsExamined];
    },
    answer: ['SORT', 'COLLSCAN', 4],
  },
];

interface Plan {
  readonly stage: string;
  readonly indexName?: string;
  readonly inputStage?: Plan;
}

interface Explained {
  readonly queryPlanner: { readonly winningPlan: Plan };
  readonly executionStats: {
    readonly nReturned: number;
    readonly totalKeysExamined: number;
    readonly totalDocsExamined: number;
  };
}

/** The family after an update. */
const updated = (call: string, id: number, update: Change, answer: Record<string, unknown>): Call => ({
  call,
  run: async ({ Families }) => {
    await Families.updateOne({ _id: id }, update);
    const fields = Object.fromEntries(Object.keys(answer).map((field) => [field, 1 as const]));
    return Families.findById(id, { ...fields, _id: 0 }).lean();
  },
  answer,
});

/** The same through the driver, for fields that the schema does not declare. */
const updatedRaw = (call: string, id: number, update: Change, answer: Record<string, unknown>): Call => ({
  call,
  run: async ({ connection }) => {
    const families = connection.collection<{ _id: number }>('families');
    await families.updateOne({ _id: id }, update);
    const { _id, ...rest } = (await families.findOne({ _id: id })) ?? { _id: id };
    return Object.fromEntries(Object.entries(rest).filter(([field]) => Object.hasOwn(answer, field)));
  },
  answer,
});

const valuesOfEveryType = {
  double: new BSON.Double(1),
  string: 'نص',
  object: { inner: { deep: new BSON.Int32(1) } },
  array: [new BSON.Int32(1), [], { a: 'b' }],
  binary: new BSON.Binary(Buffer.from([1, 2, 3])),
  uuid: new BSON.UUID('12345678-1234-4234-8234-123456789abc').toBinary(),
  objectId: new BSON.ObjectId('650000000000000000000001'),
  bool: true,
  date: day('2018-01-01'),
  before: day('1920-01-01'),
  none: null,
  pattern: new BSON.BSONRegExp('^a', 'i'),
  code: new BSON.Code('f()'),
  scoped: new BSON.Code('g()', { x: new BSON.Int32(1) }),
  symbol: new BSON.BSONSymbol('old'),
  int: new BSON.Int32(7),
  stamp: new BSON.Timestamp({ t: 5, i: 1 }),
  long: BSON.Long.fromString('9007199254740993'),
  decimal: BSON.Decimal128.fromString('1.10'),
  least: new BSON.MinKey(),
  most: new BSON.MaxKey(),
};

export const writeCalls: readonly Call[] = [
  {
    call: 'create',
    run: async ({ Families }) => {
      const family = await Families.create({ _id: 5, name: 'Yazigi', cluster: 2, enrolledOn: day('2018-06-01') });
      return [family.isNew, await Families.findById(5).lean()];
    },
    answer: [false, { _id: 5, name: 'Yazigi', cluster: 2, enrolledOn: day('2018-06-01'), __v: 0 }],
  },
  {
    call: 'create, refused for the same _id',
    run: async ({ Families }) => codeOf(Families.create({ _id: 1, name: 'Twice' })),
    answer: 11000,
  },
  {
    call: 'insertMany that goes on behind a duplicate',
    run: async ({ Families }) => {
      const code = await codeOf(Families.insertMany([named('A', 1), named('B', 6), named('C', 7)], { ordered: false }));
      return [code, await Families.countDocuments()];
    },
    answer: [11000, 6],
  },
  {
    call: 'save what has changed, with the version that arrays keep',
    run: async ({ Families }) => {
      const family = await Families.findById(1);
      family?.set('income', 130);
      (family?.tags as Types.Array<string> | undefined)?.pull('sewing');
      family?.tags?.push('weaving');
      family?.members?.push({ name: 'Nur', age: 1 });
      await family?.save();
      const { income, tags, members, __v } = (await Families.findById(1).lean()) ?? {};
      return { income, tags, names: members?.map(({ name }) => name), __v };
    },
    answer: { income: 130, tags: ['baking', 'weaving'], names: ['Amal', 'Sami', 'Nur'], __v: 1 },
  },
  {
    call: 'bulkSave',
    run: async ({ Families }) => {
      const documents = await Families.find({ cluster: 1 }).sort('_id');
      for (const document of documents) document.set('note', 'seen');
      const { modifiedCount } = await Families.bulkSave(documents);
      return [modifiedCount, await Families.countDocuments({ note: 'seen' })];
    },
    answer: [2, 2],
  },
  {
    call: 'updateOne, and what it says of one that finds nothing',
    run: async ({ Families }) => {
      const single = await Families.updateOne({ cluster: 2 }, { $set: { note: 'first' } });
      const none = await Families.updateOne({ cluster: 3 }, { $set: { note: 'none' } });
      return [
        single.matchedCount,
        single.modifiedCount,
        none.matchedCount,
        ids(await Families.find({ note: 'first' }).lean()),
      ];
    },
    answer: [1, 1, 0, [3]],
  },
  {
    call: 'updateMany counts what has changed',
    run: async ({ Families }) => {
      const { matchedCount, modifiedCount } = await Families.updateMany({}, { $set: { note: 'moved' } });
      return [matchedCount, modifiedCount];
    },
    answer: [4, 3],
  },
  {
    call: 'updateOne with upsert, $setOnInsert and what the filter says',
    run: async ({ Families }) => {
      const { upsertedId } = await Families.updateOne(
        { _id: 8, cluster: 1 },
        { $set: { note: 'new' }, $setOnInsert: { name: 'Eighth' } },
        { upsert: true },
      );
      return [upsertedId, await Families.findById(8).lean()];
    },
    answer: [8, { _id: 8, cluster: 1, note: 'new', name: 'Eighth', __v: 0 }],
  },
  updated('$inc by a part of one', 1, { $inc: { income: 0.5 } }, { income: 100.5 }),
  updated('$unset', 3, { $unset: { note: '', income: '' } }, { name: 'Najjar' }),
  updated('$inc, of a field that is not there too', 4, { $inc: { income: -20, __v: 3 } }, { income: 100, __v: 3 }),
  updated(
    '$min and $max',
    2,
    { $min: { income: 200 }, $max: { enrolledOn: day('2018-04-01') } },
    {
      income: 200,
      enrolledOn: day('2018-04-01'),
    },
  ),
  updatedRaw('$rename', 3, { $rename: { note: 'remark' } }, { remark: 'moved' }),
  updated(
    '$push with $each, $position, $sort and $slice',
    1,
    {
      $push: { tags: { $each: ['cooking', 'painting'], $position: 0, $sort: 1, $slice: 3 } },
    },
    { tags: ['baking', 'cooking', 'painting'] },
  ),
  updated(
    '$push sorted by a field',
    1,
    {
      $push: { members: { $each: [{ name: 'Lina', age: 20 }], $sort: { age: 1 } } },
    },
    {
      members: [
        { name: 'Sami', age: 9 },
        { name: 'Lina', age: 20 },
        { name: 'Amal', age: 41 },
      ],
    },
  ),
  updated(
    '$addToSet with $each',
    1,
    { $addToSet: { tags: { $each: ['sewing', 'mending'] } } },
    {
      tags: ['sewing', 'baking', 'mending'],
    },
  ),
  updated(
    '$pull by a condition on elements',
    1,
    { $pull: { members: { age: { $lt: 18 } } } },
    {
      members: [{ name: 'Amal', age: 41 }],
    },
  ),
  updated('$pull of a value', 2, { $pull: { tags: 'baking' } }, { tags: [] }),
  updated('$pullAll', 1, { $pullAll: { tags: ['sewing', 'baking'] } }, { tags: [] }),
  updated(
    '$pop from either end',
    1,
    { $pop: { tags: -1, members: 1 } },
    {
      tags: ['baking'],
      members: [{ name: 'Amal', age: 41 }],
    },
  ),
  {
    call: 'the positional operator',
    run: async ({ Families }) => {
      await Families.updateOne({ _id: 1, 'members.name': 'Sami' }, { $set: { 'members.$.age': 10 } });
      return (await Families.findById(1).lean())?.members?.map(({ age }) => age);
    },
    answer: [41, 10],
  },
  {
    call: 'the positional operator after $elemMatch, within a list of alternatives of one field',
    run: async ({ Families }) => {
      await Families.updateOne({ members: { $elemMatch: { age: { $lt: 18 } } } }, { $inc: { 'members.$.age': 1 } });
      await Families.updateOne({ _id: 1, $or: [{ tags: 'baking' }, { tags: 'x' }] }, { $set: { 'tags.$': 'bread' } });
      const family = await Families.findById(1).lean();
      return [family?.members?.[1]?.age, family?.tags];
    },
    answer: [10, ['sewing', 'bread']],
  },
  {
    call: 'the positional operator beside a place of its own',
    run: async ({ Families }) => {
      const change = { $set: { 'members.$.age': 10, 'members.1.name': 'Samir', 'members.0.age': 42 } };
      await Families.updateOne({ _id: 1, 'members.name': 'Sami' }, change);
      return (await Families.findById(1).lean())?.members;
    },
    answer: [
      { name: 'Amal', age: 42 },
      { name: 'Samir', age: 10 },
    ],
  },
  {
    call: 'an upsert without an _id is given one',
    run: async ({ connection }) => {
      const things = connection.collection('things');
      const { upsertedId } = await things.updateOne({ name: 'a' }, { $set: { n: 1 } }, { upsert: true });
      return [upsertedId instanceof BSON.ObjectId, (await things.findOne({ name: 'a' }))?.['n']];
    },
    answer: [true, 1],
  },
  {
    call: 'replaceOne keeps the _id',
    run: async ({ Families }) => {
      const { modifiedCount } = await Families.replaceOne({ name: 'Haddad' }, { name: 'Replaced' });
      return [modifiedCount, await Families.findById(1).lean()];
    },
    answer: [1, { _id: 1, name: 'Replaced', __v: 0 }],
  },
  {
    call: 'findOneAndUpdate answers the document before or after',
    run: async ({ Families }) => {
      const before = await Families.findOneAndUpdate({ _id: 2 }, { $inc: { income: 1 } }).lean();
      const after = await Families.findOneAndUpdate(
        { cluster: 1 },
        { $inc: { income: 1 } },
        { returnDocument: 'after', sort: { income: -1 }, projection: { income: 1 }, hint: '_id_' },
      ).lean();
      return [before?.income, after];
    },
    answer: [250, { _id: 2, income: 252 }],
  },
  {
    call: 'findOneAndUpdate with upsert',
    run: async ({ Families }) => {
      const options = { upsert: true, returnDocument: 'after' } as const;
      const created = await Families.findOneAndUpdate({ _id: 9 }, { $set: { name: 'Ninth' } }, options).lean();
      return [created, await Families.countDocuments()];
    },
    answer: [{ _id: 9, name: 'Ninth', __v: 0 }, 5],
  },
  {
    call: 'findOneAndReplace and findOneAndDelete',
    run: async ({ Families }) => {
      const replaced = await Families.findOneAndReplace(
        { _id: 3 },
        { name: 'Other' },
        { returnDocument: 'after' },
      ).lean();
      const deleted = await Families.findOneAndDelete({ cluster: 2 }, { sort: { name: -1 } }).lean();
      return [replaced, deleted?.name, await Families.findByIdAndDelete(77)];
    },
    answer: [{ _id: 3, name: 'Other' }, 'Sabbagh', null],
  },
  {
    call: 'deleteOne, deleteMany and a document that deletes itself',
    run: async ({ Families }) => {
      const single = await Families.deleteOne({ cluster: 1 }).hint({ _id: 1 });
      const many = await Families.deleteMany({ income: { $lt: 100 } });
      await (await Families.findById(4))?.deleteOne();
      return [single.deletedCount, many.deletedCount, ids(await Families.find().lean())];
    },
    answer: [1, 1, [2]],
  },
  {
    call: 'bulkWrite of every kind, in order',
    run: async ({ Families }) => {
      const replacement: { name: string } = named('Replaced', 3);
      const result = await Families.bulkWrite([
        { insertOne: { document: named('Tenth', 10) } },
        { updateOne: { filter: { _id: 10 }, update: { $set: { income: 5 } }, hint: { _id: 1 } } },
        { updateMany: { filter: { cluster: 1 }, update: { $inc: { income: 5 } } } },
        { updateOne: { filter: { _id: 11 }, update: { $set: { name: 'Eleventh' } }, upsert: true } },
        { replaceOne: { filter: { _id: 3 }, replacement } },
        { deleteOne: { filter: { _id: 4 } } },
        { deleteMany: { filter: { income: { $gt: 200 } } } },
      ]);
      const { insertedCount, matchedCount, modifiedCount, upsertedCount, deletedCount } = result;
      const left = (await Families.find().sort('_id').lean()).map(({ name }) => name);
      return [insertedCount, matchedCount, modifiedCount, upsertedCount, deletedCount, left];
    },
    answer: [1, 4, 4, 1, 2, ['Haddad', 'Replaced', 'Tenth', 'Eleventh']],
  },
  {
    call: 'an ordered bulkWrite ends at its first error',
    run: async ({ Families }) => {
      const write = Families.bulkWrite([
        { insertOne: { document: named('A', 20) } },
        { insertOne: { document: named('B', 1) } },
        { insertOne: { document: named('C', 21) } },
      ]);
      return [await codeOf(write), await Families.countDocuments({ _id: { $gte: 20 } })];
    },
    answer: [11000, 1],
  },
  {
    call: 'values of every type come back as they were',
    run: async ({ connection }) => {
      const kinds = connection.collection<{ _id: number }>('kinds');
      await kinds.insertOne({ _id: 1, ...valuesOfEveryType });
      const { _id, ...values } = (await kinds.findOne({}, { promoteValues: false })) ?? { _id: 0 };
      return EJSON.stringify(values, { relaxed: false });
    },
    answer: EJSON.stringify(valuesOfEveryType, { relaxed: false }),
  },
  {
    call: 'numbers of different types are compared by their value',
    run: async ({ connection }) => {
      const amounts = connection.collection<{ _id: number; amount?: unknown }>('amounts');
      await amounts.insertMany([
        { _id: 1, amount: new BSON.Int32(2) },
        { _id: 2, amount: new BSON.Double(2.5) },
        { _id: 3, amount: BSON.Long.fromNumber(3) },
        { _id: 4, amount: BSON.Decimal128.fromString('2.75') },
      ]);
      await amounts.createIndex({ amount: 1 });
      return [
        ids(
          await amounts
            .find({ amount: { $gte: 2.5 } })
            .sort({ amount: -1 })
            .toArray(),
        ),
        ids(await amounts.find({ amount: 3 }).toArray()),
      ];
    },
    answer: [[3, 4, 2], [3]],
  },
];

/** The code with which MongoDB refuses a write; 0 if it accepts the write. */
async function codeOf(write: Promise<unknown>): Promise<unknown> {
  const refusal: unknown = await write.then(
    () => ({ code: 0 }),
    (error: unknown) => error,
  );
  return (refusal as { code?: unknown }).code;
}

export const pipelineCalls: readonly Call[] = [
  {
    call: '$match, $sort, $skip, $limit, $project',
    run: ({ Families }) =>
      Families.aggregate()
        .match({ income: { $gt: 80 } })
        .sort({ income: -1 })
        .skip(1)
        .limit(1)
        .project({ name: 1, _id: 0, place: '$cluster', kind: { $literal: 'family' } }),
    answer: [{ name: 'Sabbagh', place: 2, kind: 'family' }],
  },
  {
    call: '$count',
    run: ({ Families }) => Families.aggregate().match({ cluster: 1 }).count('families'),
    answer: [{ families: 2 }],
  },
  {
    call: '$group with $sum, $avg, $min, $max',
    run: ({ Families }) =>
      Families.aggregate()
        .group({
          _id: '$cluster',
          families: { $sum: 1 },
          total: { $sum: '$income' },
          mean: { $avg: '$income' },
          least: { $min: '$income' },
          most: { $max: '$income' },
        })
        .sort({ _id: 1 }),
    answer: [
      { _id: 1, families: 2, total: 350, mean: 175, least: 100, most: 250 },
      { _id: 2, families: 2, total: 200, mean: 100, least: 80, most: 120 },
    ],
  },
  {
    call: '$group with $first, $last, $push, $addToSet by several fields',
    run: ({ Families }) =>
      Families.aggregate()
        .sort({ _id: 1 })
        .group({
          _id: { cluster: '$cluster', noted: '$note' },
          first: { $first: '$name' },
          last: { $last: '$name' },
          all: { $push: { id: '$_id', name: '$name' } },
          clusters: { $addToSet: '$cluster' },
        })
        .sort({ first: 1 }),
    answer: [
      {
        _id: { cluster: 1 },
        first: 'Haddad',
        last: 'Khoury',
        all: [
          { id: 1, name: 'Haddad' },
          { id: 2, name: 'Khoury' },
        ],
        clusters: [1],
      },
      {
        _id: { cluster: 2, noted: 'moved' },
        first: 'Najjar',
        last: 'Najjar',
        all: [{ id: 3, name: 'Najjar' }],
        clusters: [2],
      },
      {
        _id: { cluster: 2 },
        first: 'Sabbagh',
        last: 'Sabbagh',
        all: [{ id: 4, name: 'Sabbagh' }],
        clusters: [2],
      },
    ],
  },
  {
    call: '$sum and $avg of numbers of different types',
    run: async ({ connection }) => {
      const amounts = connection.collection<{ _id: number; amount?: unknown }>('amounts');
      await amounts.insertMany([
        { _id: 1, amount: new BSON.Int32(2) },
        { _id: 2, amount: 0.25 },
        { _id: 3, amount: BSON.Long.fromNumber(3) },
        { _id: 4, amount: 'none' },
      ]);
      const group = { _id: null, total: { $sum: '$amount' }, mean: { $avg: '$amount' } };
      return amounts.aggregate([{ $group: group }]).toArray();
    },
    answer: [{ _id: null, total: 5.25, mean: 1.75 }],
  },
  {
    call: '$unwind',
    run: ({ Families }) => Families.aggregate().unwind('tags').sort({ _id: 1, tags: 1 }).project({ tag: '$tags' }),
    answer: [
      { _id: 1, tag: 'baking' },
      { _id: 1, tag: 'sewing' },
      { _id: 2, tag: 'baking' },
    ],
  },
  {
    call: '$unwind with its options',
    run: ({ Families }) =>
      Families.aggregate([
        { $unwind: { path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true } },
        { $match: { cluster: 2 } },
        { $sort: { _id: 1 } },
        { $project: { at: 1, tags: 1 } },
      ]),
    answer: [
      { _id: 3, at: null },
      { _id: 4, at: null },
    ],
  },
  {
    call: '$addFields and $set, with paths, literals and the whole document',
    run: async ({ Families }) => {
      const [row] = await Families.aggregate<{ whole: { name: string } }>([
        { $match: { _id: 3 } },
        { $addFields: { 'place.cluster': '$cluster', mark: 'seen' } },
        { $set: { whole: '$$ROOT', cluster: '$name' } },
        { $project: { __v: 0, enrolledOn: 0, 'whole.enrolledOn': 0, 'whole.__v': 0 } },
      ]);
      return row;
    },
    answer: {
      _id: 3,
      name: 'Najjar',
      cluster: 'Najjar',
      income: 80,
      note: 'moved',
      place: { cluster: 2 },
      mark: 'seen',
      whole: { _id: 3, name: 'Najjar', cluster: 2, income: 80, note: 'moved', place: { cluster: 2 }, mark: 'seen' },
    },
  },
  {
    call: 'a cursor over a pipeline, with a hint, room on disk and a time limit',
    run: async ({ Families }) => {
      const names: string[] = [];
      const options = { allowDiskUse: true, maxTimeMS: 10_000, hint: { _id: 1 }, comment: 'all' } as const;
      const cursor = Families.aggregate<{ name: string }>([{ $match: { _id: { $gt: 1 } } }]).option(options);
      for await (const { name } of cursor.cursor({ batchSize: 2 })) names.push(name);
      return names;
    },
    answer: ['Khoury', 'Najjar', 'Sabbagh'],
  },
  {
    call: 'explain of a pipeline, of count and of distinct',
    run: async ({ connection, Families }) => {
      const pipeline = (await Families.aggregate([{ $match: { _id: 1 } }]).explain('queryPlanner')) as unknown;
      const explain = (command: object) => connection.db?.command({ explain: command, verbosity: 'executionStats' });
      const counted = await explain({ count: 'families', query: { cluster: 1 } });
      const distinct = await explain({ distinct: 'families', key: 'tags', query: { _id: 2 } });
      return [
        (pipeline as Explained).queryPlanner.winningPlan.stage,
        (counted as Explained | undefined)?.executionStats.totalDocsExamined,
        (distinct as Explained | undefined)?.executionStats.totalKeysExamined,
      ];
    },
    answer: ['FETCH', 4, 1],
  },
];

export const indexCalls: readonly Call[] = [
  {
    call: 'createIndexes: compound, sparse, unique, with a name',
    run: async ({ Families }) => {
      await Families.collection.createIndexes([
        { key: { cluster: 1, name: 1 }, unique: true },
        { key: { note: 1 }, sparse: true, name: 'noted' },
        { key: { 'members.name': -1 } },
      ]);
      const duplicate = await codeOf(Families.create({ _id: 5, name: 'Haddad', cluster: 1 }));
      const names = (await Families.listIndexes()).map(({ name }) => String(name)).sort();
      return [duplicate, names];
    },
    answer: [11000, ['_id_', 'cluster_1_name_1', 'members.name_-1', 'noted']],
  },
  {
    call: 'an index that ends documents, and one on a part of them',
    run: async ({ Families }) => {
      await Families.collection.createIndex({ enrolledOn: 1 }, { expireAfterSeconds: 2_000_000_000 });
      await Families.collection.createIndex(
        { cluster: 1 },
        { unique: true, partialFilterExpression: { note: { $exists: true }, income: 80 } },
      );
      const second = Families.create({ _id: 5, name: 'A', cluster: 2, note: 'b', income: 80 });
      return [await codeOf(second), await codeOf(Families.create({ _id: 6, name: 'A', cluster: 2, income: 80 }))];
    },
    answer: [11000, 0],
  },
  {
    call: 'an index over long texts still tells them apart',
    run: async ({ Families }) => {
      await Families.collection.createIndex({ note: 1 }, { unique: true, sparse: true });
      const long = (end: string): string => 'ن'.repeat(2000) + end;
      await Families.updateOne({ _id: 1 }, { $set: { note: long('a') } });
      await Families.updateOne({ _id: 2 }, { $set: { note: long('b') } });
      const duplicate = await codeOf(Families.updateOne({ _id: 4 }, { $set: { note: long('a') } }));
      return [duplicate, ids(await Families.find({ note: long('b') }).lean())];
    },
    answer: [11000, [2]],
  },
  {
    call: 'an index that is there already is no other one',
    run: async ({ Families }) => {
      const filter = { cluster: { $eq: 1 }, $and: [{ note: { $exists: true } }] };
      const partial = { partialFilterExpression: filter };
      await Families.collection.createIndex({ income: 1 }, partial);
      await Families.collection.createIndex({ income: 1 }, partial);
      return (await Families.listIndexes()).length;
    },
    answer: 2,
  },
  {
    call: 'a partial index answers what its filter implies, and nothing else',
    run: async ({ Families }) => {
      const partialFilterExpression = { cluster: 1 };
      await Families.collection.createIndex({ income: 1 }, { partialFilterExpression });
      const planOf = async (filter: Filter): Promise<string | undefined> => {
        const explained = (await Families.find(filter).explain('queryPlanner')) as unknown as Explained;
        const { inputStage, stage } = explained.queryPlanner.winningPlan;
        return inputStage?.stage ?? stage;
      };
      return [await planOf({ cluster: 1, income: { $gt: 100 } }), await planOf({ income: { $gt: 100 } })];
    },
    answer: ['IXSCAN', 'COLLSCAN'],
  },
  {
    call: 'a unique index over what is not unique',
    run: ({ Families }) => codeOf(Families.collection.createIndex({ cluster: 1 }, { unique: true })),
    answer: 11000,
  },
  {
    call: 'syncIndexes drops what is in no schema, diffIndexes says so before',
    run: async ({ Families }) => {
      await Families.collection.createIndex({ income: 1 });
      const { toDrop } = await Families.diffIndexes();
      return [toDrop, await Families.syncIndexes(), (await Families.listIndexes()).length];
    },
    answer: [['income_1'], ['income_1'], 1],
  },
  {
    call: 'dropIndex by its key, dropIndexes of all',
    run: async ({ Families }) => {
      await Families.collection.createIndexes([{ key: { income: 1 } }, { key: { note: 1 } }, { key: { name: 1 } }]);
      await Families.collection.dropIndex('note_1');
      const left = (await Families.listIndexes()).length;
      await Families.collection.dropIndexes();
      return [left, (await Families.listIndexes()).length];
    },
    answer: [3, 1],
  },
  {
    call: 'createCollection, listCollections, drop',
    run: async ({ connection, Clusters }) => {
      await connection.createCollection('empty');
      const names = async (): Promise<string[]> => (await connection.listCollections()).map(({ name }) => name).sort();
      const before = await names();
      await connection.dropCollection('empty');
      await Clusters.collection.drop();
      return [before, await names()];
    },
    answer: [['clusters', 'empty', 'families'], ['families']],
  },
  {
    call: 'what tools ask of a server: whether it answers, its version, one database by its name',
    run: async ({ connection }) => {
      const admin = connection.db?.admin();
      const { ok } = (await admin?.ping()) ?? {};
      const { version } = (await admin?.buildInfo()) ?? {};
      const listed = await admin?.listDatabases({ filter: { name: connection.name } });
      return [ok, String(version).split('.')[0], listed?.databases.length];
    },
    answer: [1, '8', 1],
  },
  {
    call: 'one collection asked for by its name, dropDatabase and the list of databases',
    run: async ({ connection }) => {
      const [families] = (await connection.db?.listCollections({ name: 'families' }).toArray()) ?? [];
      const names = async (): Promise<boolean> =>
        (await connection.listDatabases()).databases.some(({ name }) => name === connection.name);
      const before = await names();
      await connection.dropDatabase();
      return [families?.type, before, await names()];
    },
    answer: ['collection', true, false],
  },
];

export const sessionCalls: readonly Call[] = [
  {
    call: 'a transaction takes effect as a whole',
    run: async ({ connection, Clusters, Families }) => {
      await connection.transaction(async (session) => {
        await Clusters.create([{ _id: 3, name: 'East' }], { session });
        await Families.updateMany({ cluster: 2 }, { $set: { cluster: 3 } }, { session });
        await Families.deleteOne({ _id: 1 }, { session });
      });
      return [
        await Clusters.countDocuments(),
        ids(await Families.find({ cluster: 3 }).lean()),
        await Families.countDocuments(),
      ];
    },
    answer: [3, [3, 4], 3],
  },
  {
    call: 'a transaction that fails leaves nothing, and reads its own writes before',
    run: async ({ connection, Families }) => {
      let within = 0;
      const failing = connection.transaction(async (session) => {
        await Families.create([{ _id: 5, name: 'Yazigi', cluster: 1 }], { session });
        await Families.findOneAndUpdate({ _id: 2 }, { $set: { cluster: 2 } }, { session });
        within = await Families.countDocuments({ cluster: 1 }, { session });
        throw new Error('no');
      });
      const message = await failing.catch((error: unknown) => (error as Error).message);
      return [message, within, ids(await Families.find({ cluster: 1 }).lean())];
    },
    answer: ['no', 2, [1, 2]],
  },
  {
    call: 'a second transaction on the same document conflicts, and is tried again',
    run: async ({ connection, Families }) => {
      const add = (): Promise<unknown> =>
        connection.transaction(async (session) => {
          const family = await Families.findById(1).session(session);
          await Families.updateOne({ _id: 1 }, { $set: { income: (family?.income ?? 0) + 1 } }, { session });
        });
      await Promise.all([add(), add(), add()]);
      return (await Families.findById(1))?.income;
    },
    answer: 103,
  },
  {
    call: 'a session that is ended from outside gives up its transaction',
    run: async ({ connection, Families }) => {
      const session = await connection.startSession();
      session.startTransaction();
      await Families.updateOne({ _id: 1 }, { $set: { note: 'within' } }, { session });
      await connection.db?.admin().command({ endSessions: [session.id] });
      const { modifiedCount } = await Families.updateOne({ _id: 1 }, { $set: { note: 'outside' } });
      const committed = await codeOf(session.commitTransaction());
      return [modifiedCount, (await Families.findById(1).lean())?.note, committed];
    },
    answer: [1, 'outside', 251],
  },
  {
    call: 'a write outside waits for the transaction that has changed the same document',
    run: async ({ connection, Families }) => {
      const session = await connection.startSession();
      session.startTransaction();
      await Families.updateOne({ _id: 1 }, { $inc: { income: 5 } }, { session });
      const update = Families.findOneAndUpdate({ _id: 1 }, { $inc: { income: 10 } }, { returnDocument: 'after' });
      const outside = update.lean().exec();
      await Families.findById(1);
      await session.commitTransaction();
      await session.endSession();
      return (await outside)?.income;
    },
    answer: 115,
  },
  {
    call: 'a snapshot stays as it was when it began',
    run: async ({ connection, Families }) => {
      const session = await connection.startSession();
      session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
      const before = await Families.countDocuments({}, { session });
      await Families.deleteOne({ _id: 1 });
      const within = await Families.find({}, null, { session }).lean();
      await session.commitTransaction();
      await session.endSession();
      return [before, within.length, await Families.countDocuments()];
    },
    answer: [4, 4, 3],
  },
];
