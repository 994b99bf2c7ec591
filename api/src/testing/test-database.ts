import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection, Model, mongo } from 'mongoose';
import { openDatabase, type Database } from '../platform/database.js';

/** A database of its own on the embedded store that the tests of one file share. */
export interface TestDatabase {
  readonly connection: Connection;
  /** Gives it up; the store goes on until the last test of the file. */
  close(): Promise<void>;
}

type ModelFactory = (connection: Connection) => Pick<Model<never>, 'modelName'>;

interface SharedStore {
  readonly folder: string;
  readonly database: Database;
}

/** Jest loads this module anew for every test file, so this is the store of one file. */
let sharedStore: Promise<SharedStore> | null = null;
let databasesStarted = 0;

/** Starts a database under a new name, with the collections and indexes of these models. */
export async function startTestDatabase(factories: readonly ModelFactory[] = []): Promise<TestDatabase> {
  sharedStore ??= openStore();
  const { database } = await sharedStore;
  databasesStarted += 1;
  const connection = database.connection.useDb(`test-${databasesStarted}`);
  await prepareModels(connection, factories);
  return { connection, close: async () => {} };
}

/** Creates the collections and indexes of these models, with one command for each of them. */
async function prepareModels(connection: Connection, factories: readonly ModelFactory[]): Promise<void> {
  await Promise.all(factories.map((factory) => prepareModel(connection, factory(connection).modelName)));
}

async function prepareModel(connection: Connection, modelName: string): Promise<void> {
  const model = connection.model(modelName);
  const indexes = model.schema.indexes().map(([key, options]) => ({ ...options, key }) as mongo.IndexDescription);
  if (indexes.length > 0) await model.collection.createIndexes(indexes);
  else await model.createCollection();
}

async function openStore(): Promise<SharedStore> {
  const folder = await mkdtemp(path.join(tmpdir(), 'anaqid-test-'));
  return { folder, database: await openDatabase({ mongodbUri: null, dataFolder: folder }) };
}

afterAll(async () => {
  if (sharedStore === null) return;
  const { folder, database } = await sharedStore;
  await database.close();
  await rm(folder, { recursive: true, force: true });
});
