import { refusedOptions as optionChecks } from './refused/options.js';

/**
 * What the store takes: each command with its options and their types. Whatever is not here is refused before anything is
 * read. `*` marks what a command cannot do without. Types are named as MongoDB names them in its refusals.
 */
export type FieldKind =
  | 'string'
  | 'object'
  | 'array'
  | 'bool'
  /** A boolean, or a number taken for one. */
  | 'looseBool'
  | 'number'
  | 'long'
  | 'any'
  | 'update'
  | 'hint';

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
  /** Levels of read concern that it takes: `all`, all but `snapshot`, or (left out) those that ask for nothing. */
  readonly readConcern?: 'all' | 'committed';
  readonly writeConcern?: boolean;
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

const write = { onCollection: true, inTransaction: true, retryable: true, writeConcern: true };
const read = { onCollection: true, inTransaction: true, readConcern: 'all' as const };
const define = { onCollection: true, inTransaction: false, writeConcern: true };
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
  startSession: { ...serverwide, fields: {} },
  endSessions: { ...serverwide, fields: {} },
  commitTransaction: { inTransaction: true, adminOnly: true, writeConcern: true, fields: { recoveryToken: 'object' } },
  abortTransaction: { inTransaction: true, adminOnly: true, writeConcern: true, fields: { recoveryToken: 'object' } },
  create: { ...define, fields: { autoIndexId: 'bool' } },
  drop: { ...define, fields: {} },
  dropDatabase: { ...serverwide, writeConcern: true, fields: {} },
  listCollections: {
    ...serverwide,
    fields: { filter: 'object', nameOnly: 'bool', authorizedCollections: 'bool', cursor: 'object' },
  },
  createIndexes: {
    ...define,
    required: ['indexes'],
    fields: { indexes: 'array', commitQuorum: 'any', ignoreUnknownIndexOptions: 'bool' },
  },
  dropIndexes: { ...define, fields: { index: 'any' } },
  listIndexes: {
    onCollection: true,
    inTransaction: false,
    fields: { cursor: 'object', includeBuildUUIDs: 'bool', includeIndexBuildInfo: 'bool' },
  },
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
      remove: 'looseBool',
      update: 'update',
      new: 'looseBool',
      fields: 'object',
      upsert: 'looseBool',
      arrayFilters: 'array',
      hint: 'hint',
      bypassDocumentValidation: 'looseBool',
    },
  },
  find: {
    ...read,
    fields: {
      filter: 'object',
      sort: 'object',
      projection: 'object',
      hint: 'hint',
      skip: 'number',
      limit: 'number',
      batchSize: 'number',
      singleBatch: 'looseBool',
      allowDiskUse: 'looseBool',
      noCursorTimeout: 'looseBool',
      allowPartialResults: 'looseBool',
    },
  },
  getMore: { inTransaction: true, required: ['collection'], fields: { collection: 'string', batchSize: 'number' } },
  killCursors: { onCollection: true, inTransaction: true, required: ['cursors'], fields: { cursors: 'array' } },
  aggregate: {
    inTransaction: true,
    readConcern: 'all',
    writeConcern: true,
    fields: {
      pipeline: 'array',
      cursor: 'object',
      explain: 'bool',
      allowDiskUse: 'bool',
      hint: 'hint',
      bypassDocumentValidation: 'bool',
    },
  },
  count: {
    ...read,
    readConcern: 'committed',
    inTransaction: false,
    fields: { query: 'object', fields: 'any', limit: 'any', skip: 'number', hint: 'hint' },
  },
  explain: { ...serverwide, fields: { verbosity: 'string' } },
  distinct: { ...read, required: ['key'], fields: { key: 'string', query: 'object', hint: 'hint' } },
};

/** Fields of one element of `updates` and `deletes`. */
export const updateFields: Readonly<Record<string, FieldKind>> = {
  q: 'object',
  u: 'update',
  multi: 'bool',
  upsert: 'bool',
  arrayFilters: 'array',
  c: 'object',
  hint: 'hint',
};

export const deleteFields: Readonly<Record<string, FieldKind>> = {
  q: 'object',
  limit: 'number',
  hint: 'hint',
};

/** Options that MongoDB takes and this store does not: looked at, and refused with the code for what is not supported. */
export const refusedOptions: ReadonlySet<string> = new Set(Object.values(optionChecks).flatMap(Object.keys));

/** The aggregation language: what is listed here is whole, with all the forms of its arguments. */
export { accumulators, expressions, stages, variables } from './aggregate/index.js';
