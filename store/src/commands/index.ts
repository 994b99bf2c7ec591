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
import { abortTransaction, commitTransaction, endSessions, startSession } from './transactions.js';
import { update } from './update.js';

/** What answers each command of `commandRules`. */
export const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['hello', hello],
  ['isMaster', hello],
  ['ismaster', hello],
  ['ping', ping],
  ['buildInfo', buildInfo],
  ['buildinfo', buildInfo],
  ['listDatabases', listDatabases],
  ['startSession', startSession],
  ['endSessions', endSessions],
  ['commitTransaction', commitTransaction],
  ['abortTransaction', abortTransaction],
  ['create', create],
  ['drop', drop],
  ['dropDatabase', dropDatabase],
  ['listCollections', listCollections],
  ['createIndexes', createIndexes],
  ['dropIndexes', dropIndexes],
  ['listIndexes', listIndexes],
  ['insert', insert],
  ['update', update],
  ['delete', deleteDocuments],
  ['findAndModify', findAndModify],
  ['find', find],
  ['getMore', getMore],
  ['killCursors', killCursors],
  ['aggregate', aggregate],
  ['count', count],
  ['distinct', distinct],
  ['explain', explain],
]);
