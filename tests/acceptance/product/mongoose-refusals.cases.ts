import type { MongooseWorld } from './mongoose-world.js';

/** A call that the store refuses. */
interface RefusedCall {
  readonly call: string;
  readonly run: (world: MongooseWorld) => Promise<unknown>;
  /** MongoDB's code for what is unsupported or unknown. */
  readonly code: number;
  /** A text that the message of the refusal contains. */
  readonly names: string;
}

const optionRefused = 115;
const unknownStage = 40324;

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
