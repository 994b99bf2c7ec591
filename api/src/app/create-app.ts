import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { StorageEngine } from '@anaqid/shared-types';
import { pinoHttp } from 'pino-http';
import type { Clock } from '../platform/clock.js';
import { beginIncarnation } from '../platform/data-versions.js';
import type { Environment } from '../platform/environment.js';
import {
  faultMessage,
  isDatabaseAway,
  isDiskFull,
  traceOf,
  type FaultCode,
  type FaultDetails,
} from '../platform/faults.js';
import type { Logger } from '../platform/logger.js';
import { controlsOf, createSessions, signedInBy } from '../platform/sessions.js';
import { sessionSecret } from '../platform/settings.js';
import { createSpending } from '../platform/spending.js';
import { compressAnswers } from './answer-compression.js';
import type { RequestContext } from './context.js';
import { createGraphqlEndpoint } from './graphql-endpoint.js';
import { createLoaders } from './loaders.js';
import { createSchema } from './schema.js';
import { createServices, type Services } from './services.js';
import { unchangedAnswers } from './unchanged-answers.js';
import { version } from './version.js';
import { webFiles } from './web-files.js';

/** Header in which the app names the account that an open page, or waiting work, belongs to. */
const ACCOUNT_HEADER = 'anaqid-account';

interface AppOptions {
  connection: Connection;
  clock: Clock;
  environment: Pick<Environment, 'production' | 'trustedProxies' | 'unitsPerMinute' | 'webFolder'>;
  engine: StorageEngine;
  logger: Logger;
}

interface App {
  app: express.Application;
  services: Services;
  close: () => Promise<void>;
}

/** The product as an Express application; `database` must have been migrated. */
export async function createApp(options: AppOptions): Promise<App> {
  const { connection, clock, environment, logger } = options;
  // Built first, so that an operation without an access rule stops the start before anything is opened.
  const schema = createSchema((context) => {
    context.loaders = createLoaders(connection);
  });
  await beginIncarnation(connection);
  const services = createServices({ connection, clock });
  const sessions = createSessions(connection, await sessionSecret(connection));
  const contexts = new WeakMap<Request, RequestContext>();
  const graphql = await createGraphqlEndpoint({
    schema,
    production: environment.production,
    logger,
    spending: createSpending(connection, environment.unitsPerMinute),
    unchanged: unchangedAnswers({ schema, connection, clock, services }),
    contextOf(request) {
      const context = contexts.get(request);
      if (context === undefined) throw new Error('The context of the request has not been read');
      return context;
    },
  });
  // Read before the endpoint, so that a database that is away is answered and logged like any other fault.
  const readContext: RequestHandler = async (request, response, next) => {
    contexts.set(request, await contextOf(options, services, request, response));
    next();
  };

  const app = bareApp(environment);
  app.use(securityHeaders());
  app.use(requestLog(logger));
  app.get('/healthz', (_request, response) => void response.type('text').send('ok'));
  app.get('/readyz', readiness(connection));
  app.use(
    '/graphql',
    onlyJson,
    compressAnswers(),
    express.json({ limit: '256kb', strict: true }),
    sessions.middleware,
    readContext,
    graphql.middleware,
  );
  app.use(webFiles(environment.webFolder));
  app.use((_request, response) => void response.status(404).type('text').send('Not found'));
  app.use(faults(logger));
  return {
    app,
    services,
    async close() {
      await graphql.close();
      await sessions.close();
    },
  };
}

function bareApp({ trustedProxies }: Pick<Environment, 'trustedProxies'>): express.Application {
  const app = express();
  app.disable('x-powered-by');
  // Answers have tags of their own, or none.
  app.disable('etag');
  app.set('trust proxy', trustedProxies);
  return app;
}

async function contextOf(
  { connection, clock, engine }: AppOptions,
  services: Services,
  request: Request,
  response: Response,
): Promise<RequestContext> {
  const signedIn = signedInBy(request, clock);
  return {
    actor: signedIn === null ? null : await services.accounts.actorOf(signedIn),
    forAccountId: request.get(ACCOUNT_HEADER) ?? null,
    services,
    loaders: createLoaders(connection),
    session: controlsOf(request, response, clock),
    clock,
    engine,
    version,
    requestId: requestIdOf(request),
    address: request.ip ?? null,
  };
}

function requestIdOf({ id }: Request): string {
  return typeof id === 'string' ? id : '';
}

function securityHeaders(): RequestHandler {
  const self = "'self'";
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [self],
        scriptSrc: [self],
        // The design system sets sizes and colours in style attributes and in one style element.
        styleSrc: [self, "'unsafe-inline'"],
        imgSrc: [self, 'data:', 'blob:'],
        fontSrc: [self, 'data:'],
        connectSrc: [self],
        workerSrc: [self],
        manifestSrc: [self],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: [self],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Logs method, path and status of each request; never its query, body, cookies or address. */
function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    customLogLevel: (_request, response, error) => (error != null || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: (error: { type?: string }) => ({ type: error.type }),
    },
  });
}

function readiness(connection: Connection): RequestHandler {
  return async (_request, response) => {
    try {
      await connection.db?.command({ ping: 1 });
      response.type('text').send('ready');
    } catch {
      response.status(503).type('text').send('the database does not answer');
    }
  };
}

const onlyJson: RequestHandler = (request, response, next) => {
  // Responses are personal and must not be cached.
  response.setHeader('Cache-Control', 'no-store');
  // Which operations may come by GET, and with which header, is decided where the operation is known.
  if (request.method === 'GET') next();
  else if (request.method !== 'POST') {
    response.setHeader('Allow', 'GET, POST');
    answerFault(response, 405, 'BAD_REQUEST');
  } else if (request.is('application/json') !== 'application/json') answerFault(response, 415, 'BAD_REQUEST');
  else next();
};

function faults(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status !== null) {
      answerFault(response, status, 'BAD_REQUEST');
      return;
    }
    logger.error({ requestId: request.id, fault: traceOf(error) }, 'fault');
    if (isDiskFull(error)) answerFault(response, 503, 'UNAVAILABLE', { reason: 'DISK_FULL' });
    else if (isDatabaseAway(error)) answerFault(response, 503, 'UNAVAILABLE');
    else answerFault(response, 500, 'INTERNAL');
  };
}

/** HTTP status for an error of a body parser. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

function answerFault(response: Response, status: number, code: FaultCode, details: FaultDetails = {}): void {
  response
    .status(status)
    .json({ errors: [{ message: faultMessage(code, details), extensions: { code, ...details } }] });
}
