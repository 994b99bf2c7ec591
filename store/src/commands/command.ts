import type { Collection } from '../catalog/collection.js';
import { fail } from '../errors.js';
import type { Store } from '../store.js';
import type { CommandName } from '../supported.js';
import type { Executor } from '../transactions/executor.js';
import type { Transaction } from '../transactions/transaction.js';
import type { Doc } from '../values/index.js';
import type { TimeLimit } from './time-limit.js';

/** A session's number for a write, by which it is recognised when it comes again. */
export interface RetryMark {
  readonly session: string;
  readonly number: bigint;
}

/** One command on its way: what was sent, and how it may read and write. */
export interface Command {
  readonly store: Store;
  readonly name: CommandName;
  readonly database: string;
  readonly body: Doc;
  /** Lists of documents sent beside the body. */
  readonly lists: ReadonlyMap<string, Buffer[]>;
  readonly executor: Executor;
  readonly transaction: Transaction | null;
  /** Name of the session, unique for its client. */
  readonly session: string | null;
  readonly retry: RetryMark | null;
  readonly time: TimeLimit;
}

/** Answers a command with the fields of its reply, `ok` apart. */
export type Handler = (command: Command) => Promise<Doc> | Doc;

/** The collection that a command names as its own value. */
export function targetOf(command: Command): { name: string; collection: Collection | undefined } {
  const name = textIn(command.body, command.name);
  return { name, collection: command.store.catalog.find(command.database, name) };
}

/** Refuses a command whose own value is no name of a collection. */
export function checkCollectionName(name: string, body: Doc): void {
  const target = body.get(name);
  if (typeof target !== 'string') return fail('InvalidNamespace', `collection name has invalid type`);
  if (target === '' || target.includes('\0')) fail('InvalidNamespace', `Invalid namespace specified`);
  if (target.startsWith('$')) fail('InvalidNamespace', `Invalid collection name: ${target}`);
}

/** The text in a field that has been checked to hold one. */
export function textIn(body: Doc, field: string): string {
  const value = body.get(field);
  return typeof value === 'string' ? value : '';
}
