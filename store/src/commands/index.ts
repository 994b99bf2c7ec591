import { aggregate } from './aggregate.js';
import type { Handler } from './command.js';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.js';
import { count } from './count.js';
import { deleteDocuments } from './delete.js';
import { distinct } from './distinct.js';
import { findAndModify } from './find-and-modify.js';
import { explain } from './explain.js';
import { find } from './find.js';
import { getMore, killCursors } from './get-more.js';
import { buildInfo, hello, ping } from './hello.js';
import { createIndexes, dropIndexes, listIndexes } from './indexes.js';
import { insert } from './insert.js';
import type { CommandName } from '../supported.js';
import { abortTransaction, commitTransaction, endSessions } from './transactions.js';
import { update } from './update.js';

/** Handlers by command name. */
export const handlers: Readonly<Record<CommandName, Handler>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping,
  buildInfo,
  buildinfo: buildInfo,
  listDatabases,
  endSessions,
  commitTransaction,
  abortTransaction,
  create,
  drop,
  dropDatabase,
  listCollections,
  createIndexes,
  dropIndexes,
  listIndexes,
  insert,
  update,
  delete: deleteDocuments,
  findAndModify,
  find,
  getMore,
  killCursors,
  aggregate,
  count,
  distinct,
  explain,
};
