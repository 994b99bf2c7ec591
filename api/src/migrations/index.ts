import type { Connection } from 'mongoose';
import { createCollections } from './0001-create-collections.js';

/** One step of the database from one version of the product to the next. Running it again changes nothing. */
export interface Migration {
  /** Number and name; they run in this order. */
  readonly name: string;
  readonly up: (connection: Connection) => Promise<void>;
}

/** All of them, in order. One that was released is never changed. */
export const migrations: readonly Migration[] = [{ name: '0001-create-collections', up: createCollections }];
