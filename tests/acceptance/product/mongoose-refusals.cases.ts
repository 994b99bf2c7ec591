import type { MongooseWorld } from './mongoose-world.js';

/** A call that the store refuses. */
export interface RefusedCall {
  readonly call: string;
  readonly run: (world: MongooseWorld) => Promise<unknown>;
  /** MongoDB's code for what is wrong, unsupported or unknown. */
  readonly code: number;
  /** A text that the message of the refusal contains. */
  readonly names: string;
}

const optionRefused = 115;
const unknownStage = 40324;

/** Calls that MongoDB answers and the store does not. */
export const refusedCalls: readonly RefusedCall[] = [
  {
    call: 'find with $expr',
    run: ({ Families }) => Families.find({ $expr: { $gt: ['$income', 1] } }).exec(),
    code: 2,
    names: '$expr',
  },
  {
    call: 'find with $where',
    run: ({ Families }) => Families.find({ $where: 'true' }).exec(),
    code: 2,
    names: '$where',
  },
  {
    call: 'find by text',
    run: ({ Families }) => Families.find({ $text: { $search: 'a' } }).exec(),
    code: 2,
    names: '$text',
  },
  {
    call: 'a regular expression that is more than literal text',
    run: ({ Families }) => Families.find({ name: /^[HK]/ }).exec(),
    code: 51091,
    names: 'egular expression',
  },
  {
    call: 'find with a collation',
    run: ({ Families }) => Families.find().collation({ locale: 'ar' }).exec(),
    code: optionRefused,
    names: 'collation',
  },
  {
    call: 'a tailable cursor',
    run: ({ Families }) => Families.find().tailable().exec(),
    code: optionRefused,
    names: 'tailable',
  },
  {
    call: 'a projection with $slice',
    run: ({ Families }) => Families.find({}, { tags: { $slice: 1 } }).exec(),
    code: 31325,
    names: '$slice',
  },
  {
    call: 'an update by a pipeline',
    run: ({ Families }) => Families.updateMany({}, [{ $set: { income: '$cluster' } }], { updatePipeline: true }).exec(),
    code: optionRefused,
    names: 'pipeline',
  },
  {
    call: 'array filters',
    run: ({ Families }) =>
      Families.updateMany({}, { $set: { 'members.$[one].age': 1 } }, { arrayFilters: [{ 'one.age': 9 }] }).exec(),
    code: optionRefused,
    names: 'arrayFilters',
  },
  {
    call: 'all elements of an array by $[]',
    run: ({ Families }) => Families.updateOne({ _id: 1 }, { $set: { 'members.$[].age': 1 } }).exec(),
    code: optionRefused,
    names: '$[]',
  },
  {
    call: '$mul',
    run: ({ Families }) => Families.updateMany({}, { $mul: { income: 2 } }).exec(),
    code: 9,
    names: '$mul',
  },
  {
    call: '$currentDate',
    run: ({ Families }) => Families.findOneAndUpdate({}, { $currentDate: { enrolledOn: true } }).exec(),
    code: 9,
    names: '$currentDate',
  },
  {
    call: '$lookup',
    run: ({ Families }) =>
      Families.aggregate().lookup({ from: 'clusters', localField: 'cluster', foreignField: '_id', as: 'of' }).exec(),
    code: unknownStage,
    names: '$lookup',
  },
  {
    call: '$facet',
    run: ({ Families }) =>
      Families.aggregate()
        .facet({ all: [{ $count: 'n' }] })
        .exec(),
    code: unknownStage,
    names: '$facet',
  },
  {
    call: '$out',
    run: ({ Families }) => Families.aggregate([{ $out: 'copy' }]).exec(),
    code: unknownStage,
    names: '$out',
  },
  {
    call: 'an expression that computes',
    run: ({ Families }) => Families.aggregate([{ $set: { twice: { $multiply: ['$income', 2] } } }]).exec(),
    code: 168,
    names: '$multiply',
  },
  {
    call: 'an accumulator beyond the usual ones',
    run: ({ Families }) => Families.aggregate([{ $group: { _id: null, s: { $stdDevPop: '$income' } } }]).exec(),
    code: 15952,
    names: '$stdDevPop',
  },
  {
    call: 'a text index',
    run: ({ Families }) => Families.collection.createIndex({ name: 'text' }),
    code: optionRefused,
    names: 'text',
  },
  {
    call: 'a partial index by a range',
    run: ({ Families }) =>
      Families.collection.createIndex({ name: 1 }, { partialFilterExpression: { income: { $gt: 1 } } }),
    code: optionRefused,
    names: '$gt',
  },
  {
    call: 'an index with a collation',
    run: ({ Families }) => Families.collection.createIndex({ name: 1 }, { collation: { locale: 'ar' } }),
    code: optionRefused,
    names: 'collation',
  },
  {
    call: 'a capped collection',
    run: ({ connection }) => connection.createCollection('capped', { capped: true, size: 4096 }),
    code: optionRefused,
    names: 'capped',
  },
  {
    call: 'a validator',
    run: ({ connection }) => connection.createCollection('checked', { validator: { a: 1 } }),
    code: optionRefused,
    names: 'validator',
  },
  {
    call: 'a view',
    run: ({ connection }) => connection.createCollection('seen', { viewOn: 'families', pipeline: [] }),
    code: optionRefused,
    names: 'viewOn',
  },
  {
    call: 'renaming a collection',
    run: ({ Families }) => Families.collection.rename('others'),
    code: 59,
    names: 'renameCollection',
  },
  {
    call: 'defining within a transaction',
    run: ({ connection, Families }) =>
      connection.transaction((session) => Families.collection.createIndex({ name: 1 }, { session })),
    code: 263,
    names: 'createIndexes',
  },
];

