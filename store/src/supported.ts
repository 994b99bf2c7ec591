/**
 * Everything that the store supports: commands with their options, operators, stages, accumulators, types. Anything else is refused
 * before a document is read. This file imports nothing; the tables of parsers and handlers are typed by its lists, so that each entry
 * here has an implementation, and nothing is implemented that is not listed here. A test requires a recorded use or a reason
 * for each entry (`tests/conformance/kept-without-use.cases.ts`).
 */

/** Types of options, named as MongoDB names them in its refusals. `null` stands for an option that is left out. */
export type FieldKind =
  | 'string'
  | 'object'
  | 'array'
  | 'bool'
  /** A boolean, or a number in its place. */
  | 'looseBool'
  | 'number'
  | 'long'
  | 'any'
  | 'update'
  | 'hint'
  /** As `object` and `bool`, but null is refused like any other type. */
  | 'strictObject'
  | 'strictBool';

export interface CommandRules {
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly required?: readonly string[];
  /** Whether it may be part of a transaction. */
  readonly inTransaction: boolean;
  /** Whether it is a write that is recognised when it is sent again. */
  readonly retryable?: boolean;
  /** Its own value is the name of a collection. */
  readonly onCollection?: boolean;
  /** Unknown fields are ignored instead of refused. */
  readonly lenient?: boolean;
  /** Read concern levels that it takes: `all`, all but `snapshot`, or (left out) only those that ask for nothing. */
  readonly readConcern?: 'all' | 'committed';
  readonly writeConcern?: boolean;
  readonly adminOnly?: boolean;
}

/** Options of every command. */
export const genericFields: Readonly<Record<string, FieldKind>> = {
  $db: 'string',
  lsid: 'object',
  $readPreference: 'object',
  readConcern: 'object',
  writeConcern: 'object',
  txnNumber: 'long',
  autocommit: 'bool',
  startTransaction: 'bool',
  maxTimeMS: 'number',
  comment: 'any',
};

const write = { onCollection: true, inTransaction: true, retryable: true, writeConcern: true };
const read = { onCollection: true, inTransaction: true, readConcern: 'all' as const };
const define = { onCollection: true, inTransaction: false, writeConcern: true };
const serverwide = { inTransaction: false };
/** A greeting holds what clients tell servers of their own time; MongoDB ignores what it does not know in it. */
const greeting = { inTransaction: false, lenient: true, fields: {} };

const rules = {
  hello: greeting,
  isMaster: greeting,
  ismaster: greeting,
  ping: { ...serverwide, fields: {} },
  buildInfo: { ...serverwide, fields: {} },
  /** As the driver for JavaScript spells it. */
  buildinfo: { ...serverwide, fields: {} },
  listDatabases: { ...serverwide, adminOnly: true, fields: { filter: 'object', nameOnly: 'bool' } },
  endSessions: { ...serverwide, fields: {} },
  commitTransaction: { inTransaction: true, adminOnly: true, writeConcern: true, fields: {} },
  abortTransaction: { inTransaction: true, adminOnly: true, writeConcern: true, fields: {} },
  create: { ...define, fields: {} },
  drop: { ...define, fields: {} },
  dropDatabase: { ...serverwide, writeConcern: true, fields: {} },
  listCollections: { ...serverwide, fields: { filter: 'object', nameOnly: 'bool', cursor: 'object' } },
  createIndexes: { ...define, required: ['indexes'], fields: { indexes: 'array' } },
  dropIndexes: { ...define, fields: { index: 'any' } },
  listIndexes: { onCollection: true, inTransaction: false, fields: { cursor: 'object' } },
  insert: { ...write, required: ['documents'], fields: { documents: 'array', ordered: 'bool' } },
  update: { ...write, required: ['updates'], fields: { updates: 'array', ordered: 'bool' } },
  delete: { ...write, required: ['deletes'], fields: { deletes: 'array', ordered: 'bool' } },
  findAndModify: {
    ...write,
    fields: {
      query: 'object',
      sort: 'object',
      remove: 'looseBool',
      update: 'update',
      new: 'looseBool',
      fields: 'object',
      upsert: 'looseBool',
      hint: 'hint',
    },
  },
  find: {
    ...read,
    fields: {
      filter: 'strictObject',
      sort: 'strictObject',
      projection: 'strictObject',
      hint: 'hint',
      skip: 'number',
      limit: 'number',
      batchSize: 'number',
      singleBatch: 'strictBool',
      allowDiskUse: 'strictBool',
    },
  },
  getMore: { inTransaction: true, required: ['collection'], fields: { collection: 'string', batchSize: 'number' } },
  killCursors: { onCollection: true, inTransaction: true, required: ['cursors'], fields: { cursors: 'array' } },
  aggregate: {
    ...read,
    writeConcern: true,
    fields: {
      pipeline: 'array',
      cursor: 'strictObject',
      explain: 'strictBool',
      allowDiskUse: 'strictBool',
      hint: 'hint',
    },
  },
  count: {
    ...read,
    readConcern: 'committed',
    inTransaction: false,
    fields: { query: 'object', limit: 'any', skip: 'number', hint: 'hint' },
  },
  distinct: { ...read, required: ['key'], fields: { key: 'string', query: 'object', hint: 'hint' } },
  explain: { ...serverwide, fields: { verbosity: 'string' } },
} satisfies Readonly<Record<string, CommandRules>>;

