import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import type { Client } from './client.js';

/** The GraphQL client of the app for one person; the server receives its requests as from a browser. */
export function apolloClientOf(person: Client): ApolloClient {
  const link = new HttpLink({ uri: '/graphql', fetch: (_uri, init) => person.fetch('/graphql', init) });
  const clientAwareness = { name: 'anaqid-web', version: 'test' };
  return new ApolloClient({ link, cache: new InMemoryCache(), clientAwareness });
}
