import { createConnection, type Connection } from 'mongoose';
import type { StorageEngine } from '@anaqid/shared-types';
import { start, StoreError, type RunningStore } from '@anaqid/store';
import { connectFailure } from './connect-failure.js';
import { checkSafety, databaseIn, safeOptions } from './connection-string.js';
import type { Environment } from './environment.js';
import { StartError } from './errors.js';

/** Connection to the embedded store in the data folder, or to a MongoDB server. */
export interface Database {
  readonly connection: Connection;
  readonly engine: StorageEngine;
  /** Resolves with the reason if the embedded store stops by itself; never for a MongoDB server. */
  readonly failed: Promise<Error>;
  close(): Promise<void>;
}

const DATABASE_NAME = 'anaqid';
const PATIENCE_MS = 5000;

/** @throws StartError if the database cannot be reached or opened. */
export async function openDatabase({
  mongodbUri,
  dataFolder,
}: Pick<Environment, 'mongodbUri' | 'dataFolder'>): Promise<Database> {
  if (mongodbUri !== null) return openServer(mongodbUri);
  const store = await startStore(dataFolder);
  const connection = await connect(store.uri, DATABASE_NAME).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return {
    connection,
    engine: 'EMBEDDED',
    failed: store.failed,
    async close() {
      await connection.close();
      await store.close();
    },
  };
}

async function openServer(uri: string): Promise<Database> {
  checkSafety(uri);
  const connection = await connect(uri, databaseIn(uri) ?? DATABASE_NAME).catch((error: unknown) => {
    throw new StartError(connectFailure(error));
  });
  const unfitness = unfitnessOf(await connection.db?.command({ hello: 1 }));
  if (unfitness !== null) {
    await connection.close();
    throw new StartError(unfitness);
  }
  return { connection, engine: 'MONGODB', failed: new Promise(() => undefined), close: () => connection.close() };
}

async function startStore(folder: string): Promise<RunningStore> {
  try {
    return await start(folder);
  } catch (error) {
    if (error instanceof StoreError) throw new StartError(`The data folder ${folder} cannot be used: ${error.message}`);
    throw error;
  }
}

async function connect(uri: string, dbName: string): Promise<Connection> {
  const connection = createConnection(uri, {
    dbName,
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: PATIENCE_MS,
    ...safeOptions,
  });
  // Without a listener the error of a lost connection would end the process; requests report it themselves.
  connection.on('error', () => undefined);
  await connection.asPromise();
  return connection;
}

/** Why the product cannot work on a server that answers `hello` like this; null if it can. */
function unfitnessOf(hello: Record<string, unknown> | undefined): string | null {
  if (hello?.['msg'] === 'isdbgrid') return null;
  if (hello?.['setName'] === undefined) {
    return 'The MongoDB server in MONGODB_URI is not a replica set. Transactions need one; a single member is enough.';
  }
  if (hello['isWritablePrimary'] === true) return null;
  return 'The MongoDB server in MONGODB_URI is not the primary of its replica set; name the set with replicaSet, without directConnection.';
}
