import { checkVariables } from '../aggregate/index.js';
import type { Doc, Value } from '../values/index.js';
import { aDocument, aLooseBool, ofType, type Checks } from './checks.js';
import { aCollationOrNone } from './collation.js';
import { createOptions } from './create/options.js';

const collation = aCollationOrNone;

function variables(value: Value, path: string): void {
  aDocument(value, path);
  checkVariables(value as Doc);
}

/** What MongoDB takes and this store does not, by command or list of a command: looked at, and then refused. */
export const refusedOptions: Readonly<Record<string, Checks>> = {
  create: createOptions,
  find: {
    collation,
    let: variables,
    tailable: aLooseBool,
    awaitData: aLooseBool,
    oplogReplay: aLooseBool,
    showRecordId: aLooseBool,
    returnKey: aLooseBool,
    min: aDocument,
    max: aDocument,
  },
  aggregate: { collation, let: variables },
  count: { collation },
  distinct: { collation },
  findAndModify: { collation, let: variables },
  update: { let: variables },
  'update.updates': { collation, sort: aDocument },
  delete: { let: variables },
  'delete.deletes': { collation },
  getMore: { term: ofType('long') },
};
