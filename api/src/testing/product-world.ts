import { graphql, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { createLoaders } from '../app/loaders.js';
import { models } from '../app/models.js';
import { createSchema } from '../app/schema.js';
import { createServices, type Services } from '../app/services.js';
import type { Actor } from '../platform/actor.js';
import type { RequestContext } from '../app/context.js';
import { startTestDatabase, type TestDatabase } from './test-database.js';

/** The whole product on its own temporary database, called through its services or its schema, without an HTTP server. */
export interface ProductWorld extends Services {
  readonly database: TestDatabase;
  readonly schema: GraphQLSchema;
  /** Sets the clock to a day and a time of day, both in UTC (time: 09:00 by default). */
  moveTo(day: string, time?: string): void;
  /** The clock's day, in UTC. */
  today(): string;
  /** Services on the same database and clock that have kept nothing in memory yet. */
  startAnew(): Services;
  /** Executes a GraphQL document as an actor (null: not signed in); the result may hold errors. */
  answer(actor: Actor | null, document: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  /** Executes a GraphQL document as an actor and returns its data; throws if there are errors. */
  ask<T>(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<T>;
}

export async function startProductWorld(): Promise<ProductWorld> {
  const database = await startTestDatabase(models);
  const { connection } = database;
  let now = new Date('2019-06-03T09:00:00Z');
  const clock = { now: () => now };
  const services = createServices({ connection, clock });
  const schema = createSchema(() => {});
  const contextFor = (actor: Actor | null): RequestContext => ({
    actor,
    services,
    clock,
    loaders: createLoaders(connection),
    engine: 'EMBEDDED',
    version: 'test',
    session: {
      open: async () => {},
      close: async () => {},
    } as never,
    forAccountId: null,
    requestId: 'test',
    address: null,
  });
  const answer: ProductWorld['answer'] = (actor, source, variableValues = {}) =>
    graphql({ schema, source, variableValues, contextValue: contextFor(actor) });
  return {
    ...services,
    database,
    schema,
    answer,
    startAnew: () => createServices({ connection, clock }),
    today: () => now.toISOString().slice(0, 10),
    moveTo: (day, time = '09:00') => {
      now = new Date(`${day}T${time}:00Z`);
    },
    ask: async <T>(actor: Actor, document: string, variables: Record<string, unknown> = {}) => {
      const { errors, data } = await answer(actor, document, variables);
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
      return data as T;
    },
  };
}
