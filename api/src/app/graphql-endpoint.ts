import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { unwrapResolverError } from '@apollo/server/errors';
import { expressMiddleware } from '@as-integrations/express5';
import type { Request, RequestHandler } from 'express';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { depthLimit } from '../platform/depth-limit.js';
import { DomainError } from '../platform/errors.js';
import {
  FaultError,
  faultMessage,
  isDatabaseAway,
  isDiskFull,
  traceOf,
  type FaultCode,
  type FaultDetails,
} from '../platform/faults.js';
import type { Logger } from '../platform/logger.js';
import { noSubscriptions, rootFieldLimit } from '../platform/operation-limits.js';
import type { Spending } from '../platform/spending.js';
import { leaveSecretsUncompressed } from './answer-compression.js';
import type { RequestContext } from './context.js';
import { costLimit } from './cost-limit.js';

const DEEPEST = 12;
const MAX_ROOT_FIELDS = 30;
const MAX_TOKENS = 3000;
/** Name by which our own app introduces itself, in a header of its GraphQL client. */
const OWN_APP = 'anaqid-web';
/** Error codes of Apollo and graphql-js for documents that cannot be executed. */
const badDocuments = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
]);

interface Endpoint {
  schema: GraphQLSchema;
  production: boolean;
  logger: Logger;
  spending: Spending;
  /** Answers what has not changed. */
  unchanged: ApolloServerPlugin<RequestContext>;
  /** Who asks and with what, as it was read before. */
  contextOf: (request: Request) => RequestContext;
}

interface GraphqlEndpoint {
  middleware: RequestHandler;
  close(): Promise<void>;
}

/** The GraphQL endpoint. Errors reveal nothing of the server's internals. */
export async function createGraphqlEndpoint({
  schema,
  production,
  logger,
  spending,
  unchanged,
  contextOf,
}: Endpoint): Promise<GraphqlEndpoint> {
  const server = new ApolloServer<RequestContext>({
    schema,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [depthLimit(DEEPEST), rootFieldLimit(MAX_ROOT_FIELDS), noSubscriptions],
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      recognizeOldApps(),
      costLimit(schema, spending),
      unchanged,
      leaveSecretsUncompressed(schema),
      logFaults(logger),
    ],
    formatError,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (line) => logger.warn(line),
      error: (line) => logger.error(line),
    },
  });
  await server.start();
  const middleware = expressMiddleware(server, { context: async ({ req }) => contextOf(req) });
  return { middleware, close: () => server.stop() };
}

function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const error = sourceOf(thrown);
  const location = { ...(formatted.path && { path: formatted.path }) };
  if (error instanceof DomainError) {
    const { code, field, detail } = error;
    return {
      ...location,
      message: faultMessage('BAD_REQUEST'),
      extensions: { code: 'BAD_REQUEST', refusal: { code, field, detail } },
    };
  }
  const code = faultCodeOf(error, formatted.extensions?.['code']);
  // Messages about invalid documents quote the client's own text; all other messages are ours.
  const isOwnText = code === 'BAD_REQUEST' && !formatted.message.includes('introspection');
  const details = detailsOf(error);
  const message = isOwnText ? withoutSuggestion(formatted.message) : faultMessage(code, details);
  return { ...location, message, extensions: { code, ...details } };
}

/** What a resolver or a limit threw. Apollo unwraps only what has a path. */
function sourceOf(thrown: unknown): unknown {
  const isLimit = thrown instanceof GraphQLError && thrown.originalError instanceof FaultError;
  return isLimit ? thrown.originalError : unwrapResolverError(thrown);
}

/** Names of fields and values that graphql-js would offer instead of an unknown one; it has no option for those of variables. */
function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean [^?]*\?/g, '');
}

function detailsOf(error: unknown): FaultDetails {
  if (error instanceof FaultError) return error.details;
  return isDiskFull(error) ? { reason: 'DISK_FULL' } : {};
}

function faultCodeOf(error: unknown, apolloCode: unknown): FaultCode {
  if (error instanceof FaultError) return error.faultCode;
  if (isDatabaseAway(error) || isDiskFull(error)) return 'UNAVAILABLE';
  if (apolloCode === 'APP_TOO_OLD') return apolloCode;
  return typeof apolloCode === 'string' && badDocuments.has(apolloCode) ? 'BAD_REQUEST' : 'INTERNAL';
}

/**
 * The documents of our own app fit the schema it was built with. When one does not fit this schema the app is of another version:
 * sending again would never help, loading the app again does.
 */
function recognizeOldApps(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, request }) {
          if (request.http?.headers.get('apollographql-client-name') !== OWN_APP) return;
          for (const { extensions } of errors) {
            if (extensions['code'] === 'GRAPHQL_VALIDATION_FAILED') extensions['code'] = 'APP_TOO_OLD';
          }
        },
      };
    },
  };
}

/** Logs unexpected errors with the request id, without documents and variables, which hold personal data. */
function logFaults(logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, operationName }) {
          for (const thrown of errors) {
            const error = sourceOf(thrown);
            const code = faultCodeOf(error, thrown.extensions['code']);
            if (error instanceof DomainError || (code !== 'INTERNAL' && code !== 'UNAVAILABLE')) continue;
            const path = thrown.path?.join('.');
            logger.error({ requestId: contextValue.requestId, operationName, path, fault: traceOf(error) }, 'fault');
          }
        },
      };
    },
  };
}