const command =
  (fields: Record<string, unknown>) =>
  ({ connection }: MongooseWorld) =>
    connection.db?.command(fields) ?? Promise.resolve();

/** Through the driver, because mongoose removes or casts values that do not fit the schema. */
const update =
  (change: Record<string, Record<string, unknown>>) =>
  ({ connection }: MongooseWorld) =>
    connection.collection<{ _id: number }>('families').updateOne({ _id: 1 }, change);

const pipeline =
  (...stages: Record<string, unknown>[]) =>
  ({ connection }: MongooseWorld) =>
    connection.collection('families').aggregate(stages).toArray();

/** Calls that MongoDB refuses too. */
export const wrongCalls: readonly RefusedCall[] = [
  { call: 'a command that is not there', run: command({ findAll: 'families' }), code: 59, names: 'findAll' },
  { call: 'an unknown field', run: command({ find: 'families', filters: {} }), code: 40415, names: 'filters' },
  { call: 'a field of a wrong type', run: command({ find: 'families', filter: 1 }), code: 14, names: 'filter' },
  { call: 'a field that is missing', run: command({ delete: 'families' }), code: 40414, names: 'deletes' },
  { call: 'no name of a collection', run: command({ create: '' }), code: 73, names: 'namespace' },
  {
    call: 'an unknown read concern',
    run: command({ find: 'families', readConcern: { level: 'best' } }),
    code: 2,
    names: 'best',
  },
  {
    call: 'a read concern at a time',
    run: command({ find: 'families', readConcern: { afterClusterTime: 1 } }),
    code: optionRefused,
    names: 'afterClusterTime',
  },
  {
    call: 'a write concern of no number',
    run: command({ insert: 'families', documents: [{ _id: 50 }], writeConcern: { w: [] } }),
    code: 9,
    names: 'w has to be',
  },
  { call: 'an unknown cursor', run: command({ getMore: 12345n, collection: 'families' }), code: 43, names: 'cursor' },
  {
    call: 'an index that is not there, as a hint',
    run: ({ Families }) => Families.find().hint('no_such_index').exec(),
    code: 2,
    names: 'hint',
  },
  { call: '$push to a number', run: update({ $push: { income: 1 } }), code: 2, names: 'income' },
  { call: '$addToSet to a text', run: update({ $addToSet: { name: 1 } }), code: 2, names: 'name' },
  { call: '$pull from a text', run: update({ $pull: { name: 'a' } }), code: 2, names: '$pull' },
  { call: '$inc of a text', run: update({ $inc: { name: 1 } }), code: 14, names: 'name' },
  { call: 'another _id', run: update({ $set: { _id: 2 } }), code: 66, names: '_id' },
  { call: 'a field of a text', run: update({ $set: { 'name.first': 'A' } }), code: 28, names: 'first' },
  {
    call: 'one path by two operators',
    run: update({ $set: { note: 'a' }, $unset: { note: '' } }),
    code: 40,
    names: 'note',
  },
  { call: '$rename to itself', run: update({ $rename: { note: 'note' } }), code: 2, names: 'must differ' },
  {
    call: 'the positional operator where no element was found',
    run: update({ $set: { 'members.$.age': 1 } }),
    code: 2,
    names: 'positional',
  },
  { call: 'an empty path', run: update({ $set: { '': 1 } }), code: 56, names: 'empty' },
  {
    call: 'a name of an index that another has',
    run: ({ Families }) =>
      Families.collection.createIndexes([
        { key: { income: 1 }, name: 'same' },
        { key: { note: 1 }, name: 'same' },
      ]),
    code: 86,
    names: 'same',
  },
  {
    call: 'an index that is there with other options',
    run: ({ Families }) =>
      Families.collection.createIndexes([{ key: { income: 1 } }, { key: { income: 1 }, unique: true }]),
    code: 86,
    names: 'income_1',
  },
  {
    call: 'dropping an index that is not there',
    run: ({ Families }) => Families.collection.dropIndex('none'),
    code: 27,
    names: 'none',
  },
  {
    call: 'dropping the index of _id',
    run: ({ Families }) => Families.collection.dropIndex('_id_'),
    code: 72,
    names: '_id',
  },
  { call: '$group without an _id', run: pipeline({ $group: { n: { $sum: 1 } } }), code: 15955, names: '_id' },
  { call: '$limit of nothing', run: pipeline({ $limit: 0 }), code: 15958, names: 'limit' },
  { call: '$count without a name', run: pipeline({ $count: '' }), code: 40157, names: 'count' },
  { call: '$unwind of no path', run: pipeline({ $unwind: 'tags' }), code: 28818, names: '$' },
  { call: 'an empty $project', run: pipeline({ $project: {} }), code: 51272, names: 'project' },
  { call: 'a stage of two names', run: pipeline({ $match: {}, $limit: 1 }), code: 40323, names: 'exactly one field' },
];
