import type { Connection } from 'mongoose';
import { createCollections } from './0001-create-collections.js';
import { createLimits } from './0002-limits.js';
import { createRollups } from './0003-roll-ups.js';
import { createVersions } from './0004-data-versions.js';
import { createSearchWords } from './0005-search-words.js';

/** A migration from one version of the database to the next. It must be repeatable. */
export interface Migration {
  /** Number and name, such as `0001-create-collections`; steps run in this order. */
  readonly name: string;
  readonly up: (connection: Connection) => Promise<void>;
}

/** All migrations in order. A released one is never changed. */
export const migrations: readonly Migration[] = [
  { name: '0001-create-collections', up: createCollections },
  { name: '0002-limits', up: createLimits },
  { name: '0003-roll-ups', up: createRollups },
  { name: '0004-data-versions', up: createVersions },
  { name: '0005-search-words', up: createSearchWords },
];
