import type { Collection } from '../catalog/collection.js';
import { fail } from '../errors.js';
import type { Store } from '../store.js';
import type { CommandName } from '../supported.js';
import type { Executor } from '../transactions/executor.js';
import type { Transaction } from '../transactions/transaction.js';
import type { Doc } from '../values/index.js';
import type { TimeLimit } from './time-limit.js';

/** Identifies a retryable write: its session and `txnNumber`. A retry carries the same pair. */
export interface RetryMark {
  readonly session: string;
  readonly number: bigint;
}

/** A parsed command with its context: session, transaction, and how it reads and writes. */
export interface Command {
  readonly store: Store;
  readonly name: CommandName;
  readonly database: string;
  readonly body: Doc;
  /** Document sequences (OP_MSG sections of kind 1), by field name. */
  readonly lists: ReadonlyMap<string, Buffer[]>;
  readonly executor: Executor;
  readonly transaction: Transaction | null;
  /** The session's id (`lsid`). */
  readonly session: string | null;
  readonly retry: RetryMark | null;
  readonly time: TimeLimit;
}

/** Executes a command and returns its reply without `ok`. */
export type Handler = (command: Command) => Promise<Doc> | Doc;

/** The collection named in a command's first field; undefined when it does not exist. */
export function targetOf(command: Command): { name: string; collection: Collection | undefined } {
  const name = stringField(command.body, command.name);
  return { name, collection: command.store.catalog.find(command.database, name) };
}

/** Refuses a command whose first field is not a valid collection name. */
export function checkCollectionName(name: string, body: Doc): void {
  const target = body.get(name);
  if (typeof target !== 'string') return fail('InvalidNamespace', `collection name has invalid type`);
  if (target === '' || target.includes('\0')) fail('InvalidNamespace', `Invalid namespace specified`);
  if (target.startsWith('$')) fail('InvalidNamespace', `Invalid collection name: ${target}`);
}

/** The string in a field whose type has been checked; empty when absent. */
export function stringField(body: Doc, field: string): string {
  const value = body.get(field);
  return typeof value === 'string' ? value : '';
}
