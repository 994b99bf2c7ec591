/**
 * What the store takes: each command with its options and their types. Whatever is not here is refused before anything is
 * read. `*` marks what a command cannot do without. Types are named as MongoDB names them in its refusals.
 */
export type FieldKind =
  'string' | 'object' | 'array' | 'bool' | 'number' | 'long' | 'any' | 'objectOrArray' | 'stringOrObject';

export interface CommandRules {
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly required?: readonly string[];
  /** Whether it may be part of a transaction. */
  readonly inTransaction: boolean;
  /** Whether it writes, and is recognised when it is sent again. */
  readonly retryable?: boolean;
  /** Its own value names a collection. */
  readonly onCollection?: boolean;
  /** Fields that it does not know are ignored, not refused. */
  readonly lenient?: boolean;
  readonly adminOnly?: boolean;
}

/** Options that every command takes. */
export const genericFields: Readonly<Record<string, FieldKind>> = {
  $db: 'string',
  lsid: 'object',
  $clusterTime: 'object',
  $readPreference: 'object',
  readConcern: 'object',
  writeConcern: 'object',
  txnNumber: 'long',
  autocommit: 'bool',
  startTransaction: 'bool',
  stmtId: 'number',
  stmtIds: 'array',
  maxTimeMS: 'number',
  comment: 'any',
  apiVersion: 'string',
  apiStrict: 'bool',
  apiDeprecationErrors: 'bool',
};

const write = { onCollection: true, inTransaction: true, retryable: true };
const read = { onCollection: true, inTransaction: true };
const define = { onCollection: true, inTransaction: false };
const serverwide = { inTransaction: false };

/** Clients tell about themselves what servers of their time know of; MongoDB ignores what it does not know, as here. */
const greeting = { inTransaction: false, lenient: true, fields: {} };

export const commandRules: Readonly<Record<string, CommandRules>> = {
  hello: greeting,
  isMaster: greeting,
  ismaster: greeting,
  ping: { ...serverwide, fields: {} },
  buildInfo: { ...serverwide, fields: {} },
  buildinfo: { ...serverwide, fields: {} },
  listDatabases: {
    ...serverwide,
    adminOnly: true,
    fields: { filter: 'object', nameOnly: 'bool', authorizedDatabases: 'bool' },
  },
  endSessions: { ...serverwide, fields: {} },
  commitTransaction: { inTransaction: true, adminOnly: true, fields: { recoveryToken: 'object' } },
  abortTransaction: { inTransaction: true, adminOnly: true, fields: { recoveryToken: 'object' } },
  create: { ...define, fields: { autoIndexId: 'bool' } },
  drop: { ...define, fields: {} },
  dropDatabase: { ...serverwide, fields: {} },
  listCollections: {
    ...serverwide,
    fields: { filter: 'object', nameOnly: 'bool', authorizedCollections: 'bool', cursor: 'object' },
  },
  createIndexes: {
    ...define,
    required: ['indexes'],
    fields: { indexes: 'array', commitQuorum: 'any', ignoreUnknownIndexOptions: 'bool' },
  },
  dropIndexes: { ...define, required: ['index'], fields: { index: 'any' } },
  listIndexes: { ...define, fields: { cursor: 'object' } },
  insert: {
    ...write,
    required: ['documents'],
    fields: { documents: 'array', ordered: 'bool', bypassDocumentValidation: 'bool' },
  },
  update: {
    ...write,
    required: ['updates'],
    fields: { updates: 'array', ordered: 'bool', bypassDocumentValidation: 'bool' },
  },
  delete: { ...write, required: ['deletes'], fields: { deletes: 'array', ordered: 'bool' } },
  findAndModify: {
    ...write,
    fields: {
      query: 'object',
      sort: 'object',
      remove: 'bool',
      update: 'objectOrArray',
      new: 'bool',
      fields: 'object',
      upsert: 'bool',
      arrayFilters: 'array',
      hint: 'stringOrObject',
      bypassDocumentValidation: 'bool',
    },
  },
  find: {
    ...read,
    fields: {
      filter: 'object',
      sort: 'object',
      projection: 'object',
      hint: 'stringOrObject',
      skip: 'number',
      limit: 'number',
      batchSize: 'number',
      singleBatch: 'bool',
      allowDiskUse: 'bool',
      noCursorTimeout: 'bool',
      allowPartialResults: 'bool',
    },
  },
  getMore: { inTransaction: true, required: ['collection'], fields: { collection: 'string', batchSize: 'number' } },
  killCursors: { ...read, required: ['cursors'], fields: { cursors: 'array' } },
  aggregate: {
    inTransaction: true,
    required: ['pipeline', 'cursor'],
    fields: {
      pipeline: 'array',
      cursor: 'object',
      explain: 'bool',
      allowDiskUse: 'bool',
      hint: 'stringOrObject',
      bypassDocumentValidation: 'bool',
    },
  },
  count: {
    ...read,
    inTransaction: false,
    fields: { query: 'object', limit: 'number', skip: 'number', hint: 'stringOrObject' },
  },
  distinct: { ...read, required: ['key'], fields: { key: 'string', query: 'object', hint: 'stringOrObject' } },
  explain: { ...serverwide, fields: { verbosity: 'string' } },
};

/** Fields of one element of `updates` and `deletes`. */
export const updateFields: Readonly<Record<string, FieldKind>> = {
  q: 'object',
  u: 'objectOrArray',
  multi: 'bool',
  upsert: 'bool',
  arrayFilters: 'array',
  hint: 'stringOrObject',
};

export const deleteFields: Readonly<Record<string, FieldKind>> = {
  q: 'object',
  limit: 'number',
  hint: 'stringOrObject',
};

/** Options that MongoDB takes and this store does not: refused by name, with the code for what is not supported. */
export const refusedOptions: ReadonlySet<string> = new Set([
  'collation',
  'let',
  'tailable',
  'awaitData',
  'oplogReplay',
  'showRecordId',
  'returnKey',
  'min',
  'max',
  'capped',
  'size',
  'validator',
  'validationLevel',
  'validationAction',
  'viewOn',
  'pipeline',
  'timeseries',
  'expireAfterSeconds',
  'clusteredIndex',
  'changeStreamPreAndPostImages',
  'encryptedFields',
  'storageEngine',
  'indexOptionDefaults',
  'sampleRate',
  'c',
  'sort',
]);
