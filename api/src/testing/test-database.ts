import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection, Model } from 'mongoose';
import { openDatabase } from '../platform/database.js';

/** A connection to an embedded store in its own temporary folder. */
export interface TestDatabase {
  readonly connection: Connection;
  close(): Promise<void>;
}

type ModelFactory = (connection: Connection) => Pick<Model<never>, 'createCollection' | 'createIndexes'>;

/** Opens a store that has the collections and indexes of these models. */
export async function startTestDatabase(factories: readonly ModelFactory[] = []): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'anaqid-test-'));
  const database = await openDatabase({ mongodbUri: null, dataFolder: folder });
  await prepareModels(database.connection, factories);
  return {
    connection: database.connection,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Creates the collections and indexes of these models. */
export async function prepareModels(connection: Connection, factories: readonly ModelFactory[]): Promise<void> {
  for (const factory of factories) {
    const model = factory(connection);
    await model.createCollection();
    await model.createIndexes();
  }
}
