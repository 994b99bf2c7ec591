import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from 'mongoose';
import type { StorageEngine } from '@anaqid/shared-types';
import { createApp } from './app/create-app.js';
import { migrate } from './app/migrate.js';
import type { Services } from './app/services.js';
import { systemClock, type Clock } from './platform/clock.js';
import { openDatabase } from './platform/database.js';
import { readEnvironment, type Environment } from './platform/environment.js';
import { StartError } from './platform/errors.js';
import { createLogger } from './platform/logger.js';

/** Everything that is set up before the server accepts requests. */
export interface Prepared {
  /** Database, for services on another clock. */
  connection: Connection;
  services: Services;
  engine: StorageEngine;
  environment: Environment;
}

interface ServerOptions {
  /** Default: the process environment. */
  environment?: Environment;
  clock?: Clock;
  /** Runs before anything is built from the records of the database; refuses it by throwing. */
  admit?(prepared: Prepared): Promise<void>;
  /** Receives the share (0-1) of the roll-ups that are built at the first start on older data. */
  rollingUp?(share: number): void;
  /** Runs on the migrated database before the server listens; the seed loads its sample here. */
  prepare?(prepared: Prepared): Promise<void>;
}

export interface RunningServer {
  url: string;
  engine: StorageEngine;
  services: Services;
  /** Single-use link that creates the first administrator; null if there are accounts. */
  firstAdministratorLink: string | null;
  /** Resolves with the reason if the embedded store stops by itself. */
  readonly failed: Promise<Error>;
  /** Waits for the requests in progress, then closes the database. */
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;
const SWEEP_MS = 50;

/**
 * Starts the product.
 *
 * @throws StartError with one sentence for the person who starts it.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const environment = options.environment ?? readEnvironment();
  const clock = options.clock ?? systemClock;
  const database = await openDatabase(environment);
  const { connection, engine, failed } = database;
  try {
    await migrate({ connection, clock });
    const base = { connection, clock, environment, engine, logger: createLogger(environment) };
    const { app, services, close: closeApp } = await createApp(base);
    const prepared = { connection, services, engine, environment };
    await options.admit?.(prepared);
    await services.families.renewSearchFields();
    await services.useCases.buildMissingRollups((share) => options.rollingUp?.(share));
    await options.prepare?.(prepared);
    const token = await services.accounts.makeFirstAdministratorToken();
    const server = createServer(app);
    const url = await listen(server, environment);
    return {
      url,
      engine,
      services,
      failed,
      firstAdministratorLink: token === null ? null : `${url}/first-administrator#${token}`,
      close: once(async () => {
        await closeServer(server);
        await closeApp();
        await database.close();
      }),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The work, done at the first call; later calls wait for the same. */
function once(work: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | null = null;
  return () => (doing ??= work());
}

function listen(server: Server, { port, host }: Environment): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(asStartError(error, port, host)));
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://${urlHost(host)}:${taken}`);
    });
  });
}

function asStartError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is already used by another program. Stop it, or choose another with PORT.`);
  }
  if (error.code === 'EACCES')
    return new StartError(`Port ${port} may not be opened. Choose one above 1023 with PORT.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(`The address ${host} in HOST does not belong to this machine; port ${port} was not opened.`);
  }
  return error;
}

/** URL for a browser on this machine. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Waits for responses in progress, closes idle connections, and destroys the rest after a grace period. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
