import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection, type Connection, type Model } from 'mongoose';
import { start } from '@anaqid/store';

/** A database of its own on an embedded store in a temporary folder. */
export interface TestDatabase {
  readonly connection: Connection;
  close(): Promise<void>;
}

type ModelFactory = (connection: Connection) => Pick<Model<never>, 'createCollection' | 'createIndexes'>;

/** Starts it with the collections and indexes of these models. */
export async function startTestDatabase(factories: readonly ModelFactory[] = []): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'anaqid-test-'));
  const store = await start(folder);
  const connection = await createConnection(store.uri, { dbName: `test-${randomUUID().slice(0, 8)}` }).asPromise();
  await prepareModels(connection, factories);
  return {
    connection,
    async close() {
      await connection.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the collections and indexes of these models. */
export async function prepareModels(connection: Connection, factories: readonly ModelFactory[]): Promise<void> {
  for (const factory of factories) {
    const model = factory(connection);
    await model.createCollection();
    await model.createIndexes();
  }
}