export type CommandName = keyof typeof rules;
export const commandRules: Readonly<Record<CommandName, CommandRules>> = rules;

/** Fields of one element of `updates` and `deletes`. */
export const updateFields: Readonly<Record<string, FieldKind>> = {
  q: 'strictObject',
  u: 'update',
  multi: 'bool',
  upsert: 'bool',
  hint: 'hint',
};

export const deleteFields: Readonly<Record<string, FieldKind>> = { q: 'strictObject', limit: 'any', hint: 'hint' };

/** Options of an index. `background` and `v` are what every client sends, and change nothing. */
export const indexOptions: readonly string[] = [
  'key',
  'name',
  'unique',
  'sparse',
  'expireAfterSeconds',
  'partialFilterExpression',
  'background',
  'v',
];

/** Operators of filters in the place of a field, and below a field. */
export const logicalOperators = ['$and', '$or', '$nor'] as const;
export const fieldOperators = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$not',
  '$exists',
  '$type',
  '$all',
  '$elemMatch',
  '$size',
  '$mod',
  '$regex',
  '$options',
] as const;
export type FieldOperator = (typeof fieldOperators)[number];

/** Operators of updates. */
export const updateOperators = [
  '$set',
  '$setOnInsert',
  '$unset',
  '$inc',
  '$min',
  '$max',
  '$rename',
  '$push',
  '$pull',
  '$pullAll',
  '$addToSet',
  '$pop',
] as const;
export type UpdateOperator = (typeof updateOperators)[number];

/** Stages of pipelines. */
export const stages = [
  '$match',
  '$sort',
  '$skip',
  '$limit',
  '$count',
  '$unwind',
  '$project',
  '$set',
  '$addFields',
  '$group',
] as const;
export type StageName = (typeof stages)[number];

/** Accumulators of `$group`. */
export const accumulators = ['$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet'] as const;
export type AccumulatorName = (typeof accumulators)[number];

/** Expressions are field paths, literals, and documents and arrays of these. */
export const expressions = ['$literal'] as const;
export const variables = ['ROOT'] as const;

/** Clauses of `$push`; of `$addToSet` the first alone. */
export const arrayClauses = ['$each', '$slice', '$sort', '$position'] as const;

/** Types of values, with their numbers. Source: https://bsonspec.org/spec.html */
export const valueTypes = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const;

/** Operators that a partial index may have in its filter. */
export const partialFilterOperators: readonly string[] = ['$eq', '$exists', '$and'];

/** Kinds of indexes that MongoDB has and the store refuses by name. */
export const refusedIndexKinds: readonly string[] = ['text', '2d', '2dsphere', 'hashed'];

/**
 * Options that MongoDB knows and the store refuses by name (115), by command or list of a command; those of every command under `*`.
 * An option that is off or empty says nothing and is ignored.
 */
export const refusedOptions: Readonly<Record<string, readonly string[]>> = {
  '*': ['apiVersion', 'apiStrict', 'apiDeprecationErrors', '$clusterTime', 'stmtId', 'stmtIds'],
  listDatabases: ['authorizedDatabases'],
  commitTransaction: ['recoveryToken'],
  abortTransaction: ['recoveryToken'],
  create: [
    'autoIndexId',
    'capped',
    'size',
    'max',
    'validator',
    'validationLevel',
    'validationAction',
    'viewOn',
    'pipeline',
    'collation',
    'timeseries',
    'expireAfterSeconds',
    'clusteredIndex',
    'changeStreamPreAndPostImages',
    'encryptedFields',
    'storageEngine',
    'indexOptionDefaults',
    'idIndex',
  ],
  listCollections: ['authorizedCollections'],
  createIndexes: ['commitQuorum', 'ignoreUnknownIndexOptions'],
  'createIndexes.indexes': [
    'collation',
    'hidden',
    'storageEngine',
    'weights',
    'default_language',
    'language_override',
    'textIndexVersion',
    '2dsphereIndexVersion',
    'bits',
    'min',
    'max',
    'wildcardProjection',
    'prepareUnique',
    'clustered',
    'ns',
  ],
  listIndexes: ['includeBuildUUIDs', 'includeIndexBuildInfo'],
  insert: ['bypassDocumentValidation'],
  update: ['let', 'bypassDocumentValidation'],
  'update.updates': ['collation', 'sort', 'arrayFilters', 'c'],
  delete: ['let'],
  'delete.deletes': ['collation'],
  findAndModify: ['collation', 'let', 'arrayFilters', 'bypassDocumentValidation'],
  find: [
    'collation',
    'let',
    'tailable',
    'awaitData',
    'oplogReplay',
    'showRecordId',
    'returnKey',
    'min',
    'max',
    'noCursorTimeout',
    'allowPartialResults',
  ],
  getMore: ['term'],
  aggregate: ['collation', 'let', 'bypassDocumentValidation'],
  count: ['collation', 'fields'],
  distinct: ['collation'],
};
